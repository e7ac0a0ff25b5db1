import { decide, type Site } from '../../calculus/dual/choices.ts';
import { Dual, fixed } from '../../calculus/dual/dual.ts';
import { areTied, noteTie } from '../../calculus/dual/watch.ts';
import { isTrue, lift } from './lift.ts';

/** A method that is called, with what it is given. */
interface Call {
  readonly object: unknown;
  readonly name: string;
  readonly given: readonly unknown[];
}

type Method = (array: readonly unknown[], given: readonly unknown[], site: () => Site) => unknown;
type Callback = (...given: readonly unknown[]) => unknown;

/** Methods of arrays that ask a function for a truth. */
const ASKING = ['filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'some', 'every'];

/** Methods that compare what they hold, or ask for a truth, where duals would be taken for objects. */
const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ...ASKING.map((name): [string, Method] => [name, (array, given, site) => asked(array, name, { given, site })]),
  ['sort', (array, given, site) => plainly(array, 'sort', sorting(given, site))],
  ['toSorted', (array, given, site) => plainly(array, 'toSorted', sorting(given, site))],
  ['includes', (array, given, site) => found(array, given, { site, from: 'start' }) >= 0 || hasNaN(array, given)],
  ['indexOf', (array, given, site) => found(array, given, { site, from: 'start' })],
  ['lastIndexOf', (array, given, site) => found(array, given, { site, from: 'end' })],
]);

/** Names of methods that a followed program calls through its runtime. */
export const WATCHED_METHODS: ReadonlySet<string> = new Set([...METHODS.keys(), 'is']);

/** Calls a method as it is, unless it is one of an array that would take duals for objects. */
export function watchedMethod({ object, name, given }: Call, site: () => Site): unknown {
  const method = Array.isArray(object) ? METHODS.get(name) : undefined;
  if (method && Array.isArray(object)) return method(object, given, site);
  if (object === Object && name === 'is' && given.some((one) => one instanceof Dual))
    return decide(lift(given[0]), '==', lift(given[1]), site());
  return plainly(object, name, given);
}

function plainly(object: unknown, name: string, given: readonly unknown[]): unknown {
  const holder = object as Readonly<Record<string, Callback>>;
  const method = holder[name];
  if (typeof method !== 'function') throw new TypeError(`${name} is not a function`);
  return Reflect.apply(method, object, given);
}

interface Asking {
  readonly given: readonly unknown[];
  readonly site: () => Site;
}

function asked(array: readonly unknown[], name: string, { given, site }: Asking): unknown {
  const [ask, ...others] = given;
  if (typeof ask !== 'function') return plainly(array, name, given);
  const told = function (this: unknown, ...entry: readonly unknown[]): unknown {
    const answer: unknown = Reflect.apply(ask, this, entry);
    return answer instanceof Dual ? isTrue(answer, site()) : answer;
  };
  return plainly(array, name, [told, ...others]);
}

/** An order by differences: of two entries that come too close it is not known. */
function sorting([compare, ...others]: readonly unknown[], site: () => Site): readonly unknown[] {
  if (typeof compare !== 'function') return compare === undefined ? [] : [compare, ...others];
  const told: Callback = (a, b) => {
    const order: unknown = Reflect.apply(compare, undefined, [a, b]);
    if (!(order instanceof Dual)) return order;
    const { watch, place } = site();
    if (a !== b && areTied(order, fixed(0))) noteTie(watch, place);
    return order.value;
  };
  return [told, ...others];
}

interface Finding {
  readonly site: () => Site;
  readonly from: 'start' | 'end';
}

function found(array: readonly unknown[], given: readonly unknown[], { site, from }: Finding): number {
  const [wanted, start] = given;
  const name = from === 'start' ? 'indexOf' : 'lastIndexOf';
  const isFollowed = wanted instanceof Dual || array.some((one) => one instanceof Dual);
  if (!isFollowed || start !== undefined) return plainly(array, name, given) as number;
  const isNumber = typeof wanted === 'number' || wanted instanceof Dual;
  const isWanted = (one: unknown): boolean => {
    if (!(one instanceof Dual) && !(wanted instanceof Dual)) return one === wanted;
    const comparable = isNumber && (typeof one === 'number' || one instanceof Dual);
    return comparable && decide(lift(one), '==', lift(wanted), site());
  };
  return from === 'start' ? array.findIndex(isWanted) : array.findLastIndex(isWanted);
}

/** `includes` finds what is no number, too. */
function hasNaN(array: readonly unknown[], [wanted]: readonly unknown[]): boolean {
  const isNothing = (one: unknown): boolean => Number.isNaN(one instanceof Dual ? one.value : one);
  return isNothing(wanted) && array.some(isNothing);
}
