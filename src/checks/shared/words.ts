/**
 * The few words that tell which number of an answer is meant as its result. They never make a number right or not; in
 * doubt they send it to a person.
 */

/** They conclude: what follows is the result. */
export const CONCLUDING = words(
  'so thus hence therefore total totally totals totalling overall altogether finally final answer result sum summing ' +
    'consequently together conclusion ie gives giving yields yielding makes making',
);

/** They name the whole, not a step on the way. */
export const TOTAL = words('total totals overall altogether final finally answer result');

/** They give way to another number: an alternative, a correction, a condition. */
export const UNSURE = words(
  'or either alternatively otherwise if unless actually correction wait sorry oops maybe perhaps might could would edit ' +
    'update updated corrected instead vs versus originally whereas except guess',
);

/** They deny what stands right behind them. */
export const DENYING = words(
  "not never neither nor isn't aren't wasn't weren't doesn't don't didn't won't cannot can't isnt doesnt without unlike no",
);

/** They say of a number that it is not the result, from further away: a person looks. */
export const DISTRUSTING = words(
  'wrong wrongly incorrect incorrectly false falsely mistaken mistakenly naive naively claim claims claimed say says said people others ' +
    'somebody someone',
);

/** A sentence without a number takes an answer back with them. */
export const RETRACTING = words('wrong incorrect unsure mistaken sure guess guessing guessed');

/** They begin the reason for what stands in front of them. */
export const EXPLAINING = words('since because where due whereby');

/** Denying words that deny the noun behind them ("no bias"), not a number that comes later in the clause. */
export const DENYING_NOUNS = words('without no unlike');

/** Each one of several: a number beside it is not the whole. */
export const EACH = words('each every per single individual');

/** What the whole is counted for: `per forward pass`. */
export const WHOLES = words(
  'sample example image input forward pass datapoint data instance batch layer inference prediction',
);

/** Nouns that stand for one of several where `one` or `a` is in front of them. */
export const UNITS = words(
  'filter filters output step neuron position unit map channel feature dot row column element entry kernel sample',
);

/** What is measured: a number right behind it is a size, not a result. */
export const MEASURES = words(
  'length size sizes width height depth dimension dimensions dimensional dim kernel stride padding pad dilation filters ' +
    'channels batch layer step figure table equation section question part line page exercise problem homework hw',
);

/** They say of what stands in front of them that it equals what stands behind. */
export const LINKING = words(
  'is are be was were equals equal to gives give giving get gets yield yields yielding has have having need needs ' +
    'needing require requires requiring involve involves involving contain contains containing use uses using take ' +
    'takes cost costs makes make making means obtain obtains about around roughly approximately approx nearly exactly ' +
    'only just precisely of perform performs comes amounts totals total become becomes use just simply also still ' +
    "becomes leaves counting answer result i.e. ie it's that's there's its",
);

/** They may stand between a number and its noun. */
export const ADJECTIVES = words(
  'trainable learnable learned total floating point scalar free real unique distinct different independent shared model ' +
    'basic elementary arithmetic individual overall weight network float floating-point altogether in all mathematical ' +
    'atomic simple multiply-add weights/biases computational numerical such of the many',
);

/** They end what is counted: no noun follows. */
export const FUNCTION_WORDS = words(
  'in on at per for from by with without because since as where when while if which that who so thus hence therefore ' +
    'then and or but is are was were be this these it they we there to due given including excluding using total ' +
    'altogether overall after before assuming not too also i.e. e.g. ie eg via across over total each every both ' +
    'instead considering counting ignoring no under regardless excl incl w/o w/ only',
);

/** Each begins a new clause. */
export const CLAUSE_WORDS = words(
  'so thus hence therefore then but and or because since as while where which whereas if though although giving ' +
    'finally consequently namely plus minus not',
);

/** Nouns of what a count may ask for. `pieces` are only part of it where operations are asked. */
export interface Nouns {
  readonly asked: ReadonlySet<string>;
  readonly pieces: ReadonlySet<string>;
  /** Any other noun may follow the result, too: points, people. */
  readonly any?: boolean;
}

const PARAMETERS = words(
  'parameter parameters param params weight weights coefficient coefficients variable variables value values number ' +
    'numbers entries learnables',
);

const OPERATIONS = words(
  'operation operations op ops flop flops computation computations calculation calculations flos step steps opns',
);

const PIECES = words(
  'multiplication multiplications addition additions multiplies adds mult mults add mac macs multiply-adds multiply-add ' +
    'multiply-accumulate multiply-accumulates madds product products sums activation activations non-linearity ' +
    'non-linearities nonlinearity nonlinearities multiply',
);

const NO_WORDS: ReadonlySet<string> = new Set();

/** The nouns of a question: those of parameters, of operations, or of either where it is not known. */
export function nounsOf(asked: 'parameters' | 'operations' | undefined): Nouns {
  if (asked === 'parameters') return { asked: PARAMETERS, pieces: NO_WORDS };
  if (asked === 'operations') return { asked: OPERATIONS, pieces: PIECES };
  return { asked: new Set([...PARAMETERS, ...OPERATIONS]), pieces: PIECES };
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
