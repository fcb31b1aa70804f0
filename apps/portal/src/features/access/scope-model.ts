import type { TableScope } from '@vedette/model';

export interface KnownTable {
  readonly name: string;
  readonly category: string;
  readonly description: string;
}

export interface TableGroup {
  readonly category: string;
  readonly tables: readonly KnownTable[];
}

/**
 * The tables whose name or description holds the words, by category and name.
 * Shape: chosen ones that exist no more stand first, under `Not there any more`: they can only be taken away.
 */
export function groupTables(
  known: readonly KnownTable[],
  chosen: readonly string[],
  words: string,
): readonly TableGroup[] {
  const names = new Set(known.map(({ name }) => name));
  const gone = chosen.filter((name) => !names.has(name)).map((name) => ({ name, category: GONE, description: '' }));
  const wanted = words.trim().toLowerCase();
  const found = [...known, ...gone].filter(({ name, description }) =>
    `${name} ${description}`.toLowerCase().includes(wanted),
  );
  const groups = Map.groupBy(found, ({ category }) => category);
  return [...groups]
    .sort(([a], [b]) => Number(b === GONE) - Number(a === GONE) || a.localeCompare(b))
    .map(([category, tables]) => ({ category, tables: tables.sort((a, b) => a.name.localeCompare(b.name)) }));
}

const GONE = 'Not there any more';

/** The scope after these tables were all taken in, or all left out. */
export function setTables(chosen: readonly string[], names: readonly string[], isIn: boolean): readonly string[] {
  const left = chosen.filter((name) => !names.includes(name));
  return isIn ? [...left, ...names].sort() : left;
}

/** How many of a group are chosen: what its own box shows. */
export function stateOf(group: TableGroup, chosen: readonly string[]): boolean | 'mixed' {
  const count = group.tables.filter(({ name }) => chosen.includes(name)).length;
  return count === 0 ? false : count === group.tables.length || 'mixed';
}

/** What a scope would lose and win, in words; empty where nothing changes. */
export function describeScopeChange(before: TableScope, after: TableScope): string {
  if (before === null || after === null) {
    if (before === after) return '';
    return after === null ? 'every table instead of a list' : 'a list instead of every table';
  }
  const added = after.filter((name) => !before.includes(name));
  const removed = before.filter((name) => !after.includes(name));
  return [...added.map((name) => `+ ${name}`), ...removed.map((name) => `\u2212 ${name}`)].join(', ');
}
