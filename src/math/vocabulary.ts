/** Functions whose name is mathematics wherever it stands, with their canonical names. */
const ALWAYS: Readonly<Record<string, string>> = {
  ...same('sin cos tan cot sec csc arcsin arccos arctan arccot arcsec arccsc sinh cosh tanh coth sech csch arctan2'),
  ...same('arcsinh arccosh arctanh arccoth arcsech arccsch exp sqrt cbrt sigmoid softmax softplus ln log'),
  ...{ lg: 'log10', tg: 'tan', ctg: 'cot', cosec: 'csc', cosech: 'csch', arccosec: 'arccsc', atan2: 'arctan2' },
  ...{ asin: 'arcsin', acos: 'arccos', atan: 'arctan', acot: 'arccot', asec: 'arcsec', acsc: 'arccsc' },
  ...{ asinh: 'arcsinh', acosh: 'arccosh', atanh: 'arctanh', acoth: 'arccoth', asech: 'arcsech', acsch: 'arccsch' },
  ...{
    arsinh: 'arcsinh',
    arcosh: 'arccosh',
    artanh: 'arctanh',
    arcoth: 'arccoth',
    arsech: 'arcsech',
    arcsch: 'arccsch',
  },
};

/** Functions whose name is an ordinary word, too: mathematics only where a bracket or script follows at once. */
const BEFORE_BRACKETS: Readonly<Record<string, string>> = {
  ...same('max min argmax argmin abs floor ceil round sign diag outer dot det rank tr trace norm vec zeros ones eye'),
  ...same('gcd lcm binom relu dim transpose erf sum prod mean var root exp2 log2 log10 log1p factorial re im arg conj'),
  ...{ nthroot: 'root', signum: 'sign', binomial: 'binom', nCr: 'binom', nPr: 'permutations', fact: 'factorial' },
  ...{ ReLU: 'relu', Relu: 'relu', ReLu: 'relu', ceiling: 'ceil', sgn: 'sign', grad: 'gradient' },
  ...{ Sigmoid: 'sigmoid', Softmax: 'softmax', Tanh: 'tanh', Max: 'max', Min: 'min', choose: 'binom' },
};

/** The canonical name of a function that is known; undefined for any other word. */
export function functionNamed(word: string): string | undefined {
  return own(ALWAYS, word) ?? own(BEFORE_BRACKETS, word);
}

/** Whether a word is a function even where no bracket follows: `sin x`. */
export function isAlwaysFunction(word: string): boolean {
  return own(ALWAYS, word) !== undefined;
}

/** Whether a name is that of a known function. */
export function isFunctionName(name: string): boolean {
  return FUNCTION_NAMES.has(name);
}

const FUNCTION_NAMES: ReadonlySet<string> = new Set([...Object.values(ALWAYS), ...Object.values(BEFORE_BRACKETS)]);

const SHORT_WORDS: ReadonlySet<string> = new Set(
  (
    'a an am and any are as at be but by can do each for from go had has have he her his how if in into is it its just ' +
    'let me my no not nor of off on one only or our out over per see she so some such than that the them then there ' +
    'these they this those to too two up us use used was we were what when where which while who why will with you ' +
    'your all also both because since hence thus therefore gives give get gets total answer there shape output input ' +
    'size dim dims param params units unit batch layer layers ie eg vs via ok yes bias'
  ).split(' '),
);

/** Whether letters are an English word before they are a product of one-letter names: `in`, `is`, `so`. */
export function isEnglish(word: string): boolean {
  return SHORT_WORDS.has(word.toLowerCase());
}

function same(names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, name]));
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
