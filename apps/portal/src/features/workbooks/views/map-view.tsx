import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { cellText, type QueryTable } from '@vedette/model';
import { useCallback, useMemo } from 'react';
import type { ChartPalette } from '../../../charts/chart-options.ts';
import { ChartView } from '../../../charts/chart-view.tsx';
import { makeMapOption, placeRows } from '../../../charts/map-option.ts';
import type { MapSettings, QueryItem } from '../engine/workbook.ts';

const useStyles = makeStyles({ note: { color: tokens.colorNeutralForeground3 } });

/** Rows on a world map, placed by region name or by coordinates; what has no place is named below. */
export function MapView({
  item,
  table,
  height,
}: {
  readonly item: QueryItem;
  readonly table: QueryTable;
  readonly height: number;
}) {
  const styles = useStyles();
  const placed = useMemo(() => placeRows(readPlaces(table, item.mapSettings)), [table, item.mapSettings]);
  const makeOption = useCallback((palette: ChartPalette) => makeMapOption(placed.points, palette), [placed]);
  const rows = placed.points.map(({ name, value }) => [name, String(value)]);
  return (
    <>
      <ChartView
        title={item.title || 'Map'}
        height={height}
        makeOption={makeOption}
        needsMap
        table={{ head: ['Place', 'Value'], rows }}
      />
      {placed.unplaced.length > 0 && (
        <Caption1 className={styles.note}>Without a known place: {placed.unplaced.join(', ')}</Caption1>
      )}
      {placed.cut > 0 && <Caption1 className={styles.note}>{placed.cut} smaller places are not shown.</Caption1>}
    </>
  );
}

const NUMERIC = new Set(['long', 'int', 'real', 'decimal']);

function readPlaces(table: QueryTable, settings: MapSettings) {
  const at = (name: string) => table.columns.findIndex((column) => column.name === name);
  const firstOf = (test: (type: string) => boolean) => table.columns.findIndex(({ type }) => test(type));
  const size = at(settings.sizeColumn) >= 0 ? at(settings.sizeColumn) : firstOf((type) => NUMERIC.has(type));
  const place = at(settings.locationColumn) >= 0 ? at(settings.locationColumn) : firstOf((type) => type === 'string');
  const label = at(settings.labelColumn) >= 0 ? at(settings.labelColumn) : place;
  const [longitude, latitude] = [at(settings.longitude), at(settings.latitude)];
  const hasCoordinates = settings.locationKind === 'LatLong' && longitude >= 0 && latitude >= 0;
  return table.rows.map((row) => ({
    name: cellText(row[hasCoordinates ? label : place]),
    value: Number(row[size] ?? 1),
    ...(hasCoordinates ? { place: [Number(row[longitude]), Number(row[latitude])] as const } : {}),
  }));
}
