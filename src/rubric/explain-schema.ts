import type { SchemaError } from '../generated/validators.js';
import type { Diagnostic } from '../model/diagnostic.ts';
import { LANGUAGE_VERSION, type Schema } from './frame.ts';
import { nearest } from './nearest.ts';
import { keysOf, listOf } from './schema-walk.ts';
import { diagnosticAt, find, nodeAt, type YamlNode } from './tree.ts';
import { either, homeOf, LANGUAGE } from './vocabulary.ts';

/** What was validated: a tree, its rule, and how a sentence names it (`in a part with check: count`). */
export interface Validated {
  readonly node: YamlNode;
  readonly rule: Schema | undefined;
  readonly where: string;
}

/** The errors of a validator in the author's words, one for each mistake. */
export function explainErrors(errors: readonly SchemaError[], validated: Validated): Diagnostic[] {
  const located = errors.filter(({ keyword }) => !ECHOES.has(keyword)).map((error) => locate(error, validated));
  const meant = new Set(located.filter(isUnknownKey).flatMap((one) => suggestion(one)?.key ?? []));
  return located
    .filter(({ error }) => !(error.keyword === 'required' && meant.has(text(error.params['missingProperty']))))
    .map((one) => explain(one));
}

/** Words of other tools for keys of this language. */
const SYNONYMS: Readonly<Record<string, string>> = {
  answer: 'expect',
  value: 'expect',
  expected: 'expect',
  solution: 'expect',
  correct: 'expect',
  question: 'ask',
  prompt: 'ask',
  given: 'ask',
  description: 'ask',
  score: 'points',
  weight: 'points',
  worth: 'points',
  kind: 'check',
  partial: 'mistakes',
  slips: 'mistakes',
  alternatives: 'also',
  accept: 'also',
  keywords: 'criteria',
  concepts: 'criteria',
  choices: 'options',
  tol: 'tolerance',
  precision: 'tolerance',
  variables: 'symbols',
  names: 'symbols',
  subparts: 'parts',
  questions: 'parts',
  items: 'parts',
  function: 'of',
  respect_to: 'wrt',
  name: 'title',
  version: 'gradecheck',
  bonus: 'extra',
  tests: 'examples',
};

/** Rules that only repeat what another error says. */
const ECHOES = new Set(['if', 'allOf', 'propertyNames', '$ref']);

/** An error with what it is about. `path` leads to the map where a key is meant, else to the value. */
interface Located {
  readonly error: SchemaError;
  readonly path: readonly (string | number)[];
  readonly validated: Validated;
  /** The rule for the value; for a name, that of its map. */
  readonly rule: Schema | undefined;
}

function locate(error: SchemaError, validated: Validated): Located {
  let node: YamlNode | undefined = validated.node;
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => {
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
      const known: string | number = node?.kind === 'list' ? Number(key) : key;
      node = node && nodeAt(node, [known]);
      return known;
    });
  return { error, path, validated, rule: LANGUAGE.along(validated.rule, validated.node, path) };
}

function isUnknownKey({ error }: Located): boolean {
  return error.keyword === 'additionalProperties';
}

function explain(one: Located): Diagnostic {
  if (one.error.propertyName !== undefined) return badName(one, one.error.propertyName);
  const { keyword, params } = one.error;
  switch (keyword) {
    case 'additionalProperties':
      return unknownKey(one, text(params['additionalProperty']));
    case 'required':
      return missingKey(one, text(params['missingProperty']));
    case 'enum':
      return unknownWord(one);
    case 'const':
      return say(
        one,
        'wrong-value',
        `\`${shown(one)}\` cannot stand here; it must be ${text(params['allowedValue'])}.`,
      );
    case 'type':
      return wrongType(one);
    case 'maximum':
    case 'minimum':
    case 'pattern':
      return outOfBounds(one);
    default:
      return say(one, 'too-few', `\`${nameOf(one)}\` has too few entries.`);
  }
}

function unknownKey(one: Located, key: string): Diagnostic {
  const likely = suggestion(one);
  const misplaced = likely?.near === true ? undefined : misplacedKey(one, key);
  if (misplaced !== undefined) return say(one, misplaced.code, misplaced.message, { key });
  const known = knownKeys(one);
  const help = likely
    ? `Did you mean \`${likely.key}\`?`
    : known.length > 0
      ? `Known: ${known.join(', ')}.`
      : undefined;
  return say(one, 'unknown-key', `\`${key}\` is no key ${whereOf(one)}.`, { key, help });
}

/** A key that the language has, but not here. */
function misplacedKey(one: Located, key: string): { readonly code: string; readonly message: string } | undefined {
  if (key === '<<')
    return {
      code: 'merge-key',
      message:
        '`<<` (a merge key) is no part of YAML 1.2. Keys for several parts go into `defaults` of the group above them.',
    };
  const where = whereOf(one);
  const code = 'misplaced-key';
  if (where === IN_GROUP && keysOf(LANGUAGE.definition('defaults')?.['properties']).includes(key))
    return { code, message: `\`${key}\` does not belong ${where}; what holds for all of them goes into \`defaults\`.` };
  const home = homeOf(key);
  return home === undefined
    ? undefined
    : { code, message: `\`${key}\` does not belong ${where}; it is known in ${home}.` };
}

/** The key that was probably meant; `near` where it is a matter of spelling. */
function suggestion(one: Located): { readonly key: string; readonly near: boolean } | undefined {
  const key = text(one.error.params['additionalProperty']);
  const known = knownKeys(one);
  const near = nearest(key, known);
  if (near !== undefined) return { key: near, near: true };
  if (key === 'unit' || key === 'units') return { key: 'expect: 9.9 m/s', near: true };
  const synonym = Object.hasOwn(SYNONYMS, key) ? SYNONYMS[key] : undefined;
  return synonym !== undefined && known.includes(synonym) ? { key: synonym, near: false } : undefined;
}

function knownKeys({ rule }: Located): string[] {
  return keysOf(rule?.['properties']);
}

function missingKey(one: Located, key: string): Diagnostic {
  if (key === 'gradecheck')
    return say(one, 'missing-key', `This file does not say which version of the rubric language it is written in.`, {
      help: `Begin it with \`gradecheck: ${LANGUAGE_VERSION}\`.`,
    });
  return say(one, 'missing-key', `\`${key}\` is missing ${whereOf(one)}.`);
}

function unknownWord(one: Located): Diagnostic {
  const allowed = (Array.isArray(one.error.params['allowedValues']) ? one.error.params['allowedValues'] : []).map(
    String,
  );
  const likely = nearest(shown(one), allowed);
  const help = likely === undefined ? `Known: ${allowed.join(', ')}.` : `Did you mean \`${likely}\`?`;
  return say(one, 'unknown-word', `\`${shown(one)}\` is not known here.`, { help });
}

function badName(one: Located, name: string): Diagnostic {
  const allowed = listOf(one.error.params['allowedValues']);
  if (allowed.length === 0) return say(one, 'bad-name', nameRule(one, name), { key: name });
  const likely = nearest(name, allowed);
  const help = likely === undefined ? `Known: ${allowed.join(', ')}.` : `Did you mean \`${likely}\`?`;
  return say(
    one,
    'unknown-slip',
    `\`${name}\` is no known slip${one.path.length > 1 ? '' : ` ${one.validated.where}`}.`,
    { key: name, help },
  );
}

function nameRule(one: Located, name: string): string {
  const owner = nameOf(one);
  if (owner === 'examples') return `\`${name}\` is neither a number of points nor \`review\`.`;
  if (owner === 'levels') return `\`${name}\` is no number of points.`;
  if (owner === 'words') return `\`${name}\` cannot name a word list: small letters, digits and hyphens make a name.`;
  return `\`${name}\` cannot be a name here.${owner === 'parts' ? ' A part is named by letters, digits, hyphens and underscores; dots open levels.' : ''}`;
}

function wrongType(one: Located): Diagnostic {
  const node = nodeAt(one.validated.node, one.path);
  const name = nameOf(one);
  if (node?.kind === 'list' && name === 'parts')
    return say(one, 'parts-list', "`parts` is a map: the key is the part's name (`a:`), not a list with `- id:`.");
  if (node?.kind === 'list' && name === 'expect')
    return say(one, 'several-answers', '`expect` is one answer. Further ones go under `also`.');
  if (node && isSetInBraces(node))
    return diagnosticAt(node.at, {
      code: 'braces',
      message: 'A set in braces needs quotes: "{1, 3}". Without them { belongs to YAML.',
    });
  if (node && isNothing(node)) return say(one, 'no-value', `\`${name}\` has no value.`);
  const types = listOf(one.error.params['type']).map((type) => TYPES[type] ?? type);
  return say(one, 'wrong-type', `${said(node, name)}; ${either(types)} is expected.`);
}

function isSetInBraces(node: YamlNode): boolean {
  return (
    node.kind === 'map' && node.entries.size > 0 && [...node.entries.values()].every(({ value }) => isNothing(value))
  );
}

function isNothing(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null && node.source === '';
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
};

function said(node: YamlNode | undefined, name: string): string {
  if (node?.kind === 'map') return `A map cannot stand under \`${name}\``;
  if (node?.kind === 'list') return `A list cannot stand under \`${name}\``;
  return `\`${node?.source ?? ''}\` cannot stand under \`${name}\``;
}

function outOfBounds(one: Located): Diagnostic {
  const { keyword, params } = one.error;
  const isShare =
    one.rule?.['maximum'] === 1 && one.rule['minimum'] === 0 && listOf(one.rule['type']).includes('string');
  if (isShare) {
    const problem = { maximum: 'is more than 1', minimum: 'is less than 0' }[keyword] ?? 'is no share';
    return say(
      one,
      'not-a-share',
      `${shown(one)} ${problem}: a share of the points is meant, such as 1/2, 0.5 or 50 %.`,
    );
  }
  if (keyword === 'pattern') {
    const description = one.rule?.['description'];
    const help = typeof description === 'string' ? description : undefined;
    return say(one, 'bad-form', `\`${shown(one)}\` cannot be read as \`${nameOf(one)}\`.`, { help });
  }
  const size = keyword === 'maximum' ? 'large' : 'small';
  const bound = `${text(params['comparison'])} ${text(params['limit'])}`;
  return say(one, 'out-of-bounds', `${shown(one)} is too ${size} for \`${nameOf(one)}\`: ${bound} is expected.`);
}

/** The key that a path ends with, or that its list stands under. */
function nameOf({ path, validated }: Located): string {
  const last = path.findLast((step) => typeof step === 'string');
  return last ?? (validated.where === '' ? 'this' : 'part');
}

const IN_GROUP = 'in a group of parts';

/** Where a map stands, for a sentence. `parts`, `a`, `parts`, `b` leads to a group; other keys are named. */
function whereOf({ path, validated, ...one }: Located): string {
  if (path.length === 0) return validated.where;
  const isGroup = path.every((step, i) => i % 2 === 1 || step === 'parts');
  return isGroup ? IN_GROUP : `in \`${nameOf({ path, validated, ...one })}\``;
}

function shown({ path, validated }: Located): string {
  const node = nodeAt(validated.node, path);
  return node?.kind === 'scalar' ? node.source : node?.kind === 'list' ? 'a list' : 'a map';
}

interface Extras {
  /** The key of the map that is meant. */
  readonly key?: string;
  readonly help?: string | undefined;
}

function say({ path, validated }: Located, code: string, message: string, { key, help }: Extras = {}): Diagnostic {
  return diagnosticAt(find(validated.node, path, key), { code, message, ...(help !== undefined && { help }) });
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
