// Benches read dist.
import { existsSync } from 'node:fs';

/** Ends the process with exit code 2 where nothing has been built. */
export function requireBuild() {
  if (existsSync(new URL('../dist/index.js', import.meta.url))) return;
  console.error('dist is missing. Run `npm run build` first.');
  process.exit(2);
}
