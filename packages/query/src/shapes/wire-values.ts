import type { QueryTable } from '@vedette/model';

/** Text that `JSON.stringify` writes as it stands. Source: TC39 proposal "JSON.parse source text access"; Node 22 and newer. */
const rawJson = (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON;

type Encoder = (value: unknown) => unknown;
const asIs: Encoder = (value) => value;
/** A long beyond 2^53 is text for us and a number on the wire. */
const asNumber: Encoder = (value) => (typeof value === 'string' ? rawJson(value) : value);
const asJsonText: Encoder = (value) => (value !== null && typeof value === 'object' ? JSON.stringify(value) : value);

/** How a vendor's format carries dynamic values: as JSON text (Log Analytics, Kusto v1) or as they are (Kusto v2). */
export type DynamicForm = 'text' | 'value';

/** Rows as the vendors' JSON has them. Only `JSON.stringify` may read the result. */
export function encodeRows(table: Pick<QueryTable, 'columns' | 'rows'>, dynamicForm: DynamicForm): unknown[][] {
  const encoders = table.columns.map(({ type }): Encoder => {
    if (type === 'long') return asNumber;
    return type === 'dynamic' && dynamicForm === 'text' ? asJsonText : asIs;
  });
  if (encoders.every((encode) => encode === asIs)) return table.rows;
  return table.rows.map((row) => row.map((value, index) => (encoders[index] ?? asIs)(value)));
}
