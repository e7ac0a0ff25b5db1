// Joins the modules behind the command line into a few files: Node takes about a millisecond to load a module, and a
// command needs 250 of ours. What a command imports only when it needs it stays in files of its own. The library in
// dist/ stays as tsc made it.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const ENTRY = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Replaces dist/cli/main.js by what it joins, with the files that are loaded on demand beside it. */
export async function joinCommandLine() {
  const bundle = await rolldown({ input: ENTRY, platform: 'node', external: (id) => /^[@a-z][^:]*$/.test(id) });
  await bundle.write({
    dir: dirname(ENTRY),
    format: 'esm',
    entryFileNames: 'main.js',
    chunkFileNames: 'main-[name].js',
  });
  await bundle.close();
}
