import { RubricError, type Diagnostic } from '../model/diagnostic.ts';
import { loadReference } from '../reference/load.ts';
import { loadRubricFile } from '../rubric/load.ts';
import { tidy } from '../rubric/tidy.ts';
import type { Plan } from './plan.ts';
import { preparePlan, type Preparing } from './prepare-plan.ts';

/**
 * Reads a rubric (a folder, or its YAML file) with its reference and makes it ready for grading. The reference runs with
 * the rights of the user. Throws a RubricError that holds everything that is wrong, also what is not supported yet. With
 * `lint` all of that is returned instead, warnings included; only where there is no rubric at all it throws.
 */
export function loadRubric(path: string, options: { readonly lint: true }): Promise<readonly Diagnostic[]>;
export function loadRubric(path: string, options?: { readonly lint?: false }): Promise<Plan>;
export async function loadRubric(
  path: string,
  { lint = false }: { readonly lint?: boolean } = {},
): Promise<Plan | readonly Diagnostic[]> {
  const { plan, diagnostics } = await prepare(path);
  const all = tidy(diagnostics);
  if (lint) return all;
  if (!plan) throw new RubricError(all);
  return plan;
}

async function prepare(path: string): Promise<Preparing> {
  const loaded = await loadRubricFile(path);
  if (loaded.reference === undefined) return preparePlan(loaded, undefined);
  try {
    return await preparePlan(loaded, await loadReference(loaded.reference));
  } catch (error) {
    // Without its reference hardly a part can be prepared; what the file itself shows is said all the same.
    if (error instanceof RubricError) return { diagnostics: [...loaded.diagnostics, ...error.diagnostics] };
    throw error;
  }
}
