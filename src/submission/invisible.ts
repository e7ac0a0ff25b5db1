import type { HiddenText } from '../model/document.ts';

/**
 * What any page hides, whatever its format: text whose direction is turned around, so that another text is seen than is
 * read; and letters that no font draws (the tags of Unicode).
 */
export function invisibleIn(text: string): readonly HiddenText[] {
  if (!UNUSUAL.test(text)) return [];
  return [...text.matchAll(TURNED_OR_TAGS)].map(({ 0: found, index }): HiddenText => {
    const turned = /^[\u202D\u202E]/u.test(found);
    const how = turned ? 'text whose direction is turned around' : 'letters that no font draws';
    return { span: { start: index, end: index + found.length }, kind: 'concealed', how };
  });
}

const UNUSUAL = /[\u202D\u202E\u{E0020}-\u{E007E}]/u;
/** To the mark that ends it, or to the end of the line. Flags of regions have tags, too, behind a black flag. */
const TURNED_OR_TAGS = /[\u202D\u202E][^\u202C\n]*|(?<!\u{1F3F4})(?<![\u{E0020}-\u{E007E}])[\u{E0020}-\u{E007E}]{2,}/gu;
