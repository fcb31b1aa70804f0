import { Caption1, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { cellText, type QueryTable } from '@vedette/model';
import { rangeOf } from '../engine/column-format.ts';
import type { ColumnFormat, QueryItem } from '../engine/workbook.ts';
import { Cell, shortenPath, shownText } from './cell.tsx';

/** Source: workbooks limits, 100 tiles. */
const MAX_TILES = 100;

const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  tile: { gap: tokens.spacingVerticalXS, minWidth: 0 },
  title: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  row: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalM, minWidth: 0 },
  faint: { color: tokens.colorNeutralForeground3 },
});

/** A card a row: title, subtitle, the number that matters, and a second one. */
export function TilesView({ item, table }: { readonly item: QueryItem; readonly table: QueryTable }) {
  const styles = useStyles();
  const { title, subtitle, left, right, secondary } = item.tileSettings;
  const cut = Math.max(0, table.rows.length - MAX_TILES);
  return (
    <>
      <div className={styles.tiles}>
        {table.rows.slice(0, MAX_TILES).map((row) => (
          <Card key={JSON.stringify(row)} className={styles.tile} size="small" appearance="outline">
            <Subtitle2 as="h3" className={styles.title} title={cellText(valueAt(table, row, title))}>
              {shorten(valueAt(table, row, title)) || '(empty)'}
            </Subtitle2>
            {subtitle && (
              <Caption1 className={`${styles.title} ${styles.faint}`}>
                {shorten(valueAt(table, row, subtitle))}
              </Caption1>
            )}
            <div className={styles.row}>
              {left && <TileCell table={table} row={row} format={left} />}
              {right && <TileCell table={table} row={row} format={right} />}
            </div>
            {secondary && (
              <Caption1 className={styles.faint}>
                {secondary.columnMatch} {shownText(valueAt(table, row, secondary), 'long', secondary)}
              </Caption1>
            )}
          </Card>
        ))}
      </div>
      {cut > 0 && <Caption1 className={styles.faint}>{cut} more are not shown here.</Caption1>}
    </>
  );
}

const shorten = (value: unknown): string => shortenPath(cellText(value));
const placeOf = ({ columns }: QueryTable, format: ColumnFormat | null): number =>
  columns.findIndex(({ name }) => name === format?.columnMatch);
const valueAt = (table: QueryTable, row: readonly unknown[], format: ColumnFormat | null): unknown =>
  row[placeOf(table, format)];

function TileCell({
  table,
  row,
  format,
}: {
  readonly table: QueryTable;
  readonly row: readonly unknown[];
  readonly format: ColumnFormat;
}) {
  const at = placeOf(table, format);
  const column = table.columns[at];
  if (!column) return null;
  return (
    <Cell
      value={row[at]}
      type={column.type}
      format={format}
      range={rangeOf(
        table.rows.map((one) => one[at]),
        format.options,
      )}
    />
  );
}
