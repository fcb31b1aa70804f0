import { makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useMemo } from 'react';
import { type ChartKind, type ChartPalette, makeChartOption, makePieOption } from './chart-options.ts';
import { type ChartSettings, makeSeries, makeSlices, type TableData } from './chart-series.ts';
import { ChartView } from './chart-view.tsx';

const useStyles = makeStyles({
  note: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, margin: 0 },
});

interface Props {
  readonly table: TableData;
  readonly kind: ChartKind;
  readonly settings: ChartSettings;
  readonly title: string;
  readonly height: number;
  readonly onPick?: (name: string) => void;
}

/** A chart of a query's answer; says below how many series were added up as "other". */
export function QueryChart({ table, kind, settings, title, height, onPick }: Props) {
  const styles = useStyles();
  const drawn = useMemo(
    () => (kind === 'pie' ? makePie(table, settings) : makeAxes(table, kind, settings)),
    [table, kind, settings],
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

function makeAxes(table: TableData, kind: Exclude<ChartKind, 'pie'>, settings: ChartSettings) {
  const data = makeSeries(table, settings);
  const label = (x: string | number) => (data.isTime ? new Date(Number(x)).toISOString() : String(x));
  return {
    folded: data.folded,
    option: (palette: ChartPalette) => makeChartOption(data, kind, palette, settings.showLegend),
    table: {
      head: ['Series', data.xColumn, 'Value'],
      rows: data.series.flatMap(({ name, points }) => points.map(({ x, y }) => [name, label(x), String(y)])),
    },
  };
}
