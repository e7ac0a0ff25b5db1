// Prints generated trees and reads them back, 10,000 in each notation: `npm run bench:round-trip`. The trees and the
// property are those of the tests, which run a slice of them.
import { spawnSync } from 'node:child_process';

const rounds = process.argv[2] ?? '10000';
const { status } = spawnSync('npx', ['vitest', 'run', 'test/math/round-trip.test.ts', '--testTimeout=600000'], {
  stdio: 'inherit',
  env: { ...process.env, GRADECHECK_ROUNDS: rounds },
});
process.exitCode = status ?? 1;
