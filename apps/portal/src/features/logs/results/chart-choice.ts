import type { QueryTable } from '@vedette/model';
import type { ChartKind, ChartLook } from '../../../charts/chart-options.ts';
import { type Aggregation, type ChartSettings, isNumericType, type TableData } from '../../../charts/chart-series.ts';

/** What can be chosen for an answer; `card` is numbers, the others are drawn. */
export type ChartType = ChartKind | 'treemap' | 'card';

/** Everything that says how an answer is drawn: from `render`, then changed by hand. */
export interface ChartChoice {
  readonly type: ChartType;
  readonly title: string;
  readonly xColumn: string;
  readonly yColumns: readonly string[];
  readonly series: readonly string[];
  readonly stacking: ChartLook['stacking'];
  readonly aggregation: Aggregation;
  readonly showLegend: boolean;
  readonly xScale: ChartLook['xScale'];
  readonly yScale: ChartLook['yScale'];
  readonly yMin: number | undefined;
  readonly yMax: number | undefined;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly accumulate: boolean;
  readonly anomalies: readonly string[];
}

export const CHART_TYPES: readonly { readonly type: ChartType; readonly label: string }[] = [
  { type: 'line', label: 'Line' },
  { type: 'area', label: 'Area' },
  { type: 'column', label: 'Column' },
  { type: 'categorical-bar', label: 'Bar' },
  { type: 'scatter', label: 'Scatter' },
  { type: 'pie', label: 'Pie' },
  { type: 'treemap', label: 'Treemap' },
  { type: 'card', label: 'Card' },
];

/** Name of a visualization -> how it is drawn. Source: MicrosoftDocs/dataexplorer-docs, render-operator. */
const TYPES: Readonly<Record<string, ChartType>> = {
  timechart: 'line',
  linechart: 'line',
  anomalychart: 'line',
  areachart: 'area',
  stackedareachart: 'area',
  barchart: 'categorical-bar',
  columnchart: 'column',
  scatterchart: 'scatter',
  piechart: 'pie',
  treemap: 'treemap',
  card: 'card',
};

/** Shown as a table, with a word about it. */
const NOT_DRAWN: Readonly<Record<string, string>> = {
  timepivot: '`timepivot` is a view of Kusto.Explorer. The rows are shown as a table; group them by a column instead.',
  pivotchart:
    '`pivotchart` is a view of Kusto.Explorer. The rows are shown as a table; group them by a column instead.',
  ladderchart: '`ladderchart` is a view of Kusto.Explorer. The rows are shown as a table.',
  plotly: '`plotly` needs a script in the answer, which is never run here. The rows are shown as a table.',
  graph: 'Graphs are shown as a table of their rows.',
};

type Hints = ReadonlyMap<string, unknown>;

/** The members of `render`, whatever their case. */
const hintsOf = ({ visualization }: Pick<QueryTable, 'visualization'>): Hints =>
  new Map(Object.entries(visualization ?? {}).map(([name, value]) => [name.toLowerCase(), value]));

const kindName = (hints: Hints): string => String(hints.get('visualization') ?? '').toLowerCase();

/** True where `render` asks for something that is drawn. */
export const drawsChart = (table: QueryTable): boolean =>
  table.rows.length > 0 && TYPES[kindName(hintsOf(table))] !== undefined;

/** What `render` asked for and cannot have. */
export function chartNotices(table: Pick<QueryTable, 'visualization'>): readonly string[] {
  const hints = hintsOf(table);
  const name = kindName(hints);
  const split = textOf(hints, 'ysplit').toLowerCase();
  return [
    ...(NOT_DRAWN[name] ? [NOT_DRAWN[name]] : []),
    ...(split === 'axes' || split === 'panels' ? ['`ysplit` is not drawn: all series share one axis.'] : []),
    ...(name === 'piechart' && textOf(hints, 'kind').toLowerCase() === 'map'
      ? ['`kind=map` is not drawn: the shares are shown as a pie.']
      : []),
  ];
}

const textOf = (hints: Hints, name: string): string => {
  const value = hints.get(name);
  return value === undefined || value === null ? '' : String(value);
};

/** `a, ['b c']` as names. */
function listOf(hints: Hints, name: string): readonly string[] {
  const value = hints.get(name);
  const parts = Array.isArray(value) ? value.map(String) : textOf(hints, name).split(',');
  return parts.map((part) => part.trim().replace(/^\[?["']?|["']?\]?$/g, '')).filter((part) => part !== '');
}

function numberOf(hints: Hints, name: string): number | undefined {
  const text = textOf(hints, name);
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? undefined : value;
}

const isTrue = (hints: Hints, name: string): boolean => textOf(hints, name).toLowerCase() === 'true';
const isLog = (hints: Hints, name: string): 'log' | 'linear' =>
  textOf(hints, name).toLowerCase() === 'log' ? 'log' : 'linear';

/** How an answer is drawn at first: as its `render` says, else as its columns suggest. `table` has its series expanded. */
export function chooseChart(table: TableData & Pick<QueryTable, 'visualization'>): ChartChoice {
  const hints = hintsOf(table);
  const name = kindName(hints);
  const anomalies = listOf(hints, 'anomalycolumns');
  return {
    type: TYPES[name] ?? guessType(table),
    title: textOf(hints, 'title'),
    xColumn: listOf(hints, 'xcolumn')[0] ?? firstColumn(table, name),
    yColumns: listOf(hints, 'ycolumns'),
    series: listOf(hints, 'series'),
    stacking: stackingOf(name, textOf(hints, 'kind').toLowerCase()),
    aggregation: 'sum',
    showLegend: textOf(hints, 'legend').toLowerCase() !== 'hidden',
    xScale: isLog(hints, 'xaxis'),
    yScale: isLog(hints, 'yaxis'),
    yMin: numberOf(hints, 'ymin'),
    yMax: numberOf(hints, 'ymax'),
    xTitle: textOf(hints, 'xtitle'),
    yTitle: textOf(hints, 'ytitle'),
    accumulate: isTrue(hints, 'accumulate'),
    anomalies: anomalies.length > 0 || name !== 'anomalychart' ? anomalies : guessAnomalies(table),
  };
}

const guessType = ({ columns }: TableData): ChartType =>
  columns.some(({ type }) => type === 'datetime') ? 'line' : 'column';

/** These have the first column as x, whatever its type; the others choose a time or a name. */
const FIRST_IS_X = new Set([
  'barchart',
  'columnchart',
  'piechart',
  'linechart',
  'scatterchart',
  'areachart',
  'stackedareachart',
]);

function firstColumn({ columns }: TableData, name: string): string {
  const first = columns[0];
  return first && FIRST_IS_X.has(name) && columns.length > 1 && !hasTimeInstead(columns, name) ? first.name : '';
}

/** A line or an area over time often has its time after the column that it was grouped by. */
const hasTimeInstead = (columns: TableData['columns'], name: string): boolean =>
  !isNumericType(columns[0]?.type ?? '') && name !== 'piechart' && columns.some(({ type }) => type === 'datetime');

const guessAnomalies = ({ columns }: TableData): readonly string[] =>
  columns.filter(({ name, type }) => isNumericType(type) && /anomal|flag/i.test(name)).map(({ name }) => name);

/** Source: render-operator, `kind`: every chart stands unstacked unless it is told, but for `stackedareachart`. */
function stackingOf(name: string, kind: string): ChartLook['stacking'] {
  if (kind === 'stacked100') return 'stacked100';
  if (kind === 'stacked' || name === 'stackedareachart') return 'stacked';
  return 'none';
}

/** The choice as the chart widgets take it. */
export function toSettings(choice: ChartChoice): ChartSettings {
  const { type, xColumn, yColumns, series, showLegend, aggregation, accumulate, anomalies } = choice;
  return {
    xAxis: xColumn,
    yAxis: yColumns,
    group: series[0] ?? '',
    ...(series.length > 0 ? { groups: series } : {}),
    showLegend,
    seriesLabels: new Map(),
    aggregation,
    accumulate,
    anomalies,
    hasNumberAxis: type === 'line' || type === 'area' || type === 'scatter',
    keepsPoints: type === 'scatter',
  };
}

export const toLook = ({ stacking, xScale, yScale, yMin, yMax, xTitle, yTitle }: ChartChoice): ChartLook => ({
  stacking,
  xScale,
  yScale,
  yMin,
  yMax,
  xTitle,
  yTitle,
});
