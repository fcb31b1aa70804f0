import type { SavedQuery } from '@vedette/model';

export interface SavedFolder {
  /** Empty: queries without a folder. */
  readonly name: string;
  readonly queries: readonly SavedQuery[];
}

/** Queries with every word of the search in name, description, folder, tags or text. */
export function searchSaved(queries: readonly SavedQuery[], search: string): readonly SavedQuery[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return queries.filter(({ name, description, folder, tags, query }) => {
    const text = [name, description, folder, ...tags, query].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** By folder, in order of their names; those without one come last. */
export function groupByFolder(queries: readonly SavedQuery[]): readonly SavedFolder[] {
  const folders = Map.groupBy(queries, ({ folder }) => folder);
  return [...folders]
    .map(([name, members]) => ({ name, queries: members }))
    .sort((a, b) => Number(a.name === '') - Number(b.name === '') || a.name.localeCompare(b.name));
}

/** `a, b,,a` as `['a', 'b']`. */
export const readTags = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];
