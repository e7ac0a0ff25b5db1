// Builds dist/ without a shell: types are checked and stripped by tsc, everything else is made or copied here.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { joinCommandLine } from './build/command-line.js';
import { buildTemplates } from './build/templates.js';
import { buildValidators } from './build/validators.js';

const root = new URL('..', import.meta.url);
const generated = new URL('src/generated/', root);
const distGenerated = new URL('dist/generated/', root);

rmSync(new URL('dist', root), { recursive: true, force: true });
buildTemplates();
compileTypeScript();
await buildValidators(); // From dist: the checks say which keys there are.
mkdirSync(distGenerated, { recursive: true });
for (const name of readdirSync(generated)) copyFileSync(new URL(name, generated), new URL(name, distGenerated));
await joinCommandLine();

function compileTypeScript() {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const arguments_ = [tsc, '-p', 'tsconfig.build.json'];
  const { status } = spawnSync(process.execPath, arguments_, { cwd: fileURLToPath(root), stdio: 'inherit' });
  if (status === 0) return;
  rmSync(new URL('dist', root), { recursive: true, force: true }); // Half a build would only confuse.
  process.exit(status ?? 1);
}
