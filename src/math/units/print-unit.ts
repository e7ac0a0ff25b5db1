import type { Spelling } from '../../model/verdict.ts';
import type { Unit } from './unit.ts';

/** A unit in print: `m/s²`, `J/(kg K)`. */
export function spellUnit({ parts }: Unit): Spelling {
  const above = [...parts].filter(([, exponent]) => exponent > 0);
  const below = [...parts].filter(([, exponent]) => exponent < 0).map(([name, exponent]) => [name, -exponent] as const);
  return {
    text: quotient(above.map(plain), below.map(plain), ' '),
    latex: quotient(above.map(latex), below.map(latex), '\\,'),
  };
}

function quotient(above: readonly string[], below: readonly string[], times: string): string {
  const top = above.length === 0 ? '1' : above.join(times);
  if (below.length === 0) return top;
  const bottom = below.join(times);
  return below.length === 1 ? `${top}/${bottom}` : `${top}/(${bottom})`;
}

type Part = readonly [name: string, exponent: number];

function plain([name, exponent]: Part): string {
  const digits = String(exponent).replaceAll(/\d/gu, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));
  return exponent === 1 ? symbol(name) : symbol(name) + digits;
}

function latex([name, exponent]: Part): string {
  const upright = `\\mathrm{${symbol(name)}}`;
  return exponent === 1 ? upright : `${upright}^{${String(exponent)}}`;
}

function symbol(name: string): string {
  return name.replace('degC', '°C').replace('degF', '°F').replace('deg', '°');
}
