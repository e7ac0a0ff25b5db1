import type { DeclaredSymbol, SymbolTable } from '../../math/symbols.ts';
import type { Finding } from '../../model/finding.ts';
import type { Passage } from '../../model/passage.ts';
import { ALL, compare, NONE, type Share } from '../../model/share.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { OptionsOf, Preparation, Problem, Setting } from '../define-check.ts';
import type { AlsoFormula } from '../shared/formula-alternative.ts';
import { readCredit } from '../shared/formula-key.ts';
import { judgeGradient } from './judge.ts';
import type { GRADIENT_OPTIONS } from './options.ts';
import { prepareGradient, type PreparedGradient } from './prepare.ts';

/** A gradient part with the other derivatives that it takes, which `also` names by their `of` or `wrt`. */
export interface PreparedDerivatives extends PreparedGradient {
  readonly others?: readonly OtherDerivative[];
}

/** Another derivative than the asked one, and what an answer that gives it earns. */
export interface OtherDerivative {
  readonly prepared: PreparedGradient;
  readonly credit: Share;
  readonly findings: readonly Finding[];
}

type Options = OptionsOf<typeof GRADIENT_OPTIONS>;
type Entry = Extract<AlsoFormula, object>;

/** Prepares the asked derivative, and beside it those of `also`. */
export function prepareDerivatives(options: Options, setting: Setting): Preparation<PreparedDerivatives> {
  const also = (options.also ?? []).map((one, index) => ({ one, index }));
  const own = also.filter(({ one }) => !isOther(one)).map(({ one }) => one);
  const { prepared: main, problems = [] } = prepareGradient({ ...options, also: own }, setting);
  const made = also.flatMap(({ one, index }) => (isOther(one) ? [otherFrom(one, index, { options, setting })] : []));
  const all = [...problems, ...made.flatMap((one) => ('problems' in one ? one.problems : []))];
  if (!main || all.length > problems.length) return { problems: all };
  const others = made.flatMap((one) => ('other' in one ? [one.other] : []));
  return { prepared: { ...main, others }, problems };
}

function isOther(one: AlsoFormula): one is Entry {
  return typeof one === 'object' && (one.of !== undefined || one.wrt !== undefined);
}

function otherFrom(
  { of, wrt, expect, credit: written, feedback }: Entry,
  index: number,
  { options, setting }: { readonly options: Options; readonly setting: Setting },
): { readonly other: OtherDerivative } | { readonly problems: readonly Problem[] } {
  const share = readCredit(written ?? 1, ['also', index, 'credit']);
  if ('problem' in share) return { problems: [share.problem] };
  const asked = { ...options, also: [], of: of ?? options.of, wrt: wrt ?? options.wrt, expect };
  const symbols = withFirst(setting.symbols, `${asked.of} ${asked.wrt} ${String(expect)}`);
  const { prepared, problems = [] } = prepareGradient(asked, { ...setting, symbols });
  const placed = problems.map((one) => ({ ...one, path: ['also', index] }));
  if (!prepared) return { problems: placed };
  const { credit } = share;
  const note: Finding[] =
    feedback === undefined
      ? compare(credit, ALL) === 0
        ? []
        : [{ code: 'accepted-in-part' }]
      : [{ code: 'author-note', data: { text: feedback } }];
  return { other: { prepared, credit, findings: note } };
}

/** The names that a text uses come first, so that a spelling which two names share means the one that is used. */
function withFirst(symbols: SymbolTable, text: string): SymbolTable {
  const words = new Set(text.match(/[A-Za-z]\w*/gu));
  // `dL/dx` uses L and x.
  const isUsed = ({ name }: DeclaredSymbol): boolean => words.has(name) || words.has(`d${name}`);
  const all = [...symbols];
  return new Map([...all.filter(([, one]) => isUsed(one)), ...all.filter(([, one]) => !isUsed(one))]);
}

/** Judges an answer as the asked derivative; one that is not right as that, as the others, which must be right in full. */
export function judgeDerivatives(part: PreparedDerivatives, passage: Passage): Verdict {
  const verdict = judgeGradient(part, passage);
  if (verdict.status === 'correct') return verdict;
  for (const { prepared, credit, findings } of part.others ?? []) {
    const other = judgeGradient(prepared, passage);
    const isBetter = compare(credit, verdict.credit) > 0 || verdict.status === 'undecided';
    if (other.status !== 'correct' || other.review.length > 0 || !isBetter) continue;
    const status = compare(credit, ALL) === 0 ? 'correct' : compare(credit, NONE) > 0 ? 'partial' : 'incorrect';
    return { ...other, status, credit, findings: [...findings, ...other.findings] };
  }
  return verdict;
}
