import type { QueryTable } from '@vedette/model';
import type { ResultRow } from './result-rows.ts';

/** Types whose values a query can be asked for again, exactly. */
const PRINT: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  string: (value) => (typeof value === 'string' && value.length <= 500 ? printString(value) : undefined),
  datetime: (value) => `datetime(${String(value)})`,
  guid: (value) => `guid(${String(value)})`,
  bool: (value) => String(value),
  long: (value) => `long(${String(value)})`,
  int: (value) => `int(${String(value)})`,
};

/** Columns beyond this add nothing: the first ones name who, what and when. */
const MAX_CONDITIONS = 12;

/**
 * The rule's query, narrowed to one row of its result, so that the events of an alert for one row can be asked again.
 * A column that cannot be compared exactly (real, dynamic) or whose name is not plain is left out.
 */
export function printRowQuery(query: string, columns: QueryTable['columns'], row: ResultRow): string {
  const conditions: string[] = [];
  for (const { name, type } of columns) {
    const value = row[name];
    const printed = value === null || value === undefined ? undefined : PRINT[type]?.(value);
    if (printed !== undefined && /^[A-Za-z_]\w*$/.test(name)) conditions.push(`${name} == ${printed}`);
    if (conditions.length === MAX_CONDITIONS) break;
  }
  const source = query.replace(/[\s;]+$/, '');
  return conditions.length === 0 ? source : `${source}\n| where ${conditions.join(' and ')}`;
}

function printString(value: string): string {
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return `"${escaped}"`;
}
