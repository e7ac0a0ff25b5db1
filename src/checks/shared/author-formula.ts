import type { Agreement } from '../../calculus/agreement.ts';
import type { Drawn } from '../../calculus/draws.ts';
import type { CaseFrame } from '../../calculus/cases.ts';
import type { NamedFunctions } from '../../calculus/named-functions.ts';
import type { Names } from '../../calculus/world.ts';
import { readMath } from '../../math/read-math.ts';
import type { Tree } from '../../math/tree.ts';
import type { Problem, Setting } from '../define-check.ts';
import { conventionsOfAuthor, notSupported } from './expected.ts';
import { withDeltas } from './formula-key.ts';
import { functionsOf } from './functions.ts';

/** Reads a formula of the author's with the reader that reads students. */
export function readFormula(
  written: string | number,
  path: Problem['path'],
  { symbols, conventions }: Setting,
): { readonly tree: Tree } | { readonly problem: Problem } {
  const text = String(written).replaceAll('$', '');
  const reading = readMath(text, {
    syntax: text.includes('\\') ? 'latex' : 'plain',
    symbols,
    conventions: conventionsOfAuthor(written, { conventions }),
    author: true,
  });
  if (!('unreadable' in reading)) return { tree: withDeltas(reading.tree, symbols) };
  const { found, expected } = reading.unreadable;
  const where = found === '' ? 'it ends' : `\`${found}\` stands`;
  const message = `\`${text}\` cannot be read: ${where} where ${expected} is expected.`;
  return { problem: { path, severity: 'error', code: 'unreadable-expression', message } };
}

/** All names that have values in a part: declared ones, quantities, and numbers of the reference. */
export function namesOfSetting({ symbols, reference }: Setting): Names {
  const constants = new Map<string, Drawn>();
  for (const [name, value] of reference?.values ?? []) if (typeof value !== 'string') constants.set(name, value);
  return { symbols, quantities: reference?.quantities ?? new Map(), constants };
}

/** The functions that formulas of a part may call by name; made once for each setting. */
export function functionsOfSetting(setting: Setting): NamedFunctions {
  const known = functions.get(setting);
  if (known) return known;
  const made = functionsOf(setting.symbols, setting.reference, setting.seed);
  functions.set(setting, made);
  return made;
}

const functions = new WeakMap<Setting, NamedFunctions>();

/** What cases need to know besides values: functions with names, and names that stand for places in arrays. */
export function extrasOfSetting(setting: Setting): Pick<CaseFrame, 'functions' | 'positions'> {
  const named = functionsOfSetting(setting);
  const places = [...(setting.reference?.quantities.values() ?? [])].filter(({ isPosition }) => isPosition === true);
  return {
    ...(named.size > 0 && { functions: named }),
    ...(places.length > 0 && { positions: new Set(places.map(({ name }) => name)) }),
  };
}

/** A mistake of the author's. */
export function authorError(path: Problem['path'], code: string, message: string, help?: string): Problem {
  return { path, severity: 'error', code, message, ...(help !== undefined && { help }) };
}

/**
 * What is said of an `expect` that cannot be compared with the reference. A name or a shape that does not fit is the
 * author's; what this version has no value for is ours.
 */
export function unproven(agreement: Agreement | undefined): Problem {
  const problem = agreement?.kind === 'problem' ? agreement : undefined;
  if (problem?.code === 'unknown-name' && problem.name !== undefined && !IDENTITY.has(problem.name))
    return authorError(
      ['expect'],
      'cannot-be-proven',
      `This cannot be proven against the reference: \`${problem.name}\` has no value.`,
    );
  return notSupported('A formula that cannot be evaluated, and so not be proven against the reference,', ['expect']);
}

/** Names of the identity matrix, which needs no declaration. */
const IDENTITY: ReadonlySet<string> = new Set(['I', 'Id']);

/** A value as messages for authors show it: three figures. */
export function roundedForAuthors(value: number): string {
  return Number(value.toPrecision(3)).toString().replace('-', '−');
}
