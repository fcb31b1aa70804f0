import type { ConnectorView } from '@vedette/model';
import type { EChartsOption } from 'echarts';
import { useCallback } from 'react';
import type { ChartPalette } from '../../charts/chart-options.ts';
import { ChartView } from '../../charts/chart-view.tsx';
import { printDay } from '../../widgets/format.ts';
import { EmptyState } from '../../widgets/states.tsx';

type RowsPerDay = ConnectorView['rowsPerDay'];

const shortDay = (day: string): string => printDay(new Date(day), 'UTC').split(' ').slice(0, 2).join(' ');

interface Stacks {
  readonly days: readonly string[];
  readonly series: readonly { readonly table: string; readonly rows: readonly number[] }[];
}

/** A stack a day, a layer a table. */
function stackRows(rowsPerDay: RowsPerDay): Stacks {
  const days = [...new Set(rowsPerDay.map(({ day }) => day))].sort();
  const tables = [...new Set(rowsPerDay.map(({ table }) => table))];
  const rowsOf = (table: string, day: string) =>
    rowsPerDay.filter((entry) => entry.table === table && entry.day === day).reduce((sum, { rows }) => sum + rows, 0);
  return { days, series: tables.map((table) => ({ table, rows: days.map((day) => rowsOf(table, day)) })) };
}

function rowsOption({ days, series }: Stacks, palette: ChartPalette): EChartsOption {
  return {
    animation: false,
    color: [...palette.series],
    grid: { left: 4, right: 4, top: 8, bottom: series.length * 18 + 4, containLabel: true },
    legend: {
      bottom: 0,
      left: 0,
      orient: 'vertical',
      itemWidth: 10,
      itemHeight: 10,
      itemGap: 4,
      textStyle: { color: palette.text, fontSize: 12 },
    },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      renderMode: 'richText',
      confine: true,
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { color: palette.text, fontSize: 12 },
    },
    xAxis: {
      type: 'category',
      data: days.map(shortDay),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.faintText },
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      minInterval: 1,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.faintText },
    },
    series: series.map(({ table, rows }) => ({
      type: 'bar',
      name: table,
      stack: 'rows',
      data: [...rows],
      barMaxWidth: 20,
    })),
  };
}

/** Rows a day, by table. */
export function RowsChart({ rowsPerDay }: { readonly rowsPerDay: RowsPerDay }) {
  const makeOption = useCallback((palette: ChartPalette) => rowsOption(stackRows(rowsPerDay), palette), [rowsPerDay]);
  const { series } = stackRows(rowsPerDay);
  if (rowsPerDay.every(({ rows }) => rows === 0)) return <EmptyState compact title="No rows yet" />;
  return (
    <ChartView
      title="Rows per day, by table"
      height={150 + series.length * 18}
      makeOption={makeOption}
      table={{
        head: ['Day', 'Table', 'Rows'],
        rows: rowsPerDay.map(({ day, table, rows }) => [day, table, String(rows)]),
      }}
    />
  );
}
