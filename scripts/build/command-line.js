// Joins the modules behind the command line, ours and those of packages, into a few files: Node takes about a millisecond
// to load a module, and a command needs 400. What a command imports only when it needs it stays in files of its own. The
// library in dist/ stays as tsc made it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const ENTRY = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Replaces dist/cli/main.js by what it joins, with the files that are loaded on demand and the licences beside it. */
export async function joinCommandLine() {
  const bundle = await rolldown({ input: ENTRY, platform: 'node' });
  const folder = dirname(ENTRY);
  const { output } = await bundle.write({
    dir: folder,
    format: 'esm',
    entryFileNames: 'main.js',
    chunkFileNames: 'main-[name].js',
  });
  await bundle.close();
  const packages = new Set(output.flatMap((file) => file.moduleIds ?? []).flatMap(packageOf));
  writeFileSync(join(folder, 'licences.txt'), [...packages].toSorted().map(licenceOf).join('\n'));
}

/** The folder of the package that a module belongs to; none for our own. */
function packageOf(module) {
  const found = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module);
  return found ? [found[0]] : [];
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = existsSync(folder) && readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
  return `${name} ${version} (${license})\n\n${text}\n`;
}
