/** A unit as the table holds it: `symbols` and `names` are spellings, `value` is in base units. */
export interface UnitEntry {
  readonly symbols: readonly string[];
  readonly names: readonly string[];
  /** A decimal, or two with a slash between them. */
  readonly factor: string;
  /** `kg m s-2` */
  readonly dimension: string;
  /** Which prefixes its symbols take. Names take all of them (`kilofeet`). */
  readonly prefixes: 'all' | 'none' | 'kilo' | 'binary';
  readonly offset?: string;
  readonly approximate?: true;
}

type Row = readonly [
  symbols: string,
  names: string,
  factor: string,
  dimension: string,
  prefixes: UnitEntry['prefixes'],
];

/** The SI and what stands beside it. Factors are exact by definition. */
const SI: readonly Row[] = [
  ['m', 'meter metre', '1', 'm', 'all'],
  ['g', 'gram gramme', '0.001', 'kg', 'all'],
  ['s', 'second sec', '1', 's', 'all'],
  ['A', 'ampere amp', '1', 'A', 'all'],
  ['K', 'kelvin', '1', 'K', 'all'],
  ['mol', 'mole', '1', 'mol', 'all'],
  ['cd', 'candela', '1', 'cd', 'all'],
  ['Hz', 'hertz', '1', 's-1', 'all'],
  ['N', 'newton', '1', 'kg m s-2', 'all'],
  ['Pa', 'pascal', '1', 'kg m-1 s-2', 'all'],
  ['J', 'joule', '1', 'kg m2 s-2', 'all'],
  ['W', 'watt', '1', 'kg m2 s-3', 'all'],
  ['VA', 'voltampere volt-ampere', '1', 'kg m2 s-3', 'all'],
  ['C', 'coulomb', '1', 's A', 'all'],
  ['V', 'volt', '1', 'kg m2 s-3 A-1', 'all'],
  ['F', 'farad', '1', 'kg-1 m-2 s4 A2', 'all'],
  ['Ω', 'ohm', '1', 'kg m2 s-3 A-2', 'all'],
  ['S', 'siemens mho', '1', 'kg-1 m-2 s3 A2', 'all'],
  ['Wb', 'weber', '1', 'kg m2 s-2 A-1', 'all'],
  ['T', 'tesla', '1', 'kg s-2 A-1', 'all'],
  ['H', 'henry henries', '1', 'kg m2 s-2 A-2', 'all'],
  ['lm', 'lumen', '1', 'cd', 'all'],
  ['lx', 'lux', '1', 'cd m-2', 'all'],
  ['Bq', 'becquerel', '1', 's-1', 'all'],
  ['Gy', 'gray', '1', 'm2 s-2', 'all'],
  ['Sv', 'sievert', '1', 'm2 s-2', 'all'],
  ['kat', 'katal', '1', 's-1 mol', 'all'],
  ['L l ℓ', 'liter litre', '0.001', 'm3', 'all'],
  ['cc ccm', '', '0.000001', 'm3', 'none'],
  ['M', 'molar', '1000', 'mol m-3', 'all'],
  ['t', 'tonne', '1000', 'kg', 'all'],
  ['rad', 'radian', '1', 'rad', 'all'],
  ['sr', 'steradian', '1', 'rad2', 'none'],
  ['Nm', '', '1', 'kg m2 s-2', 'all'],
  ['Wh', 'watthour watt-hour', '3600', 'kg m2 s-2', 'all'],
  ['Ah', '', '3600', 's A', 'all'],
  ['min', 'minute', '60', 's', 'none'],
  ['h hr', 'hour', '3600', 's', 'none'],
  ['d', 'day', '86400', 's', 'none'],
  ['wk', 'week', '604800', 's', 'none'],
  ['yr', 'year', '31557600', 's', 'none'],
  ['ha', 'hectare', '10000', 'm2', 'none'],
  ['rpm', '', '0.10471975511965977461542144610931676280657', 'rad s-1', 'none'],
  ['kph kmh', '', '5/18', 'm s-1', 'none'],
];

/** Other units, by their definitions; those of nature by CODATA 2018, rounded as published. */
const OTHER: readonly Row[] = [
  ['Å Å', 'angstrom ångström', '1e-10', 'm', 'none'],
  ['au AU', '', '149597870700', 'm', 'none'],
  ['ly', 'lightyear light-year', '9460730472580800', 'm', 'all'],
  ['pc', 'parsec', '30856775814913673', 'm', 'all'],
  ['in', 'inch inches', '0.0254', 'm', 'none'],
  ['ft', 'foot feet', '0.3048', 'm', 'kilo'],
  ['yd', 'yard', '0.9144', 'm', 'none'],
  ['mi', 'mile', '1609.344', 'm', 'none'],
  ['nmi', '', '1852', 'm', 'none'],
  ['mph', '', '0.44704', 'm s-1', 'none'],
  ['kn', 'knot', '463/900', 'm s-1', 'none'],
  ['c', 'c0', '299792458', 'm s-1', 'none'],
  ['acre', 'acre', '4046.8564224', 'm2', 'none'],
  ['gal', 'gallon', '0.003785411784', 'm3', 'none'],
  ['qt', 'quart', '0.000946352946', 'm3', 'none'],
  ['pt', 'pint', '0.000473176473', 'm3', 'none'],
  ['cup', 'cup', '0.0002365882365', 'm3', 'none'],
  ['floz', 'fluidounce', '0.0000295735295625', 'm3', 'none'],
  ['tbsp', 'tablespoon', '0.00001478676478125', 'm3', 'none'],
  ['tsp', 'teaspoon', '0.00000492892159375', 'm3', 'none'],
  ['lb lbs lbm', 'pound', '0.45359237', 'kg', 'none'],
  ['oz', 'ounce', '0.028349523125', 'kg', 'none'],
  ['slug', 'slug', '14.59390293720636', 'kg', 'none'],
  ['ton', '', '907.18474', 'kg', 'none'],
  ['u amu Da', 'dalton', '1.66053906660e-27', 'kg', 'all'],
  ['me', '', '9.1093837015e-31', 'kg', 'none'],
  ['lbf', '', '4.4482216152605', 'kg m s-2', 'none'],
  ['dyn', 'dyne', '0.00001', 'kg m s-2', 'none'],
  ['erg', 'erg', '1e-7', 'kg m2 s-2', 'none'],
  ['cal', 'calorie', '4.184', 'kg m2 s-2', 'all'],
  ['eV', 'electronvolt', '1.602176634e-19', 'kg m2 s-2', 'all'],
  ['BTU Btu', '', '1055.05585262', 'kg m2 s-2', 'none'],
  ['hp', 'horsepower', '745.69987158227022', 'kg m2 s-3', 'none'],
  ['bar', 'bar', '100000', 'kg m-1 s-2', 'all'],
  ['atm', 'atmosphere', '101325', 'kg m-1 s-2', 'none'],
  ['Torr', 'torr', '20265/152', 'kg m-1 s-2', 'none'],
  ['mmHg', '', '133.322387415', 'kg m-1 s-2', 'none'],
  ['psi', '', '6894.757293168', 'kg m-1 s-2', 'none'],
  ['Ci', 'curie', '3.7e10', 's-1', 'all'],
  ['Gs', 'gauss', '0.0001', 'kg s-2 A-1', 'all'],
  ['dozen', 'dozen', '12', '', 'none'],
  ['ppm', '', '0.000001', '', 'none'],
  ['ppb', '', '1e-9', '', 'none'],
  ['rev', 'revolution turn cycle', '6.28318530717958647692528676655900576839', 'rad', 'none'],
  ['deg °', 'degree', '0.01745329251994329576923690768488612713', 'rad', 'none'],
  ['degC °C ℃', 'celsius', '1', 'K', 'none'],
  ['degF °F ℉', 'fahrenheit', '5/9', 'K', 'none'],
  ['bit b', 'bit', '1', 'bit', 'binary'],
  ['B', 'byte', '8', 'bit', 'binary'],
  ['FLOP FLOPs Flop Flops', 'flop', '1', 'FLOP', 'all'],
  ['FLOPS', '', '1', 'FLOP s-1', 'all'],
];

const OFFSETS: Readonly<Record<string, string>> = { degC: '273.15', degF: '45967/180' };
const APPROXIMATE: ReadonlySet<string> = new Set(['rpm', 'rev', 'deg', 'pc', 'slug', 'hp', 'psi', 'u', 'me', 'mmHg']);

/** All units that are known. */
export const UNIT_ENTRIES: readonly UnitEntry[] = [...SI, ...OTHER].map(
  ([symbols, names, factor, dimension, prefixes]) => {
    const spelled = symbols.split(' ');
    const first = spelled[0] ?? '';
    const offset = OFFSETS[first];
    return {
      symbols: spelled,
      names: names === '' ? [] : names.split(' '),
      factor,
      dimension,
      prefixes,
      ...(offset !== undefined && { offset }),
      ...(APPROXIMATE.has(first) && { approximate: true as const }),
    };
  },
);

/** Prefixes of the SI: symbols and name, with their power of ten. */
export const PREFIXES: readonly (readonly [symbols: readonly string[], name: string, exponent: number])[] = [
  [['Q'], 'quetta', 30],
  [['R'], 'ronna', 27],
  [['Y'], 'yotta', 24],
  [['Z'], 'zetta', 21],
  [['E'], 'exa', 18],
  [['P'], 'peta', 15],
  [['T'], 'tera', 12],
  [['G'], 'giga', 9],
  [['M'], 'mega', 6],
  [['k'], 'kilo', 3],
  [['h'], 'hecto', 2],
  [['da'], 'deca', 1],
  [['d'], 'deci', -1],
  [['c'], 'centi', -2],
  [['m'], 'milli', -3],
  [['µ', 'μ', 'u'], 'micro', -6],
  [['n'], 'nano', -9],
  [['p'], 'pico', -12],
  [['f'], 'femto', -15],
  [['a'], 'atto', -18],
  [['z'], 'zepto', -21],
  [['y'], 'yocto', -24],
];

/** Prefixes for powers of 1024, by the power. */
export const BINARY_PREFIXES: readonly string[] = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi'];
