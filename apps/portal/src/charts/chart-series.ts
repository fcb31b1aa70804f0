/** How several values for one place of one series become one. */
export type Aggregation = 'sum' | 'avg' | 'min' | 'max' | 'count';

/** How a chart reads its table; empty members mean "choose". */
export interface ChartSettings {
  readonly xAxis: string;
  readonly yAxis: readonly string[];
  readonly group: string;
  readonly showLegend: boolean;
  readonly seriesLabels: ReadonlyMap<string, { readonly label: string; readonly color: string }>;
  /** Several columns whose values together name a series; wins over `group`. */
  readonly groups?: readonly string[];
  /** Absent: `sum`. */
  readonly aggregation?: Aggregation;
  /** Each value is added to all before it. */
  readonly accumulate?: boolean;
  /** Columns that are not zero where the first y column has an anomaly. */
  readonly anomalies?: readonly string[];
  /** A numeric x column is an axis of numbers, not of names. */
  readonly hasNumberAxis?: boolean;
  /** Every row is a point of its own, also where x is the same. */
  readonly keepsPoints?: boolean;
}

export interface TableData {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
}
export interface ChartPoint {
  readonly x: string | number;
  readonly y: number;
}
export interface ChartSeries {
  readonly name: string;
  readonly points: readonly ChartPoint[];
  /** Points to be marked. */
  readonly anomalies?: readonly ChartPoint[];
}
export interface ChartData {
  readonly xColumn: string;
  readonly isTime: boolean;
  readonly isNumber: boolean;
  readonly series: readonly ChartSeries[];
  /** Series that were added up as "other", to keep the chart readable. */
  readonly folded: number;
}

const NUMERIC = new Set(['long', 'int', 'real', 'decimal']);
export const isNumericType = (type: string): boolean => NUMERIC.has(type);
const MAX_SERIES = 8;
const MAX_SLICES = 6;

/**
 * Columns by role, as Log Analytics picks them: x is the named one, else the first datetime, else the first column that
 * is not a number; y are the named ones, else every number; a further text column splits into series.
 */
export function pickColumns(
  table: TableData,
  settings: Pick<ChartSettings, 'xAxis' | 'yAxis' | 'group' | 'groups' | 'anomalies'>,
) {
  const names = table.columns.map(({ name }) => name);
  const byType = (test: (type: string) => boolean) => table.columns.find(({ type }) => test(type))?.name;
  const x =
    (names.includes(settings.xAxis) ? settings.xAxis : undefined) ??
    byType((type) => type === 'datetime') ??
    byType((type) => !NUMERIC.has(type)) ??
    names[0] ??
    '';
  const anomalies = (settings.anomalies ?? []).filter((name) => names.includes(name));
  const named = settings.yAxis.filter((name) => names.includes(name));
  const numbers = table.columns
    .filter(({ name, type }) => NUMERIC.has(type) && name !== x && !anomalies.includes(name))
    .map(({ name }) => name);
  const y = named.length > 0 ? named : numbers;
  const wanted = (settings.groups ?? [settings.group]).filter((name) => names.includes(name));
  const guessed = table.columns.find(({ name, type }) => name !== x && !y.includes(name) && type === 'string')?.name;
  const groups = wanted.length > 0 ? wanted : guessed === undefined ? [] : [guessed];
  return { x, y, group: groups[0], groups, anomalies };
}

/** What is gathered for one series while the rows are read. */
interface Gathered {
  readonly points: { x: string | number; values: number[] }[];
  readonly byX: Map<string | number, { x: string | number; values: number[] }>;
  readonly anomalies: ChartPoint[];
}

export function makeSeries(table: TableData, settings: ChartSettings): ChartData {
  const { x, y, groups, anomalies } = pickColumns(table, settings);
  const at = (name: string) => table.columns.findIndex((column) => column.name === name);
  const xAt = at(x);
  const isTime = table.columns[xAt]?.type === 'datetime';
  const isNumber = settings.hasNumberAxis === true && isNumericType(table.columns[xAt]?.type ?? '');
  const [groupsAt, anomaliesAt] = [groups.map(at), anomalies.map(at)];
  const gathered = new Map<string, Gathered>();
  for (const row of table.rows) {
    const xValue = isTime ? Date.parse(String(row[xAt])) : isNumber ? Number(row[xAt]) : textOf(row[xAt]);
    const group = groupsAt.map((place) => textOf(row[place])).join(' · ');
    const isAnomaly = anomaliesAt.some((place) => Math.abs(Number(row[place] ?? 0)) > 0);
    for (const [order, name] of y.entries()) {
      const value = row[at(name)];
      if (value === null || value === undefined || (typeof xValue === 'number' && Number.isNaN(xValue))) continue;
      const key = groupsAt.length === 0 ? name : y.length > 1 ? `${group} · ${name}` : group;
      const series: Gathered = gathered.get(key) ?? { points: [], byX: new Map(), anomalies: [] };
      gathered.set(key, series);
      addValue(series, xValue, Number(value), settings.keepsPoints === true);
      if (isAnomaly && order === 0) series.anomalies.push({ x: xValue, y: Number(value) });
    }
  }
  const aggregate = AGGREGATIONS[settings.aggregation ?? 'sum'];
  const all = [...gathered].map(([name, series]) => {
    const points = series.points.map((point) => ({ x: point.x, y: aggregate(point.values) }));
    if (isTime || isNumber) points.sort((a, b) => Number(a.x) - Number(b.x));
    return {
      name: settings.seriesLabels.get(name)?.label || name || '(empty)',
      points: settings.accumulate ? accumulate(points) : points,
      ...(series.anomalies.length > 0 ? { anomalies: series.anomalies } : {}),
    };
  });
  return { xColumn: x, isTime, isNumber, ...foldSeries(all) };
}

function addValue({ points, byX }: Gathered, x: string | number, value: number, keepsPoints: boolean): void {
  const known = keepsPoints ? undefined : byX.get(x);
  if (known) {
    known.values.push(value);
    return;
  }
  const point = { x, values: [value] };
  points.push(point);
  byX.set(x, point);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const AGGREGATIONS: Readonly<Record<Aggregation, (values: readonly number[]) => number>> = {
  sum,
  avg: (values) => sum(values) / values.length,
  min: (values) => values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
  max: (values) => values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
  count: (values) => values.length,
};

function accumulate(points: readonly ChartPoint[]): ChartPoint[] {
  let total = 0;
  return points.map(({ x, y }) => {
    total += y;
    return { x, y: total };
  });
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const total = (series: ChartSeries) => series.points.reduce((all, { y }) => all + Math.abs(y), 0);

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

/** Every series as its share of all at the same place, in percent. */
export function toShares(series: readonly ChartSeries[]): ChartSeries[] {
  const sums = new Map<string | number, number>();
  for (const { points } of series) for (const { x, y } of points) sums.set(x, (sums.get(x) ?? 0) + Math.abs(y));
  const share = ({ x, y }: ChartPoint): ChartPoint => {
    const all = sums.get(x) ?? 0;
    return { x, y: all === 0 ? 0 : (Math.abs(y) / all) * 100 };
  };
  return series.map(({ name, points }) => ({ name, points: points.map(share) }));
}

export interface Slice {
  readonly name: string;
  readonly value: number;
}

/** Slices of a pie: the largest ones and "other". A label comes from the series labels where there is one. */
export function makeSlices(
  table: TableData,
  settings: ChartSettings,
  most: number = MAX_SLICES,
): { slices: Slice[]; folded: number } {
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
  if (ranked.length <= most) return { slices: ranked, folded: 0 };
  const rest = ranked.slice(most - 1);
  const other = { name: 'other', value: rest.reduce((all, { value }) => all + value, 0) };
  return { slices: [...ranked.slice(0, most - 1), other], folded: rest.length };
}

export interface TreeSlice {
  readonly name: string;
  readonly value: number;
  readonly children?: readonly TreeSlice[];
}

/** Nested rectangles: every column that is not a number is a level, the first number their size. */
export function makeTree(table: TableData, settings: ChartSettings): TreeSlice[] {
  const { y } = pickColumns(table, settings);
  const valueAt = table.columns.findIndex(({ name }) => name === y[0]);
  const levels = table.columns.flatMap(({ type }, at) => (NUMERIC.has(type) ? [] : [at]));
  const build = (rows: TableData['rows'], level: number): TreeSlice[] => {
    const at = levels[level];
    if (at === undefined) return [];
    return [...Map.groupBy(rows, (row) => textOf(row[at]))]
      .map(([name, members]) => ({
        name: name || '(empty)',
        value: members.reduce((all, row) => all + (valueAt < 0 ? 1 : Number(row[valueAt] ?? 0)), 0),
        children: build(members, level + 1),
      }))
      .filter(({ value }) => value > 0)
      .sort((a, b) => b.value - a.value);
  };
  return build(table.rows, 0);
}
