import type { Diagnostic } from '../model/diagnostic.ts';
import { add, compare, NONE, parseShare, share, type Share } from '../model/share.ts';
import { diagnosticAt, find, textOf, valueOf, type YamlMap, type YamlNode } from './tree.ts';

/**
 * What a part is worth; undefined where that cannot be told. `diagnostics` holds what else is wrong with the part: a
 * misspelt `points` is not missing as well.
 */
export function partPoints(part: YamlMap, id: string, diagnostics: Diagnostic[]): Share | undefined {
  const written = valueOf(part, 'points');
  const sum = (valueOf(part, 'levels') ?? valueOf(part, 'ways')) ? undefined : criteriaSum(valueOf(part, 'criteria'));
  if (!written) {
    const meant = diagnostics.some(({ code, help }) => code === 'merge-key' || help?.includes('`points`') === true);
    if (!sum && !meant)
      diagnostics.push(diagnosticAt(part.at, { code: 'no-points', message: `Part ${id} has no \`points\`.` }));
    return sum;
  }
  const points = sharePoints(written);
  const capped = textOf(valueOf(part, 'cap')) === 'true';
  if (points && sum && !capped && compare(points, sum) !== 0)
    diagnostics.push(
      diagnosticAt(find(part, ['points']), {
        code: 'criteria-sum',
        message: `The criteria of ${id} add up to ${counted(sum)}, the part has ${showPoints(points)}.`,
        ...(compare(sum, points) > 0 && { help: 'If some of them suffice, add `cap: true`.' }),
      }),
    );
  return points;
}

/** Points as they are written: `2`, `1.5`, `1/2`. */
export function sharePoints(node: YamlNode | undefined): Share | undefined {
  const text = textOf(node);
  return text === undefined ? undefined : parseShare(text);
}

/** Points for people: a decimal number where that is exact, else a fraction. */
export function showPoints({ numerator, denominator }: Share): string {
  const decimal = Number((numerator / denominator).toFixed(4));
  return decimal * denominator === numerator ? String(decimal) : `${numerator}/${denominator}`;
}

/** `1 point`, `2 points`. */
export function counted(points: Share): string {
  return `${showPoints(points)} ${compare(points, share(1)) === 0 ? 'point' : 'points'}`;
}

/** Says so where the points of a group or of the rubric are not those of its parts. */
export function compareSum(owner: YamlMap, name: string, sum: Share): Diagnostic[] {
  const written = sharePoints(valueOf(owner, 'points'));
  if (!written || compare(written, sum) === 0) return [];
  const message = `The parts ${name}add up to ${counted(sum)}, not ${showPoints(written)}.`;
  return [diagnosticAt(find(owner, ['points']), { code: 'points-sum', message })];
}

/** Each criterion is worth 1 unless it says otherwise. */
function criteriaSum(criteria: YamlNode | undefined): Share | undefined {
  if (criteria?.kind !== 'map') return undefined;
  const worths = [...criteria.entries.values()].map(({ value }) =>
    valueOf(value, 'points') ? sharePoints(valueOf(value, 'points')) : share(1),
  );
  return worths.reduce<Share | undefined>((sum, worth) => (sum && worth ? add(sum, worth) : undefined), NONE);
}
