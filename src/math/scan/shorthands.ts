import type { Macro } from '../../model/document.ts';
import { argumentAt, matchAt, type Scanner } from './scanner.ts';

/** Commands of common packages (physics, commath, mathtools …) by how many arguments they take. */
const SHORTHANDS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  ...all('pd pdv pder pdiff partials parfrac partialderivative del', {
    2: '\\frac{\\partial #1}{\\partial #2}',
    1: '\\left(#1\\right)',
  }),
  ...all('dv od odv deriv derivative fdv', { 2: '\\frac{d #1}{d #2}', 1: '\\frac{d}{d #1}' }),
  ...all('abs', { 1: '\\left|#1\\right|' }),
  ...all('norm', { 1: '\\left\\lVert #1\\right\\rVert' }),
  ...all('ceil', { 1: '\\lceil #1\\rceil' }),
  ...all('floor', { 1: '\\lfloor #1\\rfloor' }),
  ...all('set Set', { 1: '\\{#1\\}' }),
  ...all('qty paren parens brac', { 1: '\\left(#1\\right)' }),
  ...all('dd', { 1: 'd #1' }),
  ...all('flatfrac', { 2: '\\frac{#1}{#2}' }),
  ...all('inner innerproduct ip', { 2: '\\langle #1, #2\\rangle' }),
  ...all('transpose', { 1: '{#1}^\\top' }),
};

/**
 * What a command of a common package stands for that the student did not define. Where it takes one argument or two, the
 * braces behind it say which is meant: `\dv{f}{x}`, `\dv{x}`.
 */
export function shorthandOf(scanner: Scanner, command: string, at: number): Macro | undefined {
  const bodies = Object.hasOwn(SHORTHANDS, command) ? SHORTHANDS[command] : undefined;
  if (!bodies) return undefined;
  const parameters = bracesAt(scanner, at, 2);
  const body = bodies[parameters] ?? bodies[1];
  return body === undefined || parameters === 0
    ? undefined
    : { parameters: bodies[parameters] === undefined ? 1 : parameters, body };
}

/** How many arguments in braces stand at an offset, up to a number. */
function bracesAt(scanner: Scanner, at: number, most: number): number {
  let behind = at;
  for (let count = 0; count < most; count++) {
    const argument = matchAt(/\s*\{/y, scanner.text, behind) ? argumentAt(scanner, behind) : undefined;
    if (!argument) return count;
    behind = argument.behind;
  }
  return most;
}

function all(commands: string, bodies: Readonly<Record<number, string>>): Record<string, typeof bodies> {
  return Object.fromEntries(commands.split(' ').map((command) => [command, bodies]));
}
