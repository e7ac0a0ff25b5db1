// Everything about the code that a machine can check without running it; all of it runs, then the failures are named.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The tools, each by the package that brings it and its arguments. */
const CHECKS = [
  { name: 'format', package: 'prettier', arguments: ['--check', '--log-level', 'warn', '.'] },
  { name: 'lint', package: 'eslint', arguments: ['.', '--quiet'] },
  { name: 'types', package: 'typescript', bin: 'tsc', arguments: ['--noEmit'] },
  { name: 'walls', package: 'dependency-cruiser', bin: 'depcruise', arguments: ['src', '--output-type', 'err'] },
  { name: 'unused code', package: 'knip', arguments: [] },
  { name: 'unused code in production', package: 'knip', arguments: ['--production', '--exclude', 'dependencies'] },
];

const failed = [...CHECKS.filter((check) => !passes(check)).map(({ name }) => name), ...schemasAreStale()];
console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`);
process.exit(failed.length === 0 ? 0 : 1);

function passes({ name, package: owner, bin = owner, arguments: given }) {
  console.log(`> ${name}`);
  const { status } = spawnSync(process.execPath, [binOf(owner, bin), ...given], { cwd: root, stdio: 'inherit' });
  return status === 0;
}

function binOf(owner, bin) {
  const folder = new URL(`../node_modules/${owner}/`, import.meta.url);
  const { bin: bins } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
  return fileURLToPath(new URL(typeof bins === 'string' ? bins : bins[bin], folder));
}

/** The committed schemas must be those that the checks in src make. */
function schemasAreStale() {
  console.log('> schemas');
  if (!existsSync(new URL('../dist', import.meta.url))) return ['schemas (run `npm run build` first)'];
  const script = fileURLToPath(new URL('build/schemas.js', import.meta.url));
  return spawnSync(process.execPath, [script, '--check'], { cwd: root, stdio: 'inherit' }).status === 0
    ? []
    : ['schemas'];
}
