/** A condition over the names of criteria: `kink and (harmless or not margin)`. */
export type Condition =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] };

/** Reads a condition; `names` are all that it uses. `not` binds closest, then `and`, then `or`. */
export function parseCondition(
  written: string,
): { readonly condition: Condition; readonly names: readonly string[] } | { readonly problem: string } {
  const words = written.match(/[()]|[^\s()]+/gu) ?? [];
  const names: string[] = [];
  let at = 0;
  let depth = 0;
  let problem: string | undefined;
  const fail = (message: string): Condition => {
    problem ??= message;
    return { kind: 'and', of: [] };
  };
  const list = (kind: 'and' | 'or', next: () => Condition): Condition => {
    const first = next();
    const of = [first];
    while (problem === undefined && words[at] === kind) {
      at++;
      of.push(next());
    }
    return of.length === 1 ? first : { kind, of };
  };
  const or = (): Condition => list('or', () => list('and', one));
  const one = (): Condition => {
    const word = words[at++];
    if (word === undefined) return fail(`“${written}” ends where a name is expected.`);
    if (++depth > DEEPEST) return fail('This condition is nested too deeply.');
    const condition = word === 'not' ? { kind: 'not' as const, of: one() } : word === '(' ? bracket() : named(word);
    depth--;
    return condition;
  };
  const bracket = (): Condition => {
    const inner = or();
    return words[at++] === ')' ? inner : fail(`A bracket is not closed in “${written}”.`);
  };
  const named = (word: string): Condition => {
    if (KEYWORDS.has(word)) return fail(`“${word}” stands in “${written}” where a name is expected.`);
    names.push(word);
    return { kind: 'name', name: word };
  };
  const condition = or();
  if (problem === undefined && at < words.length) problem = `“${words[at] ?? ''}” is too much in “${written}”.`;
  return problem === undefined ? { condition, names } : { problem };
}

const DEEPEST = 50;
const KEYWORDS: ReadonlySet<string> = new Set(['and', 'or', ')']);
