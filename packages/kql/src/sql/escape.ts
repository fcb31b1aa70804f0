/** Text that may stand in a statement as it is. Only this package makes it, from fixed text and escaped names. */
export type Sql = string & { readonly brand: 'Sql' };

/** Quotes a name for ClickHouse; a line break as well, since the printer indents lines. Source: https://clickhouse.com/docs/sql-reference/syntax#identifiers (read 2026-11-21). */
export function escapeIdentifier(name: string): Sql {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('\0', '\\0').replaceAll('\n', '\\n')}\`` as Sql;
}
