import { compileFunction } from 'node:vm';

import { parse } from 'acorn';
import { transform } from 'sucrase';

import { RubricError } from '../model/diagnostic.ts';
import { Budget, COUNTER } from './budget.ts';
import * as library from './library.ts';
import { diagnosticAt, thrownDiagnostic, type Source } from './source.ts';

/** What the world outside offers to the author's modules. */
export interface Host {
  /** The file that a relative import means; undefined where there is none. */
  resolve(specifier: string, from: Source): { readonly path: string; readonly name: string } | undefined;
  /** The text of a file. */
  read(path: string): string;
  /** An installed package or a part of Node, seen from a file. Throws where there is none. */
  require(specifier: string, from: Source): unknown;
}

/** What was evaluated: the exports of the first file, and all sources by path. */
export interface Evaluated {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly sources: ReadonlyMap<string, Source>;
  /** The file that each import of a source led to, by its specifier. */
  readonly links: ReadonlyMap<Source, ReadonlyMap<string, string>>;
  /** Runs something of the author's with a fresh budget of steps. Throws a RubricError with the place where it has no end. */
  readonly budgeted: Budget['fresh'];
}

/** The specifier under which authors import the library, wherever their files lie. */
export const LIBRARY = 'gradecheck/reference';

/**
 * Evaluates TypeScript without writing a file: each module is transpiled line by line to the body of a function that is
 * called with its own `require`, as Node does it for CommonJS. So `gradecheck/reference` can mean this very library,
 * lines stay those of the author, and cycles give what is there so far. Throws a RubricError.
 */
export function evaluateModules(entry: { readonly path: string; readonly name: string }, host: Host): Evaluated {
  const sources = new Map<string, Source>();
  const budget = new Budget(sources);
  const links = new Map<Source, Map<string, string>>();
  const modules = new Map<string, { exports: unknown }>();
  const load = (file: { readonly path: string; readonly name: string }): unknown => {
    const known = modules.get(file.path);
    if (known) return known.exports;
    const source: Source = { ...file, text: host.read(file.path), compiled: '' };
    sources.set(file.path, source);
    const module: { exports: unknown } = { exports: {} };
    modules.set(file.path, module);
    if (file.path.endsWith('.json')) module.exports = parseJson(source);
    else run(source, module, (specifier) => need(specifier, source));
    return module.exports;
  };
  const need = (specifier: string, from: Source): unknown => {
    if (specifier === LIBRARY) return library;
    if (!/^\.{0,2}\//u.test(specifier)) return installed(host, specifier, from);
    const file = host.resolve(specifier, from);
    if (!file) throw notFound(from, specifier, 'There is no such file.');
    links.set(from, (links.get(from) ?? new Map<string, string>()).set(specifier, file.path));
    return load(file);
  };
  const run = (source: Source, module: { exports: unknown }, require: (specifier: string) => unknown): void => {
    source.compiled = transpile(source);
    const { code, over } = budget.counting(source);
    try {
      const body = compileFunction(code, ['exports', 'require', 'module', ...COUNTER], { filename: source.path });
      budget.fresh(() => {
        Reflect.apply(body, undefined, [module.exports, require, module, budget, over]);
      });
    } catch (thrown) {
      throw new RubricError([thrownDiagnostic(sources.values(), thrown, `${source.name} cannot be run`)]);
    }
  };
  const exports = load(entry);
  return {
    exports: typeof exports === 'object' && exports !== null ? { ...exports } : {},
    sources,
    links,
    budgeted: (call) => budget.fresh(call),
  };
}

function transpile(source: Source): string {
  try {
    const script = transform(source.text, { transforms: ['typescript'], filePath: source.path }).code;
    return transform(oneExportEach(script), { transforms: ['imports'], filePath: source.path }).code;
  } catch (thrown) {
    const { loc, message } = syntaxError(thrown);
    const starts = source.text.split('\n').slice(0, loc.line - 1);
    const offset = starts.reduce((sum, line) => sum + line.length + 1, 0) + loc.column - 1;
    throw new RubricError([
      diagnosticAt(source, offset, { code: 'reference-syntax', message: `${source.name} cannot be read: ${message}.` }),
    ]);
  }
}

/**
 * Writes `export const a = 1, b = 2` as `const a = 1, b = 2; export { a, b }`, on the same lines: sucrase takes the comma
 * for an operator. What cannot be parsed stays, and is reported when it is compiled.
 */
function oneExportEach(script: string): string {
  let result = script;
  for (const { start, end, names } of longExports(script).toReversed())
    result = `${result.slice(0, start)}${' '.repeat('export'.length)}${result.slice(start + 'export'.length, end)}; export { ${names.join(', ')} };${result.slice(end)}`;
  return result;
}

function longExports(script: string): { start: number; end: number; names: readonly string[] }[] {
  try {
    return parse(script, { ecmaVersion: 'latest', sourceType: 'module' }).body.flatMap((statement) => {
      if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'VariableDeclaration')
        return [];
      const ids = statement.declaration.declarations.map(({ id }) => id);
      const names = ids.flatMap((id) => (id.type === 'Identifier' ? [id.name] : []));
      return ids.length > 1 && names.length === ids.length
        ? [{ start: statement.start, end: statement.end, names }]
        : [];
    });
  } catch {
    return [];
  }
}

/** Line and column from 1. The file and the place are taken out of the message: they are shown beside it. */
function syntaxError(thrown: unknown): { loc: { line: number; column: number }; message: string } {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const match = /\((\d+):(\d+)\)$/u.exec(message);
  const words = message.replace(/^Error transforming .*?: /u, '').replace(/ \(\d+:\d+\)$/u, '');
  return { loc: { line: Number(match?.[1] ?? 1), column: Number(match?.[2] ?? 1) }, message: words };
}

function parseJson(source: Source): unknown {
  try {
    return JSON.parse(source.text);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new RubricError([
      diagnosticAt(source, 0, { code: 'reference-syntax', message: `${source.name} is no valid JSON: ${reason}` }),
    ]);
  }
}

function installed(host: Host, specifier: string, from: Source): unknown {
  try {
    return host.require(specifier, from);
  } catch (thrown) {
    const reason = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown);
    throw notFound(from, specifier, reason);
  }
}

function notFound(from: Source, specifier: string, reason: string): RubricError {
  const at = Math.max(from.text.indexOf(`'${specifier}'`), from.text.indexOf(`"${specifier}"`)) + 1;
  const message = `${from.name} imports ${specifier}, which cannot be loaded. ${reason}`;
  return new RubricError([diagnosticAt(from, at, { code: 'reference-import', message })]);
}
