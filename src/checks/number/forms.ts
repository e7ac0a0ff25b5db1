import { hasNumberForm, type NumberForm } from '../../math/forms/number-forms.ts';
import type { Tree } from '../../math/tree.ts';
import { figuresOfTree, type DecimalMark } from '../../math/values/figures.ts';
import { isWrittenAs, type Precision } from '../../math/values/precision.ts';
import type { Problem } from '../define-check.ts';

/** How an answer has to be written. */
export interface AskedForm {
  /** Significant figures or decimal places: the answer is the expected number rounded to them. */
  readonly precision?: Precision;
  readonly forms: readonly NumberForm[];
  /** The number itself, not a rounded one. */
  readonly exact: boolean;
  /** Nothing is left to be worked out or cut down. */
  readonly simplified: boolean;
}

const FORMS: ReadonlyMap<string, NumberForm> = new Map([
  ['fraction', 'fraction'],
  ['decimal', 'decimal'],
  ['scientific', 'scientific'],
]);

/** Reads `form`, and names what is none of a number. A form without a credit for another one is refused. */
export function formOf(
  written: string | readonly string[] | undefined,
  mistakes: Readonly<Record<string, unknown>> = {},
): { readonly form?: AskedForm; readonly problems: readonly Problem[] } {
  if (written === undefined) return { problems: [] };
  const all = typeof written === 'string' ? [written] : written;
  const problems = [...all.flatMap(notOfNumbers), ...(mistakes['wrong-form'] === undefined ? [noCredit()] : [])];
  const precision = all.map(precisionOf).find((one) => one !== undefined);
  const form = {
    ...(precision && { precision }),
    forms: all.flatMap((one) => FORMS.get(one) ?? []),
    exact: all.includes('exact'),
    simplified: all.includes('simplified'),
  };
  return { form, problems };
}

function precisionOf(written: string): Precision | undefined {
  const match = /^(?<count>\d+) (?<of>significant figures|decimal places)$/u.exec(written);
  const count = Number(match?.groups?.['count']);
  if (!match || count > MOST_DIGITS) return undefined;
  return { of: match.groups?.['of'] === 'decimal places' ? 'places' : 'figures', count, written: 'exactly' };
}

const MOST_DIGITS = 100;

function notOfNumbers(written: string): Problem[] {
  const isKnown = precisionOf(written) ?? FORMS.get(written);
  if (isKnown !== undefined || written === 'exact' || written === 'simplified') return [];
  const message = `\`${written}\` is no form of a number.`;
  return [{ path: ['form'], severity: 'error', code: 'bad-form', message }];
}

function noCredit(): Problem {
  return {
    path: ['form'],
    severity: 'error',
    code: 'form-without-credit',
    message: 'It is not said what the right number in another form earns.',
    help: 'Add `mistakes: { wrong-form: 1/2 }`, or 0.',
  };
}

/** Whether a number is written in the form asked for; undefined where that cannot be told. */
export function isFormed(side: Tree | undefined, form: AskedForm, decimal: DecimalMark): boolean | undefined {
  if (!side) return undefined;
  const { precision, forms, simplified } = form;
  if (precision && !isWrittenAs(figuresOfTree(side, decimal), precision)) return false;
  if (!forms.every((one) => hasNumberForm(side, one))) return false;
  return simplified ? isSimplified(side) : true;
}

/** A literal or a fraction in lowest terms. Whether a root can be simplified is not decided. */
function isSimplified(side: Tree): boolean | undefined {
  if (!hasNumberForm(side, 'lowest terms')) return false;
  const isPlain = hasNumberForm(side, 'fraction') || hasNumberForm(side, 'decimal');
  return isPlain ? true : undefined;
}
