import { createHash } from 'node:crypto';

import type { Target } from '../alignment/target.ts';
import type { AnyCheck, Problem, Setting } from '../checks/define-check.ts';
import { CHECKS } from '../checks/registry.ts';
import { RubricError, type Diagnostic } from '../model/diagnostic.ts';
import type { Conventions } from '../model/conventions.ts';
import type { Passage } from '../model/passage.ts';
import { listProblems } from '../language/word-lists.ts';
import type { SymbolTable } from '../math/symbols.ts';
import type { LoadedReference } from '../reference/load.ts';
import type { LoadedRubric, Rubric, RubricFile, RubricNode, RubricPart } from '../rubric/rubric.ts';
import { diagnosticAt, type Data } from '../rubric/tree.ts';
import { withLet } from './let.ts';
import { namesFor, unknownSpellings } from './names.ts';
import type { Example, Plan, PlannedPart } from './plan.ts';
import { tryOut } from './try-out.ts';

/** A plan, unless the rubric has mistakes; and all of them, warnings included. */
export interface Preparing {
  readonly plan?: Plan;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes a rubric ready: each part's check prepares its judge with the reference, which finds the mistakes that the
 * schema cannot see. There is a plan only where nothing is wrong, and nothing is asked for that is not supported yet.
 */
export async function preparePlan(loaded: LoadedRubric, reference: LoadedReference | undefined): Promise<Preparing> {
  const { rubric } = loaded;
  if (!rubric) return { diagnostics: loaded.diagnostics };
  const diagnostics = [...loaded.diagnostics, ...wrongLists(rubric)];
  const ready = new Map<string, ReadyPart>();
  const share: Shared = { conventions: new Map(), symbols: new Map() };
  for (const part of partsOf(rubric.nodes)) {
    const outcome = await preparePart(part, rubric, { loaded: reference, share });
    diagnostics.push(...outcome.diagnostics.filter((one) => !diagnostics.some((other) => isSameSaid(one, other))));
    if (outcome.ready) ready.set(part.id, outcome.ready);
  }
  if (diagnostics.some(({ severity }) => severity !== 'warning')) return { diagnostics };
  const warnings = diagnostics;
  return { plan: planOf(rubric, ready, { hash: hashOf(loaded.files, reference?.files ?? []), warnings }), diagnostics };
}

/** What stands above several parts is wrong once. */
function isSameSaid(a: Diagnostic, b: Diagnostic): boolean {
  return a.code === b.code && a.message === b.message && JSON.stringify(a.place) === JSON.stringify(b.place);
}

/** Word lists are looked at once, whether or not a part uses them. */
function wrongLists({ words, wordsAt }: Rubric): Diagnostic[] {
  return listProblems(words).map(({ list, entry, ...said }) => diagnosticAt(wordsAt(list, entry), said));
}

/** A part's judge and its view for alignment. */
interface ReadyPart {
  readonly planned: PlannedPart;
  readonly recognise: (passage: Passage) => number;
  readonly readsAll: boolean;
}

interface PartOutcome {
  readonly ready?: ReadyPart;
  readonly diagnostics: readonly Diagnostic[];
}

async function preparePart(
  part: RubricPart,
  rubric: Rubric,
  { loaded, share }: { readonly loaded: LoadedReference | undefined; readonly share: Shared },
): Promise<PartOutcome> {
  const check = CHECKS[part.kind];
  if (!check) throw new Error(`the registry has no check ${part.kind}`);
  const { reference, diagnostics: wrongLet } = withLet(part, loaded?.reference, rubric.seed);
  if (wrongLet.length > 0) return { diagnostics: wrongLet };
  const conventions = sharedOf(share.conventions, part.conventions, part.conventions);
  const names = namesFor(part, reference, rubric.seed);
  const symbols = sharedOf(share.symbols, [...names], names);
  const { points, reviewBelow, reveal } = part;
  const unknown = unknownSpellings(part, symbols).map((name) => unknownName(part, name));
  const { words, seed } = rubric;
  const questions = questionsIn(rubric.nodes);
  const common = { part: part.id, points, symbols, reference, conventions, words, questions, seed };
  const ask = askOf(rubric.nodes, part.id);
  const setting = { ...common, reviewBelow, reveal, ...(ask !== undefined && { ask }) };
  try {
    const { prepared, problems = [] } = await check.prepare(part.options, setting);
    const diagnostics = [...unknown, ...problems.map((problem) => diagnose(part, problem))];
    if (prepared === undefined) return { diagnostics };
    const ready = bind(part, { check, prepared, setting });
    return { ready, diagnostics: [...diagnostics, ...tryOut(ready.planned)] };
  } catch (error) {
    if (error instanceof RubricError) return { diagnostics: error.diagnostics };
    throw error;
  }
}

/** What parts have in common, by its content: so checks recognise that they read a passage in the same way. */
interface Shared {
  readonly conventions: Map<string, Conventions>;
  readonly symbols: Map<string, SymbolTable>;
}

function sharedOf<Value>(known: Map<string, Value>, content: unknown, value: Value): Value {
  const key = JSON.stringify(content);
  const before = known.get(key) ?? value;
  known.set(key, before);
  return before;
}

function unknownName(part: RubricPart, name: string): Diagnostic {
  return diagnosticAt(part.at([]), {
    code: 'unknown-symbol',
    message: `The symbol ${name} of part ${part.id} has spellings, but no type; and the reference does not export it.`,
  });
}

function diagnose(part: RubricPart, { path, severity, code, message, help }: Problem): Diagnostic {
  return diagnosticAt(part.at(path), { severity, code, message, ...(help !== undefined && { help }) });
}

interface Prepared {
  readonly check: AnyCheck;
  readonly prepared: unknown;
  readonly setting: Setting;
}

function bind(part: RubricPart, { check, prepared, setting }: Prepared): ReadyPart {
  const { id, kind, title, ask, points, extra, reviewBelow, reveal, feedback, options } = part;
  const planned: PlannedPart = {
    id,
    kind,
    title,
    ...(ask !== undefined && { ask }),
    points,
    extra,
    reviewBelow,
    reveal,
    feedback,
    messages: check.messages,
    judge: (passage) => check.judge(prepared, passage),
    options,
    judgeWith: (changed) => {
      const outcome = check.prepare(changed, setting);
      if (outcome instanceof Promise || outcome.prepared === undefined) return undefined;
      return (passage) => check.judge(outcome.prepared, passage);
    },
    ...(check.explain && { explain: (passage) => check.explain?.(prepared, passage) ?? [] }),
  };
  return {
    planned,
    recognise: (passage) => check.recognise(prepared, passage),
    readsAll: check.readsAll === true,
  };
}

type Made = Pick<Plan, 'hash' | 'warnings'>;

function planOf(rubric: Rubric, ready: ReadonlyMap<string, ReadyPart>, made: Made): Plan {
  const { id, title, points, writeups, nodes } = rubric;
  const parts = partsOf(nodes);
  return {
    id,
    title,
    points,
    writeups,
    ...made,
    groups: groupsOf(nodes),
    parts: parts.flatMap((part) => ready.get(part.id)?.planned ?? []),
    targets: nodes.map((node) => targetOf(node, ready)),
    examples: parts.flatMap((part): Example[] => part.examples.map((example) => ({ part: part.id, ...example }))),
  };
}

function partsOf(nodes: readonly RubricNode[]): RubricPart[] {
  return nodes.flatMap((node) => ('nodes' in node ? partsOf(node.nodes) : [node]));
}

/** What is asked of a part: its own question, else that of the group nearest to it. */
function askOf(nodes: readonly RubricNode[], id: string, above?: string): string | undefined {
  const node = nodes.find((one) => one.id === id || ('nodes' in one && id.startsWith(`${one.id}.`)));
  const ask = node?.ask ?? above;
  return node && 'nodes' in node && node.id !== id ? askOf(node.nodes, id, ask) : ask;
}

/** What groups and parts ask. */
function questionsIn(nodes: readonly RubricNode[]): string[] {
  return nodes.flatMap((node) => [
    ...(node.ask === undefined ? [] : [node.ask]),
    ...('nodes' in node ? questionsIn(node.nodes) : []),
  ]);
}

function groupsOf(nodes: readonly RubricNode[]): Plan['groups'] {
  return nodes.flatMap((node) => {
    if (!('nodes' in node)) return [];
    const { id, title, ask } = node;
    return [{ id, title, ...(ask !== undefined && { ask }) }, ...groupsOf(node.nodes)];
  });
}

function targetOf(node: RubricNode, ready: ReadonlyMap<string, ReadyPart>): Target {
  const { id, labels, ask, files } = node;
  const part = ready.get(id);
  const derivative = 'nodes' in node ? undefined : derivativeOf(node);
  return {
    id,
    labels,
    ...('kind' in node && { kind: node.kind }),
    ...(derivative && { derivative }),
    ...(ask !== undefined && { ask }),
    ...(files && { files }),
    ...(part && { recognise: part.recognise, readsAll: part.readsAll }),
    parts: 'nodes' in node ? node.nodes.map((inner) => targetOf(inner, ready)) : [],
  };
}

/** What a gradient part differentiates, with what the rubric says of how students write it. */
function derivativeOf({ kind, options, symbols, spellings }: RubricPart): Target['derivative'] {
  if (kind !== 'gradient' || typeof options !== 'object' || options === null || Array.isArray(options))
    return undefined;
  const { of, wrt } = options as { readonly of?: Data; readonly wrt?: Data };
  if (typeof of !== 'string' || typeof wrt !== 'string') return undefined;
  const all = (name: string): string[] => {
    const base = /^[A-Za-z]\w*/u.exec(name)?.[0] ?? name;
    return [name, ...(symbols.get(base)?.written ?? []), ...(spellings.get(base) ?? [])];
  };
  return { of: all(of), wrt: all(wrt) };
}

/** sha256 over the names and bytes of all files, each with its length in front, so that no two sets look alike. */
function hashOf(rubric: readonly RubricFile[], reference: readonly RubricFile[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of [...rubric, ...reference])
    hash.update(`${name.length} ${name} ${bytes.length}\n`).update(bytes);
  return hash.digest('hex');
}
