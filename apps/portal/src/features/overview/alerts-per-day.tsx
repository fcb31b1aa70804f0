import type { Overview } from '@vedette/model';
import type { EChartsOption } from 'echarts';
import { useCallback } from 'react';
import type { ChartPalette } from '../../charts/chart-options.ts';
import { ChartView } from '../../charts/chart-view.tsx';
import { PageLink } from '../../frame/link.tsx';
import { printDay } from '../../widgets/format.ts';
import { EmptyState } from '../../widgets/states.tsx';
import { Tile } from './tile.tsx';

type Days = Overview['alertsPerDay'];

/** The query behind the chart, for whoever wants to look further. */
const ALERTS_PER_DAY_QUERY =
  'SecurityAlert\n| summarize arg_max(TimeGenerated, *) by SystemAlertId\n| summarize Alerts = count() by bin(TimeGenerated, 1d)\n| render columnchart';

const shortDay = (day: string): string => printDay(new Date(day), 'UTC').split(' ').slice(0, 2).join(' ');

/** Bars from zero, a bar a day. */
function alertsPerDayOption(days: Days, palette: ChartPalette): EChartsOption {
  return {
    animation: false,
    color: [palette.series[0] ?? palette.text],
    grid: { left: 4, right: 4, top: 12, bottom: 4, containLabel: true },
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
      data: days.map(({ day }) => shortDay(day)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.faintText },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitNumber: 3,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.faintText },
    },
    series: [
      {
        type: 'bar',
        name: 'Alerts',
        data: days.map(({ count }) => count),
        barMaxWidth: 28,
        itemStyle: { borderRadius: [2, 2, 0, 0] },
      },
    ],
  };
}

/** Alerts a day, with the query behind them. */
export function AlertsPerDay({ days }: { readonly days: Days }) {
  const makeOption = useCallback((palette: ChartPalette) => alertsPerDayOption(days, palette), [days]);
  const total = days.reduce((sum, { count }) => sum + count, 0);
  return (
    <Tile
      title={`Alerts per day, last ${days.length} days`}
      span={8}
      action={
        <PageLink to="/logs" search={{ q: ALERTS_PER_DAY_QUERY, timespan: `P${Math.max(1, days.length)}D` }}>
          Query
        </PageLink>
      }
    >
      {total === 0 ? (
        <EmptyState compact title="No alerts yet" body="They come from analytics rules and from connected products." />
      ) : (
        <ChartView
          title="Alerts per day"
          height={172}
          makeOption={makeOption}
          table={{ head: ['Day', 'Alerts'], rows: days.map(({ day, count }) => [day, String(count)]) }}
        />
      )}
    </Tile>
  );
}
