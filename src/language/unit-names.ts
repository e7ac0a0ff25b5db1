/** Other names of a unit as they stand after a number: `5 ms` is `5 milliseconds`. Undefined for any other word. */
export function namesOfUnit(word: string): readonly string[] | undefined {
  return NAMES.get(word);
}

/** The sign first, then its names. Prefixes that explanations of programs and data use. */
const UNITS = `s sec second seconds|ms msec millisecond milliseconds|min minute minutes|h hr hrs hour hours
px pixel pixels|kb kilobyte kilobytes|mb megabyte megabytes|gb gigabyte gigabytes|tb terabyte terabytes
m metre metres meter meters|cm centimetre centimetres centimeter centimeters
mm millimetre millimetres millimeter millimeters|km kilometre kilometres kilometer kilometers
nm nanometre nanometres nanometer nanometers|g gram grams|kg kilogram kilograms|mg milligram milligrams
l litre litres liter liters|ml millilitre millilitres milliliter milliliters|hz hertz|khz kilohertz|mhz megahertz
ghz gigahertz|db decibel decibels|v volt volts|w watt watts|j joule joules|n newton newtons`;

const NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  UNITS.split(/[|\n]/u).flatMap((entry) => {
    const names = entry.split(' ');
    return names.map((name): [string, readonly string[]] => [name, names]);
  }),
);
