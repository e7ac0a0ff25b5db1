import { existsSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';

import { RubricError } from '../model/diagnostic.ts';
import { classifyExports } from './classify-exports.ts';
import { evaluateModules, type Host } from './evaluate-modules.ts';
import type { Reference } from './reference.ts';

/** A reference, and all files that it is made of. */
export interface LoadedReference {
  readonly reference: Reference;
  /** The reference first, then what it imports of its own; names are relative to its folder, with `/`. For the hash. */
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Endings that an import may leave out, or have instead of the one that is written. */
const ENDINGS = ['', '.ts', '.mts', '.js', '.mjs', '.cjs', '.json', '/index.ts', '/index.js'];

/**
 * Loads an author's `reference.ts`. It runs with the rights of the user, as the author is trusted. Nothing is written,
 * nothing needs to be installed beside it. Throws a RubricError, with the place, where it cannot be read, compiled or
 * run.
 */
export async function loadReference(file: string): Promise<LoadedReference> {
  const path = resolve(file);
  const folder = dirname(path);
  const bytes = new Map<string, Uint8Array>();
  const entry = { path, name: nameIn(folder, path) };
  bytes.set(path, await readEntry(path, entry.name));
  const host: Host = {
    resolve: (specifier, from) => {
      const found = existing(resolve(dirname(from.path), specifier));
      return found === undefined ? undefined : { path: found, name: nameIn(folder, found) };
    },
    read: (wanted) => {
      const content = bytes.get(wanted) ?? readFileSync(wanted);
      bytes.set(wanted, content);
      return new TextDecoder().decode(content);
    },
    require: (specifier, from) => createRequire(from.path)(specifier) as unknown,
  };
  const evaluated = evaluateModules(entry, host);
  const source = evaluated.sources.get(path);
  if (!source) throw new Error('the reference is not among the files that were evaluated');
  return {
    reference: classifyExports(evaluated, source),
    files: Array.from(bytes, ([from, content]) => ({ name: nameIn(folder, from), bytes: content })),
  };
}

async function readEntry(path: string, name: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    const message = `The reference ${name} cannot be read: ${reason}`;
    throw new RubricError([{ code: 'reference-missing', severity: 'error', message }]);
  }
}

/** As written, with an ending added, or with `.ts` where `.js` is written, as TypeScript's own imports do. */
function existing(path: string): string | undefined {
  const paths = [...ENDINGS.map((ending) => path + ending), path.replace(/\.([cm]?)js$/u, '.$1ts')];
  return paths.find((one) => existsSync(one) && statSync(one).isFile());
}

function nameIn(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}
