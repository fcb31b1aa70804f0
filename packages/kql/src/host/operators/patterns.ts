import { HostProblem, type HostTable, type HostValue } from '../host.ts';

/** Rows of discrete values with a weight in each of one or two sets, every value replaced by a number of its column. */
export interface Coded {
  readonly columns: readonly { readonly codes: Int32Array; readonly values: readonly HostValue[] }[];
  /** Weights of each row, one array a set. */
  readonly weights: readonly Float64Array[];
  readonly totals: readonly number[];
}

/** Values that some rows share. Shape: `codes[i]` is the value of column `i`, or `ANY`. */
export interface Pattern {
  readonly codes: readonly number[];
  /** Weight of its rows, a set. */
  readonly counts: readonly number[];
}
export const ANY = -1;

/** Stands for a value that too few rows have for any pattern: the engine does not send it. */
const RARE = -2;

/** Reads a table of values, then a mask that says which of them are sent (`1`) or too rare (`0`), then weights. */
export function encode(table: HostTable, sets: number): Coded {
  const width = table.columns.length - sets - 1;
  const columns = Array.from({ length: width }, (_, column) => {
    const known = new Map<string, number>();
    const values: HostValue[] = [];
    const codes = Int32Array.from(table.rows, (row) => {
      if (String(row[width])[column] === '0') return RARE;
      const value = row[column] ?? null;
      const key = keyOf(value);
      const code = known.get(key) ?? values.length;
      if (code === values.length) {
        known.set(key, code);
        values.push(value);
      }
      return code;
    });
    return { codes, values };
  });
  const weights = Array.from({ length: sets }, (_, set) =>
    Float64Array.from(table.rows, (row) => Number(row[width + 1 + set] ?? 0)),
  );
  return { columns, weights, totals: weights.map((each) => each.reduce((sum, weight) => sum + weight, 0)) };
}

const keyOf = (value: HostValue): string =>
  `${typeof value} ${JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each))}`;

export interface Search {
  /** Whether rows of these weights are enough for a pattern. */
  readonly isFrequent: (counts: readonly number[]) => boolean;
  /** The most values that may be chosen; values that follow from them are free. */
  readonly maxDimensions: number;
}

/** The most patterns that are kept. More are of no use to a reader, and a thread would search for minutes. */
const MAX_PATTERNS = 20_000;

/**
 * The closed frequent patterns: every set of values that enough rows share, with all that those rows share besides, so
 * that no longer pattern has the same rows.
 */
export function findPatterns(coded: Coded, { isFrequent, maxDimensions }: Search): Pattern[] {
  const found = new Map<string, Pattern>();
  const visited = new Visited();
  const visit = (rows: Int32Array, from: number, depth: number, closed: readonly number[]): void => {
    if (depth >= maxDimensions || visited.covers(closed.join(), from, depth)) return;
    for (let column = from; column < coded.columns.length; column++) {
      if (closed[column] !== ANY) continue;
      for (const members of groupRows(coded, rows, column)) {
        const counts = countRows(coded, members);
        if (!isFrequent(counts)) continue;
        const codes = closureOf(coded, members);
        keep(found, { codes, counts });
        visit(members, column + 1, depth + 1, codes);
      }
    }
  };
  const all = Int32Array.from({ length: coded.weights[0]?.length ?? 0 }, (_, row) => row);
  const whole = closureOf(coded, all);
  if (sizeOf(whole) > 0) keep(found, { codes: whole, counts: coded.totals });
  visit(all, 0, 0, whole);
  return [...found.values()];
}

function keep(found: Map<string, Pattern>, pattern: Pattern): void {
  found.set(pattern.codes.join(), pattern);
  if (found.size > MAX_PATTERNS)
    throw new HostProblem(
      `More than ${MAX_PATTERNS} patterns were found; raise the threshold, or project fewer columns before.`,
    );
}

/** Patterns from which the search went on already: from an earlier column and with fewer values chosen, it finds no less. */
class Visited {
  private readonly starts = new Map<string, { readonly from: number; readonly depth: number }[]>();

  covers(key: string, from: number, depth: number): boolean {
    const known = this.starts.get(key) ?? [];
    if (known.some((each) => each.from <= from && each.depth <= depth)) return true;
    this.starts.set(key, [...known, { from, depth }]);
    return false;
  }
}

function groupRows({ columns }: Coded, rows: Int32Array, column: number): Int32Array[] {
  const codes = columns[column]?.codes ?? new Int32Array();
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const code = codes[row] ?? ANY;
    if (code === RARE) continue;
    const group = groups.get(code);
    if (group) group.push(row);
    else groups.set(code, [row]);
  }
  return [...groups.values()].map((each) => Int32Array.from(each));
}

export function countRows({ weights }: Coded, rows: Int32Array): number[] {
  return weights.map((each) => {
    let sum = 0;
    for (const row of rows) sum += each[row] ?? 0;
    return sum;
  });
}

/** The values that all rows have. */
export function closureOf({ columns }: Coded, rows: Int32Array): number[] {
  const [first] = rows;
  return columns.map(({ codes }) => {
    const code = first === undefined ? ANY : (codes[first] ?? ANY);
    if (code === RARE) return ANY;
    return rows.every((row) => codes[row] === code) ? code : ANY;
  });
}

/** Rows that have the values of a pattern. */
export function rowsWith({ columns, weights }: Coded, codes: readonly number[]): Int32Array {
  const fixed = codes.flatMap((code, column) => (code === ANY ? [] : [{ code, of: columns[column]?.codes }]));
  const rows: number[] = [];
  for (let row = 0; row < (weights[0]?.length ?? 0); row++) {
    if (fixed.every(({ code, of }) => of?.[row] === code)) rows.push(row);
  }
  return Int32Array.from(rows);
}

export const sizeOf = (codes: readonly number[]): number => codes.filter((code) => code !== ANY).length;

/** Whether one pattern has all values of the other. */
export const isRelated = (a: readonly number[], b: readonly number[]): boolean => {
  const holds = (wide: readonly number[], narrow: readonly number[]): boolean =>
    wide.every((code, column) => code === ANY || code === narrow[column]);
  return holds(a, b) || holds(b, a);
};

/** The cells of a pattern: which columns are set, then their values, null where any will do. */
export const cellsOf = ({ columns }: Coded, codes: readonly number[]): HostValue[] => [
  codes.map((code) => (code === ANY ? '0' : '1')).join(''),
  ...codes.map((code, column) => (code === ANY ? null : (columns[column]?.values[code] ?? null))),
];

/** Rounds to so many decimals, as the vendor shows percentages. */
export const percentOf = (part: number, whole: number, decimals: number): number =>
  whole === 0 ? 0 : Number(((100 * part) / whole).toFixed(decimals));
