import type { AnyNode, MemberExpression } from 'acorn';

/** Operators that compare. */
export const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '===', '!=', '!==']);

/** A variable, by its name. */
export function isNamed(node: AnyNode, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

/** Text, for certain: a dual that is joined to it asks for its own text, and throws. */
export function isText(node: AnyNode): boolean {
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
}

/** True or false, for certain. */
export function isBoolean(node: AnyNode): boolean {
  if (node.type === 'BinaryExpression') return COMPARISONS.has(node.operator) || node.operator.startsWith('in');
  return node.type === 'Literal' || (node.type === 'UnaryExpression' && node.operator === '!');
}

/** A variable or property whose place can be written twice, since looking it up does nothing. */
export function isPlainTarget(node: AnyNode): boolean {
  if (node.type === 'Identifier') return true;
  if (node.type !== 'MemberExpression') return false;
  const isPlain = (part: AnyNode): boolean =>
    /^(?:Identifier|Literal|ThisExpression|Super|PrivateIdentifier)$/u.test(part.type);
  return isPlain(node.object) && isPlain(node.property);
}

/** A property that cannot be looked up by a computed key. */
export function isPrivateOrSuper({ object, property }: MemberExpression): boolean {
  return property.type === 'PrivateIdentifier' || object.type === 'Super';
}
