import type { Diagnostic } from '../model/diagnostic.ts';
import { compare, type Share } from '../model/share.ts';
import { layOver, pick } from './cascade.ts';
import { explainErrors } from './explain-schema.ts';
import { IDENTITY, SCORING } from './frame.ts';
import { nearest } from './nearest.ts';
import type { Level } from './open-levels.ts';
import { counted, partPoints, showPoints } from './part-points.ts';
import { conventionsOf, settingsOf } from './part-settings.ts';
import type { RubricPart } from './rubric.ts';
import type { Scope } from './scope.ts';
import { symbolsOf } from './symbols.ts';
import { diagnosticAt, find, textOf, textsOf, valueOf, type YamlMap } from './tree.ts';
import { either, KINDS, kindOf, LANGUAGE, type Kind } from './vocabulary.ts';
import { keysOf } from './schema-walk.ts';

/** What a part came to: its points where they can be told, and the part itself where nothing is wrong with it. */
export interface ResolvedPart {
  readonly points?: Share;
  readonly extra: boolean;
  readonly part?: RubricPart;
}

/** Fills in what holds for a part that is judged, and finds what is wrong with it. */
export function resolvePart(
  level: Level & { readonly own: YamlMap },
  scope: Scope,
  diagnostics: Diagnostic[],
): ResolvedPart {
  const own: Diagnostic[] = [];
  const resolved = resolveOne(level, scope, own);
  diagnostics.push(...own);
  return resolved;
}

function resolveOne(level: Level & { readonly own: YamlMap }, scope: Scope, diagnostics: Diagnostic[]): ResolvedPart {
  const name = kindName(level, scope, diagnostics);
  const kind = name === undefined ? undefined : kindOf(name);
  if (name === undefined || !kind) return { ...pointsAlone(level, scope), extra: false };
  const merged = fillIn(level, scope, kind);
  const where = `in a part with check: ${name}`;
  if (!kind.validate(LANGUAGE.data(merged, kind.rule, false)))
    diagnostics.push(...explainErrors(kind.validate.errors ?? [], { node: merged, rule: kind.rule, where }));
  const points = partPoints(merged, level.id, diagnostics);
  const settings = settingsOf(merged);
  const symbols = symbolsOf(scope.symbols, diagnostics);
  checkForm(merged, diagnostics);
  if (points) checkExamples(merged, points, { id: level.id, diagnostics });
  const outcome = { ...(points && { points }), extra: settings.extra };
  if (!points || diagnostics.some(({ severity }) => severity === 'error')) return outcome;
  const frame = new Set([...keysOf(IDENTITY), ...keysOf(SCORING), 'check']);
  const part: RubricPart = {
    ...identityOf(level, merged),
    kind: name,
    points,
    ...settings,
    conventions: conventionsOf(scope.conventions),
    ...symbols,
    let: scope.let,
    options: LANGUAGE.data(
      pick(merged, (key) => !frame.has(key)),
      kind.rule,
      true,
    ),
    at: (path) => find(merged, path),
  };
  return { ...outcome, part };
}

/** Id, labels and question of a level, whether it is judged or holds others. */
export function identityOf(
  level: Level,
  map: YamlMap | undefined,
): Pick<RubricPart, 'id' | 'labels' | 'title' | 'ask' | 'files'> {
  const { labels, title } = labelsOf(level, textsOf(valueOf(map, 'label')));
  const ask = textOf(valueOf(map, 'ask'))?.trim();
  const files = textsOf(valueOf(map, 'file'));
  return {
    id: level.id,
    labels,
    title,
    ...(ask !== undefined && ask !== '' && { ask }),
    ...(files.length > 0 && { files }),
  };
}

/** What students write in front of it: what the author says, else the key. */
function labelsOf({ id, key }: Level, written: readonly string[]): Pick<RubricPart, 'labels' | 'title'> {
  const [first] = written;
  if (first === undefined) return { labels: [key], title: id };
  return first === 'none' && written.length === 1 ? { labels: [], title: id } : { labels: written, title: first };
}

/** The part with `defaults` filled in, as far as its kind knows them. Its place is that of its name. */
function fillIn(level: Level & { readonly own: YamlMap }, { defaults }: Scope, kind: Kind): YamlMap {
  const known = defaults && pick(defaults, (key) => kind.keys.includes(key));
  const mistakes = valueOf(known, 'mistakes');
  const slips = mistakes?.kind === 'map' ? pick(mistakes, (slip) => kind.slips.includes(slip)) : undefined;
  const entries = new Map(known?.entries);
  const entry = entries.get('mistakes');
  if (entry && slips) entries.set('mistakes', { ...entry, value: slips });
  return { ...(layOver(known && { ...known, entries }, level.own) ?? level.own), at: level.at };
}

/** The kind of check that the part names; what is wrong with that is said. */
function kindName(
  level: Level & { readonly own: YamlMap },
  { defaults }: Scope,
  diagnostics: Diagnostic[],
): string | undefined {
  const map = valueOf(level.own, 'check') ? level.own : defaults;
  const name = textOf(valueOf(map, 'check'));
  if (name === undefined || !map) {
    diagnostics.push(...withoutCheck(level));
    return undefined;
  }
  if (KINDS.includes(name)) return name;
  const likely = nearest(name, KINDS);
  const help = likely === undefined ? `Known: ${KINDS.join(', ')}.` : `Did you mean \`${likely}\`?`;
  diagnostics.push(
    diagnosticAt(find(map, ['check']), { code: 'unknown-word', message: `\`${name}\` is no kind of check.`, help }),
  );
  return undefined;
}

/** A part without `check` is perhaps a group whose `parts` is misspelt: then that is the one mistake. */
function withoutCheck({ id, at, own }: Level & { readonly own: YamlMap }): Diagnostic[] {
  const known = [...keysOf(IDENTITY), 'parts', ...keysOf(LANGUAGE.definition('defaults')?.['properties'])];
  const meant = [...own.entries.keys()]
    .filter((key) => !known.includes(key))
    .map((key) => ({ key, likely: nearest(key, known) ?? OTHER_WORDS[key] }));
  const unknown = meant.map(({ key, likely }) =>
    diagnosticAt(find(own, [], key), {
      code: 'unknown-key',
      message: `\`${key}\` is no key of a part.`,
      ...(likely !== undefined && { help: `Did you mean \`${likely}\`?` }),
    }),
  );
  if (meant.some(({ likely }) => likely === 'check' || likely === 'parts')) return unknown;
  return [
    diagnosticAt(at, { code: 'no-check', message: `Part ${id} has no \`check\`: ${either(KINDS)}.` }),
    ...unknown,
  ];
}

const OTHER_WORDS: Readonly<Record<string, string | undefined>> = {
  kind: 'check',
  type: 'check',
  questions: 'parts',
  subparts: 'parts',
  items: 'parts',
};

/** So that sums can be compared although the part is not valid. */
function pointsAlone({ own, id }: Level & { readonly own: YamlMap }, { defaults }: Scope): { readonly points?: Share } {
  const points = partPoints(layOver(defaults, own) ?? own, id, []);
  return points ? { points } : {};
}

/** What another form earns must be said: whether it is right is a matter of the course. */
function checkForm(part: YamlMap, diagnostics: Diagnostic[]): void {
  if (!valueOf(part, 'form') || valueOf(valueOf(part, 'mistakes'), 'wrong-form')) return;
  diagnostics.push(
    diagnosticAt(find(part, ['form']), {
      code: 'form-without-credit',
      message: '`form` asks for a form, but does not say what a right answer in another form earns.',
      help: 'Add `wrong-form` under `mistakes`, for example `wrong-form: 1/2` or `wrong-form: 0`.',
    }),
  );
}

function checkExamples(
  part: YamlMap,
  points: Share,
  { id, diagnostics }: { readonly id: string; readonly diagnostics: Diagnostic[] },
): void {
  const examples = valueOf(part, 'examples');
  if (!examples) {
    const message = `Part ${id} has no \`examples\`: answers with the points that they must earn.`;
    if (textOf(valueOf(part, 'check')) !== 'manual')
      diagnostics.push(diagnosticAt(part.at, { code: 'no-examples', severity: 'warning', message }));
    return;
  }
  for (const { expected } of settingsOf(part).examples)
    if (expected !== 'review' && compare(expected, points) > 0) {
      const message = `An example of ${id} earns ${counted(expected)}, but the part is worth ${showPoints(points)}.`;
      diagnostics.push(diagnosticAt(find(examples, [], showPoints(expected)), { code: 'example-points', message }));
    }
}
