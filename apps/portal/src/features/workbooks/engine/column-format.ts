import type { ColumnFormat, GridSettings } from './workbook.ts';

const NO_OPTIONS = {
  linkTarget: '',
  linkLabel: '',
  linkColumn: '',
  palette: '',
  min: null,
  max: null,
  thresholds: [],
  width: '',
};

export const AUTOMATIC: ColumnFormat = { columnMatch: '', formatter: 0, options: NO_OPTIONS, numberFormat: null };

/** What the numbers of formatters draw. Source: facts on workbook column formatters (9, 10 and 21 are spark charts). */
export const FORMATTER = {
  automatic: 0,
  text: 1,
  rightAligned: 2,
  barWithValue: 3,
  bar: 4,
  hidden: 5,
  dateTime: 6,
  link: 7,
  heatmap: 8,
  sparkLine: 9,
  sparkBars: 10,
  icon: 11,
  bigNumber: 12,
  resource: 13,
  resourceType: 16,
  location: 17,
  thresholds: 18,
  sparkArea: 21,
  compositeBar: 22,
} as const;

/** The format of a column: an exact name wins over a pattern. */
export function findFormat({ formatters }: Pick<GridSettings, 'formatters'>, column: string): ColumnFormat {
  return (
    formatters.find(({ columnMatch }) => columnMatch === column) ??
    formatters.find(({ columnMatch }) => matchesName(columnMatch, column)) ??
    AUTOMATIC
  );
}

function matchesName(pattern: string, column: string): boolean {
  if (pattern === '' || pattern.length > 200) return false;
  try {
    return new RegExp(`^(?:${pattern})$`).test(column);
  } catch {
    return false;
  }
}

/** Least and greatest number of a column, for bars and heat maps; zero always counts, so that a bar's length is honest. */
export function rangeOf(
  values: readonly unknown[],
  { min, max }: ColumnFormat['options'],
): { min: number; max: number } {
  const numbers = values.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  let [least, most] = [0, 0];
  for (const value of numbers) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { min: min ?? least, max: max ?? most };
}
