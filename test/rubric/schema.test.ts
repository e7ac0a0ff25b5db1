import { existsSync, readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';

import { compileValidators } from '../../scripts/build/validators.js';
import { printSchema } from '../../scripts/build/print-schema.js';
import { CHECKS } from '../../src/checks/registry.ts';
import { RESULT_SCHEMA } from '../../src/model/result-schema.ts';
import { composeFrame, composeSchema } from '../../src/rubric/compose-schema.ts';

const kinds = Object.values(CHECKS).map((check) => check.options);
const schema = composeSchema(kinds);
const published = (name: string): string => readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8');

describe('what is made from the checks is current', () => {
  test('schema/rubric.schema.json', () => {
    expect(published('rubric.schema.json')).toBe(printSchema(schema));
  });

  test('schema/result.schema.json', () => {
    expect(published('result.schema.json')).toBe(printSchema(RESULT_SCHEMA));
  });

  test('src/generated/validators.js', () => {
    const file = new URL('../../src/generated/validators.js', import.meta.url);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(compileValidators(composeFrame(kinds), Object.keys(CHECKS)));
  });
});

describe('the schema that editors use', () => {
  const validate = new Ajv2020({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    strictTypes: false,
    strictRequired: false,
  }).compile(schema);
  const rubric = (part: object): object => ({ gradecheck: 1, id: 'test', parts: { a: part } });

  test('has no oneOf and no anyOf, so that the first error is the right one', () => {
    expect(JSON.stringify(schema)).not.toMatch(/"(?:oneOf|anyOf)"/u);
  });

  test('lists every kind of check, each with its keys and its slips', () => {
    expect(JSON.stringify(schema)).toContain(`"enum":${JSON.stringify(Object.keys(CHECKS))}`);
    for (const { kind, properties, slips } of kinds) {
      for (const key of Object.keys(properties)) expect(schema).toHaveProperty(['$defs', kind, 'properties', key]);
      if (slips.length > 0)
        expect(schema).toHaveProperty(['$defs', kind, 'properties', 'mistakes', 'propertyNames', 'enum'], slips);
    }
  });

  test.each([
    ['a part', { check: 'count', points: 1, expect: 30 }, true],
    ['a part that gets its kind from defaults', { points: 1, expect: 30 }, true],
    ['a key that its kind does not have', { check: 'count', points: 1, expect: 30, tolerance: 1 }, false],
    ['a key that no kind has', { points: 1, exepct: 30 }, false],
    [
      'a slip that its kind does not have',
      { check: 'count', points: 1, expect: 30, mistakes: { 'missing-mod': 0.5 } },
      false,
    ],
    ['a kind that there is not', { check: 'gradiant', points: 1 }, false],
    ['a group', { points: 1, parts: { b: { check: 'manual', points: 1 } } }, true],
    ['a group with a check', { check: 'manual', parts: { b: { check: 'manual', points: 1 } } }, false],
    ['a mistake in a group', { parts: { b: { check: 'manual', pionts: 1 } } }, false],
  ])('%s', (_, part, valid) => {
    expect(validate(rubric(part))).toBe(valid);
  });
});

test('the kinds of the registry go by the names that they declare', () => {
  expect(Object.keys(CHECKS)).toEqual(kinds.map(({ kind }) => kind));
});
