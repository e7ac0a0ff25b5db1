import type { ClassView } from '../reporters/html/class-view.ts';
import type { ReportView } from '../reporters/html/report-view.ts';

/** The page of one student. */
export function renderReport(view: ReportView): string;
/** The page of a class. */
export function renderIndex(view: ClassView): string;
