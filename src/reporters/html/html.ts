import { renderIndex, renderReport } from '../../generated/templates.js';
import type { Renderer } from '../define-reporter.ts';
import { classView } from './class-view.ts';
import { reportView } from './report-view.ts';

/** `report.html` for each submission, `index.html` for the class: pages without scripts that load nothing. */
export const renderer: Renderer = {
  renderSubmission: (result, { folder, formulas }) => [
    { path: `${folder}/report.html`, text: finish(renderReport(reportView(result, formulas))) },
  ],
  renderClass: (summary, { files }) => [{ path: 'index.html', text: finish(renderIndex(classView(summary, files))) }],
};

/**
 * Control characters in what students write are shown as pictures (`␛`): HTML does not allow them. Marks that force a
 * direction of writing would turn our words beside theirs; right-to-left text is shown well without them.
 */
function finish(page: string): string {
  return page.replaceAll(/[^\P{Cc}\t\n]|[\u202d\u202e]/gu, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\uFFFD';
  });
}
