import type { Candidate } from './features.ts';

/** What the programme must know of a part. */
export interface Stop {
  readonly parent: number;
  /** A leaf without a label: its order among its siblings is free. */
  readonly loose: boolean;
  /** Whether a label or name leads to it; else distance counts a little. */
  readonly labelled: boolean;
  readonly candidates: readonly Candidate[];
}

/** For one part: the best total of the whole document through each of its places, and without it. */
export interface Marginals {
  readonly through: ReadonlyMap<number, number>;
  readonly missing: number;
}

/** Where a group's scope ends, by the atom at which the group was placed. */
export type ScopeEnd = (part: number, atom: number) => number;

/**
 * Places all parts at once. A state is the last place that was used; parts are visited in the sheet's order; going on in
 * the document is free, going back costs, being missing keeps the state and costs nothing. One pass forward and one
 * backward (max-product, after Viterbi 1967) give for each part and place the best total of the whole document through
 * it, exactly: the margin to the runner-up is read off, not estimated.
 */
export function solve(stops: readonly Stop[], scopeEnd: ScopeEnd): Marginals[] {
  const forward = passForward(stops, scopeEnd);
  const backward = passBackward(stops, scopeEnd, forward);
  return stops.map((_, i) => {
    const [ahead, behind] = [forward[i], backward[i]];
    const through = new Map<number, number>();
    for (const [atom, value] of ahead?.placed ?? []) through.set(atom, value + (behind?.placed.get(atom) ?? NEVER));
    let missing = NEVER;
    for (const [last, value] of ahead?.skipped ?? [])
      missing = Math.max(missing, value + (behind?.skipped.get(last) ?? NEVER));
    return { through, missing };
  });
}

/** Best totals by last place: with the part placed there, and with the part missing. */
interface States {
  readonly placed: ReadonlyMap<number, number>;
  readonly skipped: ReadonlyMap<number, number>;
}

const NEVER = -1e9;
/** Before anything is placed. */
const NOWHERE = -1;
const BACK = 2.5;
const BACK_LOOSE = 0.6;
const SAME = 2.5;
const SAME_LOOSE = 1.2;
const OUT_OF_SCOPE = 2.5;

type Cost = (from: number, to: number, direct: boolean) => number;

/** What it costs to place a part at `to` after `from`; `direct` where that is the place of the part before it. */
function costOf(stops: readonly Stop[], scopeEnd: ScopeEnd, part: number): Cost {
  const [stop, before] = [stops[part], stops[part - 1]];
  const below = stop?.parent === part - 1;
  const siblings = stop?.loose === true && before?.loose === true && stop.parent === before.parent;
  const distance = stop?.labelled === true ? 0 : 0.02;
  return (from, to, direct) => {
    if (from === NOWHERE) return 0;
    const child = direct && below;
    if (from === to) return child ? 0 : siblings ? SAME_LOOSE : SAME;
    if (to < from) return child ? BACK + 1 : siblings ? BACK_LOOSE : BACK;
    if (child && to >= scopeEnd(part - 1, from)) return OUT_OF_SCOPE;
    return Math.min(1, distance * (to - from));
  };
}

function passForward(stops: readonly Stop[], scopeEnd: ScopeEnd): States[] {
  const passes: States[] = [];
  let state: States = { placed: new Map(), skipped: new Map([[NOWHERE, 0]]) };
  stops.forEach((stop, part) => {
    const cost = costOf(stops, scopeEnd, part);
    const placed = new Map<number, number>();
    for (const { atom, score } of stop.candidates) {
      let best = NEVER;
      for (const [from, value] of state.skipped) best = Math.max(best, value - cost(from, atom, false));
      for (const [from, value] of state.placed) best = Math.max(best, value - cost(from, atom, true));
      placed.set(atom, best + score);
    }
    const skipped = new Map(state.skipped);
    for (const [last, value] of state.placed) skipped.set(last, Math.max(value, skipped.get(last) ?? NEVER));
    state = { placed, skipped };
    passes.push(state);
  });
  return passes;
}

/** The best that can still be added after each state of the forward pass. */
function passBackward(stops: readonly Stop[], scopeEnd: ScopeEnd, forward: readonly States[]): States[] {
  const passes: States[] = [];
  let after: States | undefined;
  for (let part = stops.length - 1; part >= 0; part--) {
    const next = after;
    const cost = costOf(stops, scopeEnd, part + 1);
    const onward = (from: number, direct: boolean): number => {
      if (!next) return 0;
      let best = next.skipped.get(from) ?? NEVER;
      for (const { atom, score } of stops[part + 1]?.candidates ?? []) {
        const rest = next.placed.get(atom) ?? NEVER;
        best = Math.max(best, rest + score - cost(from, atom, direct));
      }
      return best;
    };
    const states = forward[part];
    after = {
      placed: new Map([...(states?.placed.keys() ?? [])].map((atom) => [atom, onward(atom, true)])),
      skipped: new Map([...(states?.skipped.keys() ?? [])].map((last) => [last, onward(last, false)])),
    };
    passes[part] = after;
  }
  return passes;
}
