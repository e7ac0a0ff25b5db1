import { parse, type AnyNode, type Node, type Program } from 'acorn';

/** Parses what the transpiler gives: the body of a function. Throws a SyntaxError. */
export function parseScript(code: string): Program {
  return parse(code, { ecmaVersion: 'latest', allowReturnOutsideFunction: true, allowAwaitOutsideFunction: false });
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** The nodes directly below a node, in the order of the source. A shorthand (`{ x }`) is one node, not two. */
export function childrenOf(node: Node): AnyNode[] {
  const children: AnyNode[] = [];
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) children.push(...value.filter(isNode));
    else if (isNode(value)) children.push(value);
  }
  children.sort((a, b) => a.start - b.start || b.end - a.end);
  return children.filter((child, at) => at === 0 || child.start >= (children[at - 1]?.end ?? 0));
}

/** Whether something holds of a node or of any below it that is not in a function of its own. */
export function holdsWithin(node: AnyNode, holds: (node: AnyNode) => boolean): boolean {
  if (holds(node)) return true;
  return !isFunction(node) && childrenOf(node).some((child) => holdsWithin(child, holds));
}

/** Whether a node is a function, with a body of its own. */
export function isFunction(node: AnyNode): boolean {
  return /^(?:Arrow)?Function(?:Expression|Declaration)?$/u.test(node.type);
}
