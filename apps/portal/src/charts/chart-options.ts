import type { EChartsOption } from 'echarts';
import type { ChartData } from './chart-series.ts';

/** Colours that a chart needs, from the theme in use. */
export interface ChartPalette {
  readonly series: readonly string[];
  readonly text: string;
  readonly faintText: string;
  readonly line: string;
  readonly surface: string;
}

export const CHART_KINDS = [
  'line',
  'area',
  'bar',
  'unstacked-bar',
  'categorical-bar',
  'column',
  'scatter',
  'pie',
] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/** What `render` and workbooks call a chart -> how it is drawn. A name that is not here is a table. */
const KIND_OF: Readonly<Record<string, ChartKind>> = {
  timechart: 'line',
  linechart: 'line',
  line: 'line',
  areachart: 'area',
  stackedareachart: 'area',
  area: 'area',
  barchart: 'bar',
  columnchart: 'column',
  unstackedbar: 'unstacked-bar',
  categoricalbar: 'categorical-bar',
  scatterchart: 'scatter',
  piechart: 'pie',
};

export const chartKindOf = (visualization: string): ChartKind | undefined => KIND_OF[visualization.toLowerCase()];

const base = (palette: ChartPalette) => ({
  color: [...palette.series],
  backgroundColor: 'transparent',
  animation: false,
  textStyle: { fontFamily: 'inherit', color: palette.text },
  aria: { enabled: true },
});

const tooltip = (palette: ChartPalette, trigger: 'axis' | 'item') => ({
  trigger,
  confine: true,
  backgroundColor: palette.surface,
  borderColor: palette.line,
  textStyle: { color: palette.text, fontSize: 12 },
  // Names come from data: they are drawn as text, never read as markup.
  renderMode: 'richText' as const,
});

const legend = (palette: ChartPalette, isShown: boolean) => ({
  show: isShown,
  type: 'scroll' as const,
  bottom: 0,
  icon: 'roundRect',
  itemWidth: 10,
  itemHeight: 10,
  textStyle: { color: palette.text, width: 180, overflow: 'truncate' as const },
  pageTextStyle: { color: palette.text },
});

/** Bars of categories run sideways, so that long names can be read; every other chart has x below. */
export function makeChartOption(
  data: ChartData,
  kind: Exclude<ChartKind, 'pie'>,
  palette: ChartPalette,
  showLegend = true,
): EChartsOption {
  const isSideways = kind === 'categorical-bar' || (kind === 'bar' && !data.isTime && data.series.length <= 1);
  const hasLegend = showLegend && data.series.length > 1;
  const categories = data.isTime
    ? []
    : [...new Set(data.series.flatMap(({ points }) => points.map(({ x }) => String(x))))];
  const valueAxis = {
    type: 'value' as const,
    axisLabel: { color: palette.faintText, hideOverlap: true },
    splitLine: { lineStyle: { color: palette.line } },
    minInterval: isWhole(data) ? 1 : 0,
  };
  const nameAxis = {
    type: data.isTime ? ('time' as const) : ('category' as const),
    axisLabel: {
      color: palette.faintText,
      hideOverlap: true,
      width: isSideways ? 160 : 110,
      overflow: 'truncate' as const,
    },
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { show: false },
    ...(data.isTime ? {} : { data: categories, inverse: isSideways }),
  };
  return {
    ...base(palette),
    tooltip: tooltip(palette, 'axis'),
    legend: legend(palette, hasLegend),
    grid: { top: 12, right: 16, bottom: hasLegend ? 36 : 8, left: 8, containLabel: true },
    xAxis: isSideways ? valueAxis : nameAxis,
    yAxis: isSideways ? nameAxis : valueAxis,
    series: data.series.map(({ name, points }) => ({
      name,
      ...seriesShape(kind),
      data: isSideways
        ? points.map(({ x, y }) => [y, String(x)])
        : points.map(({ x, y }) => [data.isTime ? x : String(x), y]),
    })) as EChartsOption['series'],
  };
}

const isWhole = (data: ChartData): boolean =>
  data.series.every(({ points }) => points.every(({ y }) => Number.isInteger(y)));

function seriesShape(kind: Exclude<ChartKind, 'pie'>): Record<string, unknown> {
  switch (kind) {
    case 'line':
      return { type: 'line', showSymbol: false, symbolSize: 6, lineStyle: { width: 2 } };
    case 'area':
      return { type: 'line', showSymbol: false, areaStyle: { opacity: 0.35 }, stack: 'all', lineStyle: { width: 1.5 } };
    case 'scatter':
      return { type: 'scatter', symbolSize: 8 };
    case 'unstacked-bar':
      return { type: 'bar', barMaxWidth: 28 };
    default:
      return { type: 'bar', stack: 'all', barMaxWidth: 28 };
  }
}

/** A ring with its names beside it; the share is in the label, so that no slice needs a hover to be read. */
export function makePieOption(
  slices: readonly { name: string; value: number }[],
  palette: ChartPalette,
): EChartsOption {
  return {
    ...base(palette),
    tooltip: tooltip(palette, 'item'),
    series: [
      {
        type: 'pie',
        radius: ['48%', '72%'],
        center: ['50%', '50%'],
        data: slices.map((slice) => ({ ...slice })),
        itemStyle: { borderColor: palette.surface, borderWidth: 2 },
        label: { color: palette.text, formatter: '{b}\n{c} ({d}%)', overflow: 'truncate', width: 130, lineHeight: 16 },
        labelLine: { lineStyle: { color: palette.line } },
      },
    ],
  };
}
