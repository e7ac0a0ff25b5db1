import { takeGroup, takeOptional, type Cursor } from './latex-arguments.ts';
import type { Counters } from './latex-counters.ts';

/** What a command that counts needs to know. */
export interface CounterWalk {
  readonly text: string;
  readonly counters: Counters;
}

/** Obeys a command that only counts (`\setcounter`, `\renewcommand{\thesection}`). True where it was one. */
export function counterCommand(walk: CounterWalk, level: Cursor, name: string): boolean {
  const argument = (): string => {
    const group = takeGroup(level);
    return group ? walk.text.slice(group.span.start + 1, group.span.end - 1).trim() : '';
  };
  if (name === 'setcounter' || name === 'addtocounter') {
    const counter = argument();
    const value = Number.parseInt(argument(), 10) || 0;
    if (name === 'setcounter') walk.counters.set(counter, value);
    else walk.counters.add(counter, value);
  } else if (name === 'stepcounter' || name === 'refstepcounter') walk.counters.add(argument(), 1);
  else if (name === 'renewcommand' || name === 'def') {
    const command = level.nodes[level.next];
    const named = command?.type === 'macro' ? (level.next++, command.name) : argument().replace('\\', '');
    walk.counters.define(named, argument());
  } else if (name === 'setlist' || name === 'setenumerate') {
    const scope = takeOptional(level);
    walk.counters.setList(scope ? walk.text.slice(scope.start, scope.end) : '', argument());
  } else return false;
  return true;
}
