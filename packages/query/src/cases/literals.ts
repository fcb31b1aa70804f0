import { KUSTO_TYPES, type KustoType } from '@vedette/model';

/** A table that comes with a case. Values as in the answers: numbers, ISO datetimes, timespans, JSON for dynamic, null. */
export interface CaseTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
}

const PATTERNS: Partial<Readonly<Record<KustoType, RegExp>>> = {
  long: /^-?\d+$/,
  int: /^-?\d+$/,
  real: /^(?:-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|nan|[+-]?inf)$/i,
  decimal: /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i,
  bool: /^(?:true|false|1|0)$/i,
  datetime: /^[\d:.TZ+ -]+$/i,
  timespan: /^-?(?:\d+\.)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/,
  guid: /^[\da-f-]{32,36}$/i,
};

const DENORMALS: Readonly<Record<string, string>> = { nan: 'nan', infinity: '+inf', '-infinity': '-inf' };

/** A KQL string literal: JSON's escapes are KQL's. Source: Kusto, "The string data type". */
const printString = (text: string): string => JSON.stringify(text);

function printValue(type: KustoType, value: unknown, place: string): string {
  if (type === 'string')
    return printString(typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value));
  if (value === null || value === undefined) return `${type}(null)`;
  if (type === 'dynamic') return `dynamic(${JSON.stringify(value)})`;
  const text = String(value);
  const written = type === 'real' ? (DENORMALS[text.toLowerCase()] ?? text) : text;
  if (!PATTERNS[type]?.test(written))
    throw new CaseError(`${place} expected a value of type ${type}, found \`${text}\``);
  return `${type}(${written})`;
}

/** What is wrong with a case itself, rather than with its query. */
export class CaseError extends Error {}

const asType = (type: string, place: string): KustoType => {
  const known = KUSTO_TYPES.find((each) => each === type);
  if (!known) throw new CaseError(`${place} has the unknown type \`${type}\``);
  return known;
};

const printName = (name: string): string => `['${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`;

/**
 * The table as `let NAME = datatable(...)[...];`, so that each case has its own and none can meet another's.
 * A `union *`, `search` or `find` does not see it.
 */
export function printCaseTable({ name, columns, rows }: CaseTable): string {
  const types = columns.map((column) => asType(column.type, `Column \`${column.name}\` of table \`${name}\``));
  const schema = columns.map((column, index) => `${printName(column.name)}:${types[index]}`).join(', ');
  const values = rows.flatMap((row, at) =>
    types.map((type, index) => printValue(type, row[index], `Row ${at + 1}, column ${index + 1} of table \`${name}\``)),
  );
  return `let ${printName(name)} = datatable(${schema})[${values.join(', ')}];\n`;
}
