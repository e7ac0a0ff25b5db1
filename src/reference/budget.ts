import type { AnyNode } from 'acorn';

import { RubricError } from '../model/diagnostic.ts';
import { diagnosticAt, offsetOfWord, stackIn, type Insertion, type Source } from './source.ts';
import { childrenOf, isFunction, parseScript } from './syntax.ts';

/**
 * Steps in one call: turns of loops and calls of the author's functions. Far more than a question needs, and few enough to
 * be through within seconds. Counted and not timed, so that the same reference always gives the same.
 */
const STEPS = 50_000_000;
/** Steps in which it is found out, once they are used up, which loops still turn: the ones around them do not. */
const LAST_STEPS = 1_000_000;

/** Names of what a program that is counted is given: the budget, and what is called when it is used up. */
export const COUNTER: readonly string[] = ['$steps', '$over'];

/** A loop or a function in a source. */
interface Site {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  readonly isLoop: boolean;
}

/** Counts the steps of an author's programs, so that a loop without an end is found. */
export class Budget {
  /** Counts down; programs write it. */
  left = STEPS;
  private readonly sources: ReadonlyMap<string, Source>;
  private turning = new Set<Site>();

  constructor(sources: ReadonlyMap<string, Source>) {
    this.sources = sources;
  }

  /** Runs something with a budget of its own. */
  readonly fresh = <T>(run: () => T): T => {
    this.left = STEPS;
    this.turning = new Set();
    return run();
  };

  /** The program of a source with counters in it, and what they call. What cannot be parsed stays as it is. */
  counting(source: Source): { readonly code: string; readonly over: (site: number) => void } {
    const { insertions, sites } = countersFor(source);
    source.inserted = insertions;
    let code = '';
    let from = 0;
    for (const { at, text } of insertions) {
      code += source.compiled.slice(from, at) + text;
      from = at;
    }
    return {
      code: code + source.compiled.slice(from),
      over: (site) => {
        this.over(sites[site]);
      },
    };
  }

  private over(site: Site | undefined): void {
    if (!site) return;
    this.turning.add(site);
    if (this.left > -LAST_STEPS) return;
    const { source, start, isLoop } = this.endless() ?? site;
    const count = STEPS.toLocaleString('en');
    const what = isLoop
      ? `this loop still runs after ${count} steps`
      : `this function is called ${count} times in one call`;
    const message = `${source.name} does not come to an end: ${what}.`;
    throw new RubricError([diagnosticAt(source, offsetOfWord(source, start), { code: 'reference-endless', message })]);
  }

  /** The outermost loop under way that still turns. */
  private endless(): Site | undefined {
    const loops = [...this.turning].filter(({ isLoop }) => isLoop);
    for (const { source, at } of stackIn(this.sources.values(), new Error().stack ?? '').toReversed()) {
      const around = loops.filter((loop) => loop.source === source && loop.start <= at && at < loop.end);
      const [outermost] = around.toSorted((a, b) => a.start - b.start);
      if (outermost) return outermost;
    }
    return undefined;
  }
}

function countersFor(source: Source): { readonly insertions: readonly Insertion[]; readonly sites: readonly Site[] } {
  const insertions: Insertion[] = [];
  const sites: Site[] = [];
  const visit = (node: AnyNode): void => {
    const isLoop = /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/u.test(node.type);
    const isCounted = (isLoop || isFunction(node)) && 'body' in node;
    const step =
      isCounted && `--$steps.left<0&&$over(${sites.push({ source, start: node.start, end: node.end, isLoop }) - 1})`;
    const [open, close] = step === false ? [] : counterIn(node.body as AnyNode, step);
    if (open) insertions.push(open);
    for (const child of childrenOf(node)) visit(child);
    if (close) insertions.push(close);
  };
  try {
    visit(parseScript(source.compiled));
  } catch {
    return { insertions: [], sites: [] };
  }
  // Where two stand at one place, the outer one has been opened first and closed last.
  return { insertions: insertions.toSorted((a, b) => a.at - b.at), sites };
}

/** Puts a step at the start of a body: of a block, a single statement, or an expression that a function gives. */
function counterIn(body: AnyNode, step: string): Insertion[] {
  if (body.type !== 'BlockStatement') {
    const isStatement = /Statement$|Declaration$/u.test(body.type);
    const [open, close] = isStatement ? [`{${step};`, '}'] : [`(${step},`, ')'];
    return [
      { at: body.start, text: open },
      { at: body.end, text: close },
    ];
  }
  const directives = body.body.filter((statement) => 'directive' in statement);
  return [{ at: directives.at(-1)?.end ?? body.start + 1, text: `;${step};` }];
}
