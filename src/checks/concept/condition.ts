/** A condition over the names of criteria: `kink and (harmless or not margin)`. */
export type Condition =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] };

/** Whether something holds; `open`: a person decides. */
export type Fact = 'yes' | 'no' | 'open';

/**
 * Whether a condition holds, in the three-valued logic of Kleene (1938): an open part leaves the whole open where it could
 * turn it either way.
 */
export function isMet(condition: Condition, factOf: (name: string) => Fact): Fact {
  if (condition.kind === 'name') return factOf(condition.name);
  if (condition.kind === 'not') return OPPOSITE[isMet(condition.of, factOf)];
  const facts = condition.of.map((one) => isMet(one, factOf));
  const decisive = condition.kind === 'and' ? 'no' : 'yes';
  if (facts.includes(decisive)) return decisive;
  return facts.includes('open') ? 'open' : OPPOSITE[decisive];
}

const OPPOSITE: Readonly<Record<Fact, Fact>> = { yes: 'no', no: 'yes', open: 'open' };

/** The names that speak for a condition where they hold, or with `against` those that speak against it. */
export function namesFor(condition: Condition, against = false): string[] {
  if (condition.kind === 'name') return against ? [] : [condition.name];
  if (condition.kind === 'not') return namesFor(condition.of, !against);
  return condition.of.flatMap((one) => namesFor(one, against));
}

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
