import type { ResultGroup } from '../../model/result.ts';

/** Neighbouring parts that belong together: those of one group, or with one beginning of their ids. */
export interface Section<Part> {
  /** What the ids of its parts begin with; empty for parts on the top level. */
  readonly id: string;
  /** The group itself; absent where the rubric has none of that id. */
  readonly group: ResultGroup | undefined;
  /** Groups around it that begin with this section, the outermost first, and then its own. */
  readonly opened: readonly ResultGroup[];
  readonly parts: readonly Part[];
}

/** Divides the parts of a rubric into sections, in order. */
export function sectionsOf<Part extends { readonly id: string }>(
  parts: readonly Part[],
  groups: readonly ResultGroup[],
): Section<Part>[] {
  const sections: { id: string; group: ResultGroup | undefined; opened: ResultGroup[]; parts: Part[] }[] = [];
  const open = new Set<string>();
  for (const part of parts) {
    const around = groups
      .filter(({ id }) => part.id.startsWith(`${id}.`))
      .toSorted((a, b) => a.id.length - b.id.length);
    const group = around.at(-1);
    const id = group?.id ?? part.id.slice(0, Math.max(0, part.id.lastIndexOf('.')));
    const last = sections.at(-1);
    if (last?.id === id) last.parts.push(part);
    else sections.push({ id, group, opened: around.filter((one) => !open.has(one.id)), parts: [part] });
    for (const one of around) open.add(one.id);
  }
  return sections;
}

/** The id of a part without what its section's heading says already. */
export function shortId(id: string, section: Pick<Section<unknown>, 'id'>): string {
  return section.id === '' ? id : id.slice(section.id.length + 1);
}
