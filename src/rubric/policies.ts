import type { Diagnostic } from '../model/diagnostic.ts';
import { diagnosticAt, textOf, type YamlMap } from './tree.ts';

/** Policies that this version of gradecheck knows, but cannot apply yet; those that change nothing are fine. */
export function unsupportedPolicies(policies: YamlMap | undefined): Diagnostic[] {
  return [...(policies?.entries ?? [])].flatMap(([name, { at, value }]) => {
    if (NEUTRAL[name] !== undefined && NEUTRAL[name] === textOf(value)) return [];
    return [
      diagnosticAt(at, {
        code: 'unsupported-policy',
        severity: 'unsupported',
        message: `The policy \`${name}\` is not supported yet: scores would not follow it.`,
      }),
    ];
  });
}

/** What holds where nothing is said. */
const NEUTRAL: Readonly<Record<string, string | undefined>> = { attempts: 'latest', negative_points: 'false' };
