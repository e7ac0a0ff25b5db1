/**
 * The text with the LaTeX commands that only say how a word looks (`\textbf{…}`, `\emph{…}`) made invisible: they and
 * their closing braces become zero-width spaces, one for one, so that offsets stay and words stay whole
 * (`\emph{can}'t`). For write-ups that are not read as LaTeX. Time is linear.
 */
export function withoutStyles(text: string): string {
  if (!text.includes('\\')) return text;
  const parts: string[] = [];
  /** For each open brace: whether it belongs to a style. */
  const open: boolean[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(STYLE_OR_BRACE)) {
    const styled = found === '}' ? open.pop() === true : found !== '{';
    if (found !== '}') open.push(styled);
    if (!styled) continue;
    parts.push(text.slice(done, index), INVISIBLE.repeat(found.length));
    done = index + found.length;
  }
  return done === 0 ? text : parts.join('') + text.slice(done);
}

const STYLE_OR_BRACE = /\\(?:emph|enquote|underline|text(?:bf|it|md|normal|rm|sc|sf|sl|tt|up)?)\s?\{|[{}]/gu;
const INVISIBLE = '\u200B';
