import { makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useMemo } from 'react';
import {
  type ChartKind,
  type ChartLook,
  type ChartPalette,
  makeChartOption,
  makePieOption,
  makeTreemapOption,
} from './chart-options.ts';
import {
  type ChartSettings,
  makeSeries,
  makeSlices,
  makeTree,
  type TableData,
  type TreeSlice,
} from './chart-series.ts';
import { ChartView } from './chart-view.tsx';

const useStyles = makeStyles({
  note: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, margin: 0 },
});

interface Props {
  readonly table: TableData;
  readonly kind: ChartKind | 'treemap';
  readonly settings: ChartSettings;
  readonly title: string;
  readonly height: number;
  readonly onPick?: (name: string) => void;
  /** Absent: the usual look of the kind. */
  readonly look?: ChartLook;
}

/** A chart of a query's answer; says below how many series were added up as "other". */
export function QueryChart({ table, kind, settings, title, height, onPick, look }: Props) {
  const styles = useStyles();
  const drawn = useMemo(
    () =>
      kind === 'pie'
        ? makePie(table, settings)
        : kind === 'treemap'
          ? makeTreemap(table, settings)
          : makeAxes(table, kind, settings, look),
    [table, kind, settings, look],
  );
  const makeOption = useCallback((palette: ChartPalette) => drawn.option(palette), [drawn]);
  return (
    <>
      <ChartView
        title={title}
        height={height}
        makeOption={makeOption}
        table={drawn.table}
        {...(onPick ? { onPick } : {})}
      />
      {drawn.folded > 0 && <p className={styles.note}>{drawn.folded} smaller ones are added up as “other”.</p>}
    </>
  );
}

function makePie(table: TableData, settings: ChartSettings) {
  const { slices, folded } = makeSlices(table, settings);
  return {
    folded,
    option: (palette: ChartPalette) => makePieOption(slices, palette),
    table: { head: ['Name', 'Value'], rows: slices.map(({ name, value }) => [name, String(value)]) },
  };
}

function makeTreemap(table: TableData, settings: ChartSettings) {
  const tree = makeTree(table, settings);
  const lines = (slices: readonly TreeSlice[], path: string): string[][] =>
    slices.flatMap(({ name, value, children = [] }) => [
      [path + name, String(value)],
      ...lines(children, `${path}${name} › `),
    ]);
  return {
    folded: 0,
    option: (palette: ChartPalette) => makeTreemapOption(tree, palette),
    table: { head: ['Name', 'Value'], rows: lines(tree, '') },
  };
}

function makeAxes(
  table: TableData,
  kind: Exclude<ChartKind, 'pie'>,
  settings: ChartSettings,
  look: ChartLook | undefined,
) {
  const data = makeSeries(table, settings);
  const label = (x: string | number) => (data.isTime ? new Date(Number(x)).toISOString() : String(x));
  return {
    folded: data.folded,
    option: (palette: ChartPalette) => makeChartOption(data, kind, palette, settings.showLegend, look),
    table: {
      head: ['Series', data.xColumn, 'Value'],
      rows: data.series.flatMap(({ name, points }) => points.map(({ x, y }) => [name, label(x), String(y)])),
    },
  };
}
