import type { Tree } from '../../math/tree.ts';
import type { Setting } from '../define-check.ts';
import { readExpression } from '../shared/expected.ts';

const UNITS: ReadonlySet<string> = new Set(
  'm s kg g mg km cm mm nm h min ms Hz kHz MHz GHz N J kJ W kW V A K Pa kPa bar mol L l ml eV C F B KB MB GB bit bits byte bytes deg rad'.split(
    ' ',
  ),
);

/**
 * The unit that an author's expression ends with (`9.9 m/s`), if it does. Names that the rubric or its reference declares
 * are no units.
 */
export function unitIn(written: string | number, setting: Setting): string | undefined {
  const expression = readExpression(written, [], setting);
  const text = String(written).trim();
  if ('problem' in expression) return trailingUnit(text);
  const names = expression.items.flatMap(namesIn).filter((name) => !isDeclared(name, setting));
  return names.length > 0 && names.every((name) => UNITS.has(name)) ? names.join(' ') : undefined;
}

/** For a unit that the reader takes for no mathematics: what stands behind the last space. */
function trailingUnit(text: string): string | undefined {
  const last = text.split(' ').at(-1) ?? '';
  return UNITS.has(last.split('/')[0] ?? '') && last !== text ? last : undefined;
}

function isDeclared(name: string, { symbols, reference }: Setting): boolean {
  return symbols.has(name) || reference?.values.has(name) === true || reference?.layers.has(name) === true;
}

function namesIn(tree: Tree): string[] {
  if (tree.kind === 'name') return [tree.name];
  if (tree.kind === 'binary') return [...namesIn(tree.left), ...namesIn(tree.right)];
  return tree.kind === 'negative' || tree.kind === 'percent' ? namesIn(tree.of) : [];
}
