import type { KustoType } from '../../types.ts';
import { type ExternalFormat, type ExternalRecord, parseRecords } from '../external/records.ts';
import { readField, readJson } from '../external/values.ts';
import { type HostOperator, HostProblem, type HostValue, type Json } from '../host.ts';

/** What an `externaldata` says of its files, as plain data. */
export interface ExternalOptions {
  readonly urls: readonly string[];
  readonly format: ExternalFormat;
  readonly ignoreFirstRecord: boolean;
  readonly columns: readonly { readonly name: string; readonly type: KustoType }[];
  /** What each column takes; empty: its field by position, or the member of its name. */
  readonly mapping: readonly ExternalMapping[];
}
export interface ExternalMapping {
  readonly column: string;
  /** `$.a.b` or `$['a'].b` of a JSON record. */
  readonly path: string | null;
  /** Position of a field. */
  readonly ordinal: number | null;
  readonly constant: string | null;
}

/** The texts of the files, one a row, become rows. Errors: `HostProblem` for a file that is not of its format. */
export const externaldata: HostOperator = {
  source: 'https://learn.microsoft.com/kusto/query/externaldata-operator',
  run(inputs, given) {
    const options = given as unknown as ExternalOptions;
    const texts = inputs[0]?.rows.map((row) => String(row[0] ?? '')) ?? [];
    const readers = options.columns.map((column, index) => readerOf(column, index, options.mapping));
    return texts.flatMap((text) => {
      const records = parseRecords(text, options.format);
      const kept = options.ignoreFirstRecord ? records.slice(1) : records;
      return kept.map((record) => readers.map((read) => read(record)));
    });
  },
};

type Reader = (record: ExternalRecord) => HostValue;

function readerOf(
  { name, type }: ExternalOptions['columns'][number],
  index: number,
  mapping: readonly ExternalMapping[],
): Reader {
  const mapped = mapping.find((each) => each.column === name);
  const nothing = (): HostValue => (type === 'string' ? '' : null);
  if (mapping.length > 0 && !mapped) return nothing;
  const constant = mapped?.constant;
  if (constant !== undefined && constant !== null) return () => readField(type, constant);
  const ordinal = mapped?.ordinal ?? index;
  const keys = mapped?.path ? parsePath(mapped.path) : [name];
  return (record) =>
    record.kind === 'fields'
      ? readField(type, record.fields[ordinal] ?? '')
      : readJson(type, stepInto(record.value, keys));
}

/** The keys of `$.a['b c'][0]`. */
function parsePath(path: string): (string | number)[] {
  if (!path.startsWith('$')) throw new HostProblem(`Expected a path that begins with \`$\`, found \`${path}\`.`);
  const steps = [...path.slice(1).matchAll(/\.?\[\s*(?:'([^']*)'|"([^"]*)"|(\d+))\s*\]|\.([^.[\]]+)/g)];
  return steps.map((step) => (step[3] === undefined ? (step[1] ?? step[2] ?? step[4] ?? '') : Number(step[3])));
}

function stepInto(value: Json, keys: readonly (string | number)[]): Json | undefined {
  let at: Json | undefined = value;
  for (const key of keys) {
    if (at === null || typeof at !== 'object') return undefined;
    if (Array.isArray(at)) at = typeof key === 'number' ? at[key] : undefined;
    else at = Object.hasOwn(at, key) ? (at as { readonly [name: string]: Json })[String(key)] : undefined;
  }
  return at;
}
