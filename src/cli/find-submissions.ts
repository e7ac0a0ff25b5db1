import { discover, NothingThere, type Discovery, type DiscoverOptions } from '../batch/discover.ts';
import { Refusal } from './exit-codes.ts';

/** Finds the submissions at some paths. Throws a Refusal where there is nothing to grade. */
export async function findSubmissions(paths: readonly string[], options: DiscoverOptions): Promise<Discovery> {
  try {
    return await discover(paths, options);
  } catch (error) {
    if (error instanceof NothingThere) throw new Refusal(error.message);
    throw error;
  }
}
