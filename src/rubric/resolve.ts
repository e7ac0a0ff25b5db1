import { schema, validateRubric, validateShared } from '../generated/validators.js';
import type { Diagnostic } from '../model/diagnostic.ts';
import { add, NONE, type Share } from '../model/share.ts';
import { VERSION } from '../model/version.ts';
import { asMap, layOver } from './cascade.ts';
import { explainErrors } from './explain-schema.ts';
import { LANGUAGE_VERSION } from './frame.ts';
import { openLevels, type Level } from './open-levels.ts';
import { compareSum } from './part-points.ts';
import { unsupportedPolicies } from './policies.ts';
import { identityOf, resolvePart } from './resolve-part.ts';
import type { Rubric, RubricNode } from './rubric.ts';
import { NOTHING, scopeOf, type Scope } from './scope.ts';
import { seedOf } from './seed.ts';
import { diagnosticAt, find, textOf, textsOf, valueOf, type YamlMap } from './tree.ts';
import { LANGUAGE } from './vocabulary.ts';

/** The files of a rubric as YAML. A later one of `includes` wins over an earlier one, the rubric over all. */
export interface RubricSources {
  readonly main: YamlMap;
  readonly includes: readonly YamlMap[];
}

/** A rubric with its mistakes; `rubric` is absent where they leave nothing to go on with. */
export interface Resolved {
  readonly rubric?: Rubric;
  readonly diagnostics: readonly Diagnostic[];
}

/** Fills in what the course and the groups say, and finds everything that is wrong with a rubric. */
export function resolve({ main, includes }: RubricSources): Resolved {
  const refused = [main, ...includes].flatMap(newerVersion);
  if (refused.length > 0) return { diagnostics: refused };
  const diagnostics = [...checkFrame(main), ...includes.flatMap(checkShared)];
  const whole = includes.toReversed().reduce<YamlMap>((own, course) => layOver(withoutParts(course), own) ?? own, main);
  const resolving: Resolving = { diagnostics };
  const levels = openLevels(valueOf(main, 'parts'), '', diagnostics);
  const { nodes, points } = resolveLevels(levels, scopeOf(NOTHING, whole), resolving);
  if (points) diagnostics.push(...compareSum(main, '', points));
  diagnostics.push(...unsupportedPolicies(asMap(valueOf(whole, 'policies'))));
  const id = textOf(valueOf(main, 'id'));
  if (id === undefined) return { diagnostics };
  return { rubric: { ...describe(whole, id), points: points ?? NONE, nodes, at: main.at }, diagnostics };
}

interface Resolving {
  readonly diagnostics: Diagnostic[];
}

interface ResolvedLevels {
  readonly nodes: readonly RubricNode[];
  /** Undefined where the points of a part cannot be told. */
  readonly points?: Share;
}

function resolveLevels(levels: readonly Level[], above: Scope, resolving: Resolving): ResolvedLevels {
  const nodes: RubricNode[] = [];
  let points: Share | undefined = NONE;
  for (const level of levels) {
    const one = resolveLevel(level, scopeOf(above, level.own), resolving);
    nodes.push(...one.nodes);
    points = points && one.points ? add(points, one.points) : undefined;
  }
  return { nodes, ...(points && { points }) };
}

function resolveLevel(level: Level, scope: Scope, resolving: Resolving): ResolvedLevels {
  const { own, levels } = level;
  if (levels) return resolveGroup({ ...level, levels }, scope, resolving);
  if (!own) return { nodes: [] };
  const { part, points, extra } = resolvePart({ ...level, own }, scope, resolving.diagnostics);
  return { nodes: part ? [part] : [], ...(points && { points: extra ? NONE : points }) };
}

function resolveGroup(
  level: Level & { readonly levels: readonly Level[] },
  scope: Scope,
  resolving: Resolving,
): ResolvedLevels {
  const { nodes, points } = resolveLevels(level.levels, scope, resolving);
  if (level.own && points) resolving.diagnostics.push(...compareSum(level.own, `of ${level.id} `, points));
  return { nodes: [{ ...identityOf(level, level.own), nodes }], ...(points && { points }) };
}

function newerVersion(file: YamlMap): Diagnostic[] {
  const version = valueOf(file, 'gradecheck');
  const written = version?.kind === 'scalar' ? version.value : undefined;
  if (typeof written !== 'number' || written <= LANGUAGE_VERSION) return [];
  const message = `This file is written in version ${written} of the rubric language; gradecheck ${VERSION} reads version ${LANGUAGE_VERSION}.`;
  return [
    diagnosticAt(find(file, ['gradecheck']), { code: 'newer-version', message, help: 'A newer gradecheck is needed.' }),
  ];
}

function checkFrame(main: YamlMap): Diagnostic[] {
  const rule = LANGUAGE.resolve(schema);
  if (validateRubric(LANGUAGE.data(main, rule, false))) return [];
  return explainErrors(validateRubric.errors ?? [], { node: main, rule, where: 'at the top of a rubric' });
}

function checkShared(file: YamlMap): Diagnostic[] {
  const rule = LANGUAGE.definition('shared');
  if (validateShared(LANGUAGE.data(file, rule, false))) return [];
  return explainErrors(validateShared.errors ?? [], { node: file, rule, where: 'in a file of the course' });
}

function withoutParts(course: YamlMap): YamlMap {
  return { ...course, entries: new Map([...course.entries].filter(([key]) => SHARED_KEYS.has(key))) };
}

const SHARED_KEYS: ReadonlySet<string> = new Set(['conventions', 'symbols', 'let', 'words', 'defaults', 'policies']);

function describe(
  whole: YamlMap,
  id: string,
): Pick<Rubric, 'id' | 'title' | 'seed' | 'words' | 'wordsAt' | 'writeups'> {
  const seed = Number(textOf(valueOf(whole, 'seed')) ?? seedOf(id));
  const words = asMap(valueOf(whole, 'words'));
  return {
    id,
    title: textOf(valueOf(whole, 'title')) ?? id,
    seed: Number.isSafeInteger(seed) ? seed : seedOf(id),
    words: new Map([...(words?.entries ?? [])].map(([name, { value }]) => [name, textsOf(value)])),
    wordsAt: (list, entry) => find(words ?? whole, entry === undefined ? [list] : [list, entry]),
    writeups: textsOf(valueOf(valueOf(whole, 'submission'), 'writeup')),
  };
}
