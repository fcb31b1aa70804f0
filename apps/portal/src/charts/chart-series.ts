/** How a chart reads its table; empty members mean "choose". */
export interface ChartSettings {
  readonly xAxis: string;
  readonly yAxis: readonly string[];
  readonly group: string;
  readonly showLegend: boolean;
  readonly seriesLabels: ReadonlyMap<string, { readonly label: string; readonly color: string }>;
}

export interface TableData {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
}
export interface ChartSeries {
  readonly name: string;
  readonly points: readonly { readonly x: string | number; readonly y: number }[];
}
export interface ChartData {
  readonly xColumn: string;
  readonly isTime: boolean;
  readonly series: readonly ChartSeries[];
  /** Series that were added up as "other", to keep the chart readable. */
  readonly folded: number;
}

const NUMERIC = new Set(['long', 'int', 'real', 'decimal']);
const MAX_SERIES = 8;
const MAX_SLICES = 6;

/**
 * Columns by role, as Log Analytics picks them: x is the named one, else the first datetime, else the first column that
 * is not a number; y are the named ones, else every number; a further text column splits into series.
 */
export function pickColumns(table: TableData, settings: Pick<ChartSettings, 'xAxis' | 'yAxis' | 'group'>) {
  const names = table.columns.map(({ name }) => name);
  const byType = (test: (type: string) => boolean) => table.columns.find(({ type }) => test(type))?.name;
  const x =
    (names.includes(settings.xAxis) ? settings.xAxis : undefined) ??
    byType((type) => type === 'datetime') ??
    byType((type) => !NUMERIC.has(type)) ??
    names[0] ??
    '';
  const named = settings.yAxis.filter((name) => names.includes(name));
  const numbers = table.columns.filter(({ name, type }) => NUMERIC.has(type) && name !== x).map(({ name }) => name);
  const y = named.length > 0 ? named : numbers;
  const group = names.includes(settings.group)
    ? settings.group
    : table.columns.find(({ name, type }) => name !== x && !y.includes(name) && type === 'string')?.name;
  return { x, y, group };
}

export function makeSeries(table: TableData, settings: ChartSettings): ChartData {
  const { x, y, group } = pickColumns(table, settings);
  const at = (name: string) => table.columns.findIndex((column) => column.name === name);
  const [xAt, groupAt] = [at(x), group === undefined ? -1 : at(group)];
  const isTime = table.columns[xAt]?.type === 'datetime';
  const series = new Map<string, Map<string | number, number>>();
  for (const row of table.rows) {
    const xValue = isTime ? Date.parse(String(row[xAt])) : textOf(row[xAt]);
    for (const name of y) {
      const key = groupAt < 0 ? name : y.length > 1 ? `${textOf(row[groupAt])} · ${name}` : textOf(row[groupAt]);
      const points = series.get(key) ?? new Map<string | number, number>();
      points.set(xValue, (points.get(xValue) ?? 0) + Number(row[at(name)] ?? 0));
      series.set(key, points);
    }
  }
  const all = [...series].map(([name, points]) => ({
    name: settings.seriesLabels.get(name)?.label || name || '(empty)',
    points: [...points].map(([px, py]) => ({ x: px, y: py })).sort((a, b) => (isTime ? Number(a.x) - Number(b.x) : 0)),
  }));
  return { xColumn: x, isTime, ...foldSeries(all) };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const total = (series: ChartSeries) => series.points.reduce((sum, { y }) => sum + Math.abs(y), 0);

/** Keeps the largest series and adds the rest up as "other". */
export function foldSeries(series: readonly ChartSeries[]): { series: ChartSeries[]; folded: number } {
  if (series.length <= MAX_SERIES) return { series: [...series], folded: 0 };
  const ranked = [...series].sort((a, b) => total(b) - total(a));
  const rest = ranked.slice(MAX_SERIES - 1);
  const sums = new Map<string | number, number>();
  for (const { points } of rest) for (const { x, y } of points) sums.set(x, (sums.get(x) ?? 0) + y);
  const other = { name: 'other', points: [...sums].map(([x, y]) => ({ x, y })).sort((a, b) => (a.x < b.x ? -1 : 1)) };
  return { series: [...ranked.slice(0, MAX_SERIES - 1), other], folded: rest.length };
}

/** Slices of a pie: the largest ones and "other". A label comes from the series labels where there is one. */
export function makeSlices(
  table: TableData,
  settings: ChartSettings,
): { slices: { name: string; value: number }[]; folded: number } {
  const { x, y } = pickColumns(table, settings);
  const [nameAt, valueAt] = [
    table.columns.findIndex(({ name }) => name === x),
    table.columns.findIndex(({ name }) => name === y[0]),
  ];
  const sums = new Map<string, number>();
  for (const row of table.rows) {
    const name = textOf(row[nameAt]);
    sums.set(name, (sums.get(name) ?? 0) + Number(row[valueAt] ?? 0));
  }
  const labelled = [...sums].map(([name, value]) => ({
    name: settings.seriesLabels.get(name)?.label || name || '(empty)',
    value,
  }));
  const ranked = labelled.sort((a, b) => b.value - a.value);
  if (ranked.length <= MAX_SLICES) return { slices: ranked, folded: 0 };
  const rest = ranked.slice(MAX_SLICES - 1);
  const other = { name: 'other', value: rest.reduce((sum, { value }) => sum + value, 0) };
  return { slices: [...ranked.slice(0, MAX_SLICES - 1), other], folded: rest.length };
}
