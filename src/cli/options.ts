import { InvalidArgumentError, Option } from 'commander';

import { FILE_BYTES } from '../batch/grade-found.ts';
import type { Reporter } from '../reporters/define-reporter.ts';
import { REPORTERS } from '../reporters/registry.ts';

/** `--format html,csv`: the reporters of a comma-separated list. Throws InvalidArgumentError for another name. */
export function parseFormats(written: string): Reporter[] {
  const names = written.split(',').map((name) => name.trim());
  return names.map((name) => {
    const reporter = Object.values(REPORTERS).find((one) => one.name === name);
    if (reporter) return reporter;
    const known = Object.keys(REPORTERS).join(', ');
    throw new InvalidArgumentError(`There is no format "${name}"; known are ${known}.`);
  });
}

/** `--fail-under 60` or `60%`: a number from 0 to 100. Throws InvalidArgumentError for anything else. */
export function parsePercent(written: string): number {
  const number = /^\d{1,3}(?:\.\d{1,6})?(?= ?%?$)/u.exec(written.trim())?.[0];
  if (number === undefined || Number(number) > 100)
    throw new InvalidArgumentError('It is a percentage from 0 to 100, such as 60.');
  return Number(number);
}

/** The option for the size of files, the same for all commands that read submissions. Its value is in bytes. */
export function sizeOption(): Option {
  return new Option('--max-file-size <megabytes>', 'larger files are not read')
    .argParser(parseMegabytes)
    .default(FILE_BYTES, String(FILE_BYTES / MEGABYTE));
}

const MEGABYTE = 1_000_000;

function parseMegabytes(written: string): number {
  if (!/^\d{1,4}(?:\.\d{1,6})?$/u.test(written) || Number(written) === 0 || Number(written) > 1000)
    throw new InvalidArgumentError('It is a number of megabytes up to 1000, such as 10.');
  return Math.round(Number(written) * MEGABYTE);
}
