import { continues, isFirst, sameComponent, type Component, type Label } from './labels.ts';

/** A stretch of the document under one label or heading. */
export interface Node {
  readonly index: number;
  /** The atom where it begins, and the first one that is no longer in it. */
  readonly atom: number;
  end: number;
  readonly parent: number;
  readonly label: Label | undefined;
  /** All components from the outermost label to this one. */
  path: readonly Component[];
  /** Index of the part whose id is written out here or above. */
  readonly part: number | undefined;
}

/** A label or heading that is open at a point of the document. */
export interface Open {
  readonly node: Node;
  readonly kind: 'heading' | 'label' | 'name' | 'row';
  /** Level of a heading or list item; 0 of others. */
  readonly depth: number;
  readonly list: number | undefined;
  /** Of a name: its depth in the rubric. */
  nameDepth: number;
}

/** Whether a label counts, and does not only name. */
export function hasOrdinals(open: Open): boolean {
  return open.node.label?.components.some((one) => one.ordinals.length > 0) ?? false;
}

/** `1.b` and `2.a` leave `1.a` and all below it; `1.a.i` does not, nor does what only goes on in its own way. */
export function isLeftBy(open: Open, label: Label): boolean {
  const before = open.node.label?.components ?? [];
  if (open.node.label?.part !== undefined) return true;
  if (open.kind === 'heading' || before.length < 2) return false;
  const systems = ({ ordinals }: Component): string => ordinals.map((one) => one.system).join('/');
  const [one, two] = [before[0], label.components[0]];
  if (!one || !two || systems(one) !== systems(two)) return false;
  return !before.every((component, i) => {
    const other = label.components[i];
    return other !== undefined && sameComponent(component, other);
  });
}

/** List items are siblings of list items only; a list that begins anew is a child of whatever is open. */
export function besideListItem(label: Label, open: Open, depth: number): 'sibling' | 'child' | undefined {
  const [next, before] = [label.components.at(-1), open.node.label?.components.at(-1)];
  if (!next || !before || isFirst(next)) return 'child';
  const source = open.node.label?.source;
  if (open.kind === 'heading' || open.node.label?.word !== undefined || source === 'strong') return 'child';
  const reaches = source === 'list' ? open.depth >= depth : source === 'alone' || source === 'inline';
  if (reaches && (continues(before, next) || (open.node.label && continuesLast(open.node.label, label))))
    return 'sibling';
  return undefined;
}

/** How a label that is no list item stands to an open one: beside it, below it, or neither of both. */
export function besideLabel(label: Label, open: Open): 'sibling' | 'child' | undefined {
  const before = open.node.label;
  const [next, last, first] = [label.components.at(-1), before?.components.at(-1), before?.components[0]];
  if (!before || !next || !last || !first) return undefined;
  const sameLength = before.components.length === label.components.length;
  if (open.kind === 'heading')
    return sameLength && continues(last, next) && before.form === `h${label.form}` ? 'sibling' : undefined;
  if (!sameLength && label.components.length === 1 && (continues(first, next) || continuesLast(before, label)))
    return 'sibling';
  if (before.form === label.form) return before.source === 'list' && !continues(last, next) ? 'child' : 'sibling';
  return sameLength && continues(last, next, 2) ? 'sibling' : undefined;
}

/** `(a) (1)` then `(2)`: the second label continues the last step of the first one. */
function continuesLast(before: Label, label: Label): boolean {
  const [last, next] = [before.components.at(-1), label.components.at(-1)];
  const shapeOf = ({ form }: Label): string => (form.split(':')[0] ?? '').slice(-1);
  return last !== undefined && next !== undefined && continues(last, next) && shapeOf(before) === shapeOf(label);
}

/** The label with the steps that it shares with the one before it and leaves out. */
export function completed(label: Label, before: Label | undefined): Label {
  const [next, first] = [label.components[0], before?.components[0]];
  if (!before || !next || !first || label.components.length !== 1 || before.components.length < 2) return label;
  if (continues(first, next) || !continuesLast(before, label)) return label;
  return { ...label, components: [...before.components.slice(0, -1), next], form: before.form };
}

/** A dotted label is absolute: the path begins again where its first component already stands. */
export function pathUnder(above: readonly Component[], label: Label): readonly Component[] {
  const [first] = label.components;
  const absolute = label.components.length > 1 || label.source === 'counter';
  if (!first || !absolute) return [...above, ...label.components];
  const again = above.findIndex((one) => sameComponent(one, first));
  if (again >= 0) return [...above.slice(0, again), ...label.components];
  const counts = above.some((one) => one.ordinals.length > 0);
  return counts && first.ordinals.some((one) => one.system === 'number')
    ? [...label.components]
    : [...above, ...label.components];
}
