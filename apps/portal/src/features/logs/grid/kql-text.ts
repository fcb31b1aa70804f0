/** Text of KQL for a value of an answer: what a cell's menu writes into the query. */

/** A step into a dynamic value: a key of an object, or a place in an array. */
export type PathStep = string | number;

/** A cell, or a part of a dynamic one. `type` is the column's. */
export interface CellPlace {
  readonly column: string;
  readonly type: string;
  readonly path: readonly PathStep[];
  readonly value: unknown;
}

/** Words that cannot stand as a name. Source: the grammar of the Kusto query language, reserved in expressions. */
const RESERVED = new Set(
  'and or not in between has contains startswith endswith matches by on asc desc nulls first last with to typeof where project extend summarize join union let set print range take limit sort order top count distinct evaluate find search parse render datatable true false null dynamic datetime timespan guid real decimal long int string bool date time double'.split(
    ' ',
  ),
);

const isPlainName = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !RESERVED.has(name);

/** A string literal that means exactly the text. */
export const printText = (text: string): string =>
  JSON.stringify(text).replace(/[\u007f\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A column's name, in brackets where it could not stand by itself. */
export const printName = (name: string): string => (isPlainName(name) ? name : `[${printText(name)}]`);

const EMPTY_NAME = '[""]';

/** `Column.key["other key"][0]`. */
export function printPath(column: string, path: readonly PathStep[]): string {
  const steps = path.map((step) =>
    typeof step === 'number' ? `[${step}]` : isPlainName(step) ? `.${step}` : `[${printText(step)}]`,
  );
  return printName(column) + steps.join('');
}

/** A text column that holds JSON is read before a step is taken into it. */
function printPlace({ column, type, path }: Pick<CellPlace, 'column' | 'type' | 'path'>): string {
  const isText = type === 'string' && path.length > 0;
  return isText
    ? `parse_json(${printName(column)})${printPath('', path).slice(EMPTY_NAME.length)}`
    : printPath(column, path);
}

/** `| where ...` that keeps (`==`) or drops (`!=`) the rows with this value. */
export function printFilter(place: CellPlace, action: 'include' | 'exclude'): string {
  const isKept = action === 'include';
  const expression = printPlace(place);
  const missing = printMissing(place, expression, isKept);
  if (missing) return `| where ${missing}`;
  const isInside = place.path.length > 0;
  const [left, right] = printComparison(isInside ? { ...place, type: 'dynamic' } : place, expression);
  return `| where ${left} ${isKept ? '==' : '!='} ${right}`;
}

/** Nothing compares equal to null or NaN: they have functions of their own. */
function printMissing({ type, path, value }: CellPlace, expression: string, isKept: boolean): string | undefined {
  if (value === null || value === undefined) return `${isKept ? 'isnull' : 'isnotnull'}(${expression})`;
  if (value === '' && (type === 'string' || path.length > 0))
    return `${isKept ? 'isempty' : 'isnotempty'}(${path.length > 0 ? `tostring(${expression})` : expression})`;
  if (type === 'real' && String(value) === 'NaN')
    return `${isKept ? '' : 'not('}isnan(${expression})${isKept ? '' : ')'}`;
  return undefined;
}

function printComparison({ type, value }: CellPlace, expression: string): readonly [string, string] {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  switch (type) {
    case 'string':
      return [expression, printText(text)];
    case 'long':
    case 'int':
      return [expression, Number.isSafeInteger(Number(text)) ? text : `long(${text})`];
    case 'real':
      return [expression, printReal(text)];
    case 'dynamic':
      return printDynamic(value, expression);
    case 'bool':
      return [expression, text];
    default:
      // datetime, timespan, guid and decimal are written as `type(value)`.
      return [expression, `${type}(${text})`];
  }
}

function printReal(text: string): string {
  if (/^[+-]?Infinity$/.test(text)) return `real(${text.startsWith('-') ? '-' : '+'}inf)`;
  return /[.e]/i.test(text) ? `real(${text})` : `real(${text}.0)`;
}

/** A dynamic value is compared as what it holds. */
function printDynamic(value: unknown, expression: string): readonly [string, string] {
  switch (typeof value) {
    case 'string':
      return [`tostring(${expression})`, printText(value)];
    case 'boolean':
      return [`tobool(${expression})`, String(value)];
    case 'number':
      return Number.isSafeInteger(value)
        ? [`tolong(${expression})`, String(value)]
        : [`todouble(${expression})`, printReal(String(value))];
    default:
      return [`tostring(${expression})`, `tostring(dynamic(${JSON.stringify(value)}))`];
  }
}

const CONVERSIONS: Readonly<Record<string, string>> = { string: 'tostring', boolean: 'tobool' };

/** `| extend Name = tostring(Column.key)`: the part of a dynamic value as a column of its own. */
export function printExtend(place: CellPlace): string {
  const { column, path, value } = place;
  const expression = printPlace(place);
  const conversion =
    typeof value === 'number' ? (Number.isInteger(value) ? 'tolong' : 'todouble') : CONVERSIONS[typeof value];
  const last = path.findLast((step) => typeof step === 'string') ?? column;
  const name = printName(path.length === 0 ? `${column}_` : String(last));
  return `| extend ${name} = ${conversion ? `${conversion}(${expression})` : expression}`;
}

/**
 * The query with one more operator at its end, or before a `render`, which must stay last.
 * Shape: the whole new text of the query; a `;` at its end is dropped, a comment there stays.
 */
export function appendOperator(query: string, operator: string): string {
  const code = blankOut(query);
  const render = [...code.matchAll(/\|\s*render\b/g)].at(-1);
  if (render) return `${query.slice(0, render.index).trimEnd()}\n${operator}\n${query.slice(render.index)}`;
  const end = code.replace(/[\s;]+$/, '').length;
  const tail = [...query.slice(end)].filter((_, at) => code[end + at] !== ';').join('');
  return `${(query.slice(0, end) + tail).trimEnd()}\n${operator}`;
}

/** The query with the insides of strings and comments blanked out, so that places in it are places in the query. */
export function blankOut(query: string): string {
  const pattern =
    /\/\/[^\n]*|```[\s\S]*?(?:```|$)|[hH]?@"(?:[^"]|"")*"?|[hH]?@'(?:[^']|'')*'?|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?/g;
  return query.replace(pattern, (found) =>
    found.startsWith('//') ? found.replace(/[^\n]/g, ' ') : found.replace(/[^\n]/g, '·'),
  );
}
