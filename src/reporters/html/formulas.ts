import temml from 'temml';

/** Longer formulas are shown as text: typesetting a hundred kilobytes takes half a second. */
const LONGEST_SOURCE = 2_000;
/** A class of thousands with formulas of their own does not fill the memory with MathML. */
const MOST_FORMULAS = 5_000;

const ELEMENTS =
  'math|maction|menclose|merror|mfrac|mi|mmultiscripts|mn|mo|mover|mpadded|mphantom|mprescripts|mroot|mrow|ms|mspace|msqrt|mstyle|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover';
const SAFE_TAG = new RegExp(`^</?(?:${ELEMENTS})(?: (?!href|src|on)[a-z-]+="[^"<>]*")*>$`, 'u');

/**
 * The MathML of a formula (LaTeX without delimiters), or an empty string where it cannot be typeset; then its plain
 * text is shown. Formulas that were typeset before are taken from `known`.
 */
export function typeset(latex: string, known: Map<string, string>): string {
  const before = known.get(latex);
  if (before !== undefined) return before;
  const mathml = latex.length > LONGEST_SOURCE ? '' : safely(latex);
  if (known.size < MOST_FORMULAS) known.set(latex, mathml);
  return mathml;
}

function safely(latex: string): string {
  try {
    const mathml = temml.renderToString(latex, { throwOnError: true, maxSize: [20, 20], maxExpand: 200 });
    return isMathML(mathml) ? widenMod(mathml) : '';
  } catch {
    return ''; // Temml throws a ParseError on what it cannot read and a RangeError on deep nesting.
  }
}

/** Temml writes links for `\ref` and the like; a page takes nothing from it but MathML without addresses. */
function isMathML(html: string): boolean {
  return html.startsWith('<math') && (html.match(/<[^>]*>/gu) ?? []).every((tag) => SAFE_TAG.test(tag));
}

/** In a subscript Temml sets `mod` close to its neighbours, as TeX does, so that `k mod n` reads as one word. */
function widenMod(mathml: string): string {
  return mathml.replaceAll('<mo lspace="0" rspace="0">mod</mo>', '<mo lspace="0.22em" rspace="0.22em">mod</mo>');
}
