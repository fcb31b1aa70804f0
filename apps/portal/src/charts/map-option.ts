import type { EChartsOption } from 'echarts';
import { findRegionPlace } from './azure-regions.ts';
import type { ChartPalette } from './chart-options.ts';

export interface MapPoint {
  readonly name: string;
  readonly place: readonly [longitude: number, latitude: number];
  readonly value: number;
}

/** Source: workbooks limits, 100 points on a map. */
const MAX_POINTS = 100;
const [MIN_SIZE, MAX_SIZE] = [10, 38];

export interface PlacedRows {
  readonly points: readonly MapPoint[];
  /** Names that have no known place, so that a row is never lost without a word. */
  readonly unplaced: readonly string[];
  readonly cut: number;
}

/** Adds rows up by place. `locate` gives a row's place and name. */
export function placeRows(
  rows: readonly {
    readonly name: string;
    readonly value: number;
    readonly place?: readonly [number, number] | undefined;
  }[],
): PlacedRows {
  const points = new Map<string, MapPoint>();
  const unplaced = new Set<string>();
  for (const { name, value, place: given } of rows) {
    const place = given ?? findRegionPlace(name);
    if (!place) {
      unplaced.add(name || '(empty)');
      continue;
    }
    points.set(name, { name, place, value: (points.get(name)?.value ?? 0) + value });
  }
  const ranked = [...points.values()].sort((a, b) => b.value - a.value);
  return { points: ranked.slice(0, MAX_POINTS), unplaced: [...unplaced], cut: Math.max(0, ranked.length - MAX_POINTS) };
}

/** Circles on a plain world map; the area of a circle, not its width, stands for the value. */
export function makeMapOption(points: readonly MapPoint[], palette: ChartPalette): EChartsOption {
  const most = Math.max(1, ...points.map(({ value }) => value));
  const size = (value: number) => MIN_SIZE + (MAX_SIZE - MIN_SIZE) * Math.sqrt(value / most);
  return {
    backgroundColor: 'transparent',
    animation: false,
    textStyle: { fontFamily: 'inherit', color: palette.text },
    tooltip: {
      trigger: 'item',
      confine: true,
      renderMode: 'richText',
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { color: palette.text, fontSize: 12 },
    },
    geo: {
      map: 'world',
      roam: true,
      scaleLimit: { min: 1, max: 8 },
      silent: true,
      top: 0,
      bottom: 0,
      itemStyle: { areaColor: palette.line, borderColor: palette.surface, borderWidth: 0.5 },
    },
    series: [
      {
        type: 'scatter',
        coordinateSystem: 'geo',
        data: points.map(({ name, place, value }) => ({ name, value: [...place, value], symbolSize: size(value) })),
        itemStyle: { color: palette.series[0] ?? '#3a4fc4', opacity: 0.85 },
        label: {
          show: true,
          position: 'right',
          color: palette.text,
          formatter: (one) => `${one.name}  ${(one.value as number[])[2] ?? ''}`,
        },
        tooltip: { formatter: (one: unknown) => describePoint(one as { name: string; value: number[] }) },
      },
    ],
  };
}

const describePoint = ({ name, value }: { name: string; value: number[] }): string =>
  `${name}: ${(value[2] ?? 0).toLocaleString('en-US')}`;
