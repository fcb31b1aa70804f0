import type { SchemaView } from '@vedette/model';

export type SchemaTable = SchemaView['tables'][number];
export type Grouping = 'category' | 'solution' | 'none';
export interface TableGroup {
  readonly name: string;
  readonly tables: readonly SchemaTable[];
}

/** Tables whose name or description has the text, whole; then tables with such columns, those columns only. */
export function filterTables(tables: readonly SchemaTable[], search: string): readonly SchemaTable[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return tables;
  const has = (text: string) => text.toLowerCase().includes(wanted);
  const isFound = ({ name, description }: SchemaTable) => has(name) || has(description);
  const byColumn = tables
    .filter((table) => !isFound(table) && table.columns.some((column) => has(column.name)))
    .map((table) => ({ ...table, columns: table.columns.filter((column) => has(column.name)) }));
  return [...tables.filter(isFound), ...byColumn];
}

const REST = 'Other tables';

/** Tables under what they belong to, in order of the names; those of no solution come last. A table can be in several. */
export function groupTables(tables: readonly SchemaTable[], by: Grouping): readonly TableGroup[] {
  if (by === 'none') return [{ name: 'All tables', tables }];
  const namesOf = ({ category, solutions }: SchemaTable): readonly string[] =>
    by === 'category' ? [category] : solutions.length > 0 ? solutions : [REST];
  const groups = new Map<string, SchemaTable[]>();
  for (const table of tables) for (const name of namesOf(table)) groups.set(name, [...(groups.get(name) ?? []), table]);
  return [...groups]
    .map(([name, members]) => ({ name, tables: members }))
    .sort((a, b) => Number(a.name === REST) - Number(b.name === REST) || a.name.localeCompare(b.name));
}
