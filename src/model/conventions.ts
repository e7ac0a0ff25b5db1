/** How answers are read and what is meant, where universities differ. The defaults are in `DEFAULT_CONVENTIONS`. */
export interface Conventions {
  // meaning
  readonly index_base: 0 | 1 | 'either';
  readonly layout: 'numerator' | 'denominator' | 'either';
  readonly modulo: 'floored' | 'truncated';
  readonly out_of_range: 'zero' | 'error';
  /** Absent: as the layer of the reference says. */
  readonly channels?: 'first' | 'last' | 'either';
  readonly batch_axis: 'required' | 'optional' | 'refused';
  readonly singleton_axes: 'significant' | 'ignored';
  /** Absent: ignored for vectors, significant for matrices. */
  readonly orientation?: 'significant' | 'ignored';
  readonly rounding: 'half-up' | 'half-even' | 'either';
  readonly logarithm: 'natural' | 'base-2' | 'base-10';
  readonly angles: 'radians' | 'degrees';
  readonly constant_of_integration: 'required' | 'optional';
  // reading
  readonly decimal: 'point' | 'comma' | 'point-or-comma';
  readonly imaginary_unit: 'none' | 'i' | 'j' | 'either';
  readonly letter_case: 'significant' | 'ignored';
  readonly division: 'left-to-right' | 'product-first';
  readonly function_argument: 'product' | 'factor';
  readonly mixed_numbers: 'sum' | 'product' | 'refused';
  readonly percent: 'allowed' | 'refused';
  readonly odd_roots: 'real' | 'principal';
  readonly names: 'letters' | 'words';
  readonly subscripts: 'joined' | 'distinct';
  readonly products: 'implied' | 'adjacent' | 'written';
  readonly calls: 'declared' | 'usual-letters' | 'all';
  readonly powers: 'right-to-left' | 'left-to-right';
  readonly inverse_power: 'inverse' | 'reciprocal' | 'refused';
  readonly exponent_letter: 'scientific' | 'capital' | 'symbol';
  readonly euler: 'constant' | 'symbol';
  readonly repeated_signs: 'allowed' | 'refused';
  readonly undeclared_names: 'read' | 'refused';
}

/** What holds where a rubric says nothing: what suits most university homework. */
export const DEFAULT_CONVENTIONS: Conventions = {
  index_base: 'either',
  layout: 'either',
  modulo: 'floored',
  out_of_range: 'error',
  batch_axis: 'optional',
  singleton_axes: 'significant',
  rounding: 'either',
  logarithm: 'natural',
  angles: 'radians',
  constant_of_integration: 'required',
  decimal: 'point',
  imaginary_unit: 'none',
  letter_case: 'significant',
  division: 'left-to-right',
  function_argument: 'product',
  mixed_numbers: 'refused',
  percent: 'allowed',
  odd_roots: 'real',
  names: 'letters',
  subscripts: 'joined',
  products: 'implied',
  calls: 'usual-letters',
  powers: 'right-to-left',
  inverse_power: 'inverse',
  exponent_letter: 'scientific',
  euler: 'constant',
  repeated_signs: 'allowed',
  undeclared_names: 'read',
};
