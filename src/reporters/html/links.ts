import type { ClassEntry } from '../../statistics/class-entry.ts';
import { anchorOf } from './part-view.ts';

/** The address of a student's page, seen from the class page; of one part in it. */
export function linkTo({ folder }: Pick<ClassEntry, 'folder'>, part?: string): string {
  const page = `${encodeURIComponent(folder)}/report.html`;
  return part === undefined ? page : `${page}#${encodeURIComponent(anchorOf(part))}`;
}
