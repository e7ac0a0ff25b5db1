import { describe, expect, test } from 'vitest';

import { fromDecimal, rational, toNumber, type Rational } from '../../../src/math/rational.ts';
import type { SymbolTable } from '../../../src/math/symbols.ts';
import { compareQuantities, type QuantityOptions } from '../../../src/math/units/compare-quantities.ts';
import { readQuantity, readUnit, type Quantity } from '../../../src/math/units/read-quantity.ts';
import { isSameUnit, type Unit } from '../../../src/math/units/unit.ts';
import { exactValue } from '../../../src/math/exact.ts';
import { DEFAULT_CONVENTIONS } from '../../../src/model/conventions.ts';
import { declared } from '../reading.ts';

const decimal = (text: string): Rational => fromDecimal(text) ?? rational(0);

function quantity(text: string, symbols: SymbolTable = new Map()): Quantity {
  const reading = readQuantity(text, { syntax: 'typed', symbols, conventions: DEFAULT_CONVENTIONS });
  if ('unreadable' in reading) throw new Error(`${text}: ${reading.unreadable.found}`);
  return reading;
}

function valueOf({ value }: Quantity): number | undefined {
  const exact = value && exactValue(value);
  return exact && toNumber(exact);
}

function unit(text: string): Unit {
  const found = readUnit(text);
  if (!found) throw new Error(`no unit: ${text}`);
  return found;
}

describe('reading', () => {
  test.each([
    ['12.5*m/s^2', 12.5, 'm/s^2'],
    ['12.5 m s^-2', 12.5, 'm/s^2'],
    ['12.5 m s^{-2}', 12.5, 'm/s^2'],
    ['12.5 m·s⁻²', 12.5, 'm/s^2'],
    ['12.5 m/s/s', 12.5, 'm/s^2'],
    ['12.5 m s-2', 12.5, 'm/s^2'],
    ['12.5 m/s²', 12.5, 'm/s^2'],
    ['12.5 m/s**2', 12.5, 'm/s^2'],
    ['12.5m/s2', 12.5, 'm/s^2'],
    ['12.5\\,\\mathrm{m}/\\mathrm{s}^2', 12.5, 'm/s^2'],
    ['$12.5\\ \\frac{\\text{m}}{\\text{s}^2}$', 12.5, 'm/s^2'],
    ['12.5 meters per second squared', 12.5, 'm/s^2'],
    ['-12.5 m/s^2.', -12.5, 'm/s^2'],
    ['(-12.5)*m/s^2', -12.5, 'm/s^2'],
    ['1.25 x 10^1 m/s^2', 12.5, 'm/s^2'],
    ['1.25e1 m/s^2', 12.5, 'm/s^2'],
    ['25/2 m/s^2', 12.5, 'm/s^2'],
    ['m/s^2*12.5', 12.5, 'm/s^2'],
    ['5 N.m', 5, 'J'],
    ['5 kg m / s^2', 5, 'N'],
    ['5 kN ns/(mm Hz)', 5, 'g'],
    ['5 feet', 5, 'ft'],
    ['5 µm', 5, 'um'],
    ['5 μm', 5, 'um'],
    ['5 \\mu m', 5, 'um'],
    ['5 Mg', 5, 't'],
    ['5 mg', 5, 'mg'],
    ['5 square meters', 5, 'm^2'],
    ['1,250 kg', 1250, 'kg'],
    ['m/4', 0.25, 'm'],
    ['3*Mg/10^6', 3e-6, 'Mg'],
    ['2*(3*m)', 6, 'm'],
    ['5 dozen', 5, 'dozen'],
    ['8 Gbit/s', 8, 'Gbit/s'],
    ['90 km/h', 90, 'km/h'],
    ['5 °C', 5, 'degC'],
    ['5 ^\\circ C', 5, 'degC'],
    ['5 Ω', 5, 'ohm'],
    ['5 Joules', 5, 'J'],
    ['5 micrometers', 5, 'µm'],
    ['7 min', 7, 'minutes'],
  ] as const)('%s is %d %s', (text, value, symbol) => {
    const read = quantity(text);
    expect(valueOf(read)).toBeCloseTo(value, 12);
    expect(isSameUnit(read.unit ?? unit('s'), unit(symbol))).toBe(true);
  });

  test('the span of the number and of the whole are those of the text', () => {
    const text = 'v = 12.5 m/s';
    const read = readQuantity(text.slice(4), {
      syntax: 'typed',
      symbols: new Map(),
      conventions: DEFAULT_CONVENTIONS,
      offset: 4,
    });
    expect(read).toMatchObject({ span: { start: 4, end: 12 }, value: { span: { start: 4, end: 8 } } });
  });

  test('letters that differ in case only are a note, and prefixes keep theirs', () => {
    expect(quantity('5 Kj').notes).toContain('unit-case');
    expect(isSameUnit(unit('Kj'), unit('kJ'))).toBe(true);
    expect(isSameUnit(unit('Mg'), unit('mg'))).toBe(false);
    expect(readUnit('MHZ')).toBeUndefined();
    expect(readUnit('hh')).toBeUndefined();
  });

  test('declared names are no units', () => {
    expect(quantity('5 m', declared({ m: 'real' })).unit).toBeUndefined();
  });

  test.each([
    ['9.81+m/s', { start: 4, end: 5 }, '+'],
    ['9.81 m/', { start: 7, end: 7 }, 'the end'],
    ['9.81 m^x', { start: 7, end: 8 }, 'x'],
    ['9.81 m^99999', { start: 7, end: 12 }, '99999'],
    ['(3 m', { start: 4, end: 4 }, 'the end'],
    ['3 m, 4 s', { start: 3, end: 4 }, ','],
  ])('%s is not read', (text, at, found) => {
    const options = { syntax: 'typed', symbols: new Map(), conventions: DEFAULT_CONVENTIONS } as const;
    expect(readQuantity(text, options)).toMatchObject({ unreadable: { at, found } });
  });

  test.each(['('.repeat(5_000) + 'm', 'm'.repeat(100_000), 'm/'.repeat(5_000), '1 m^-', '{{{{m', '\\frac m', '$', ''])(
    'bad input ends: %#',
    (text) => {
      const options = { syntax: 'typed', symbols: new Map(), conventions: DEFAULT_CONVENTIONS } as const;
      expect(Object.keys(readQuantity(text, options)).length).toBeGreaterThan(0);
    },
  );
});

describe('the table', () => {
  test.each([
    ['N', 'kg m/s^2'],
    ['J', 'N m'],
    ['W', 'J/s'],
    ['W', 'V A'],
    ['Pa', 'N/m^2'],
    ['C', 'A s'],
    ['V', 'J/C'],
    ['F', 'C/V'],
    ['ohm', 'V/A'],
    ['S', 'A/V'],
    ['Wb', 'V s'],
    ['T', 'Wb/m^2'],
    ['H', 'Wb/A'],
    ['Gy', 'J/kg'],
    ['L', 'dm^3'],
    ['cc', 'mL'],
    ['M', 'mol/L'],
    ['kWh', 'kJ'],
    ['byte', 'bit'],
    ['lx', 'lm/m^2'],
    ['kat', 'mol/s'],
    ['c yr', 'ly'],
  ])('%s has the dimension of %s', (a, b) => {
    expect(unit(a).dimension).toEqual(unit(b).dimension);
  });

  test.each([
    ['1 kWh', '3.6 MJ'],
    ['1 byte', '8 bit'],
    ['1 KiB', '1024 B'],
    ['1 h', '60 min'],
    ['1 d', '86400 s'],
    ['36 km/h', '10 m/s'],
    ['1 in', '2.54 cm'],
    ['1 mi', '5280 ft'],
    ['1 gal', '4 qt'],
    ['1 pt', '2 cup'],
    ['1 lb', '16 oz'],
    ['1 atm', '760 Torr'],
    ['1 mmol/L', '1 mol/m^3'],
    ['2 dozen', '24'],
    ['3 m/m', '3'],
    ['1 GFLOP/s', '1000 MFLOP/s'],
  ])('%s is %s exactly', (a, b) => {
    expect(compared(a, b)).toBe('equal');
  });
});

function compared(student: string, expected: string, options: Partial<QuantityOptions> = {}): string {
  const all = { symbols: new Map(), conventions: DEFAULT_CONVENTIONS, ...options };
  const { verdict, diagnosis, notes } = compareQuantities(quantity(student), quantity(expected), all);
  return [verdict, diagnosis ?? '', verdict === 'undecided' ? notes.join(' ') : ''].filter(Boolean).join(' ');
}

describe('comparing', () => {
  test.each([
    ['0.01 kg', '10 g', 'equal'],
    ['0.02 kg', '10 g', 'different'],
    ['10', '10 g', 'different missing-unit'],
    ['11', '10 g', 'different missing-unit'],
    ['10 kg', '10 g', 'different wrong-unit'],
    ['10 s', '10 g', 'different wrong-unit'],
    ['g', '10 g', 'different wrong-form'],
    ['1 g', 'g', 'equal'],
    ['0 km', '0 m', 'equal'],
    ['0', '0 m', 'different missing-unit'],
    ['10 m', '10', 'undecided unexpected-unit'],
    ['25 °C', '298.15 K', 'equal'],
    ['298.15 K', '25 °C', 'equal'],
    ['77 °F', '25 °C', 'equal'],
    ['5 °C', '5 K', 'undecided temperature-difference'],
    ['6 °C', '5 K', 'different'],
    ['2 J/°C', '2 J/K', 'equal'],
    ['4 J/kg K', '4 J/(kg K)', 'undecided unit-division'],
    ['4 J/kg/K', '4 J/(kg K)', 'equal'],
    ['60 rpm', '1 Hz', 'undecided unit-of-angle'],
    ['5 rad/s', '5 /s', 'equal'],
  ])('%s for %s: %s', (student, expected, verdict) => {
    expect(compared(student, expected)).toBe(verdict);
  });

  test.each([
    ['10.4 m', '10 m', { tolerance: { absolute: decimal('0.5') } }, 'equal'],
    ['1040 cm', '10 m', { tolerance: { absolute: decimal('0.5') } }, 'equal'],
    ['1060 cm', '10 m', { tolerance: { absolute: decimal('0.5') } }, 'different'],
    ['3.28 ft', '1 m', { tolerance: { relative: decimal('0.01') } }, 'equal'],
    ['3.20 ft', '1 m', { tolerance: { relative: decimal('0.01') } }, 'different'],
    ['180 deg', '3.14159 rad', { tolerance: { relative: decimal('0.0001') } }, 'equal'],
    ['1000 g', '1 kg', { unit: 'same' }, 'different wrong-unit'],
    ['1 kg', '1 kg', { unit: 'same' }, 'equal'],
    ['5 s^-2 m', '5 m/s^2', { unit: 'same' }, 'equal'],
    ['5 N', '5 kg m/s^2', { unit: 'same' }, 'different wrong-unit'],
    ['5 s', '5 m', { unit: 'ignored' }, 'equal'],
    ['1.00 m', '100 cm', { precision: { of: 'figures', count: 3, written: 'exactly' } }, 'equal'],
    ['1.0 m', '100 cm', { precision: { of: 'figures', count: 3, written: 'exactly' } }, 'different wrong-form'],
    ['39.4 in', '1 m', { precision: { of: 'figures', count: 3, written: 'exactly' } }, 'equal'],
    ['39.3 in', '1 m', { precision: { of: 'figures', count: 3, written: 'exactly' } }, 'different'],
  ] satisfies [string, string, Partial<QuantityOptions>, string][])(
    '%s for %s with %o: %s',
    (student, expected, options, verdict) => {
      expect(compared(student, expected, options)).toBe(verdict);
    },
  );

  test('factors that are rounded never make two numbers the very same, nor different', () => {
    expect(compared('360 deg', '1 rev')).toMatch(/^undecided/u);
  });
});
