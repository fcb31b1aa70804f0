// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a <table>: rows out of sight do not exist.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and points at its cells (aria-activedescendant).
import type { ReactNode } from 'react';
import type { TimeZone } from '../../../frame/preferences.ts';
import type { GridCursor } from './grid-cursor.ts';
import type { PlacedColumn } from './grid-header.tsx';
import type { GridItem, GridTable } from './grid-model.ts';
import { GridRow, GroupRow } from './grid-rows.tsx';
import { useGridStyles } from './grid-styles.ts';
import type { CellPlace } from './kql-text.ts';
import { RowDetail } from './row-detail.tsx';
import type { GridState } from './use-grid-state.ts';
import type { GridVirtualizer } from './use-virtual-grid.ts';

interface Props {
  readonly id: string;
  readonly table: GridTable;
  readonly state: GridState;
  readonly rows: GridVirtualizer;
  readonly placed: readonly PlacedColumn[];
  readonly height: number;
  /** How much of the grid's width is in sight: opened rows are as wide. */
  readonly width: number;
  readonly timeZone: TimeZone;
  readonly cursor: GridCursor;
  readonly onCell: (index: number, position: number) => void;
  readonly onCellMenu: (index: number, position: number, point: { readonly x: number; readonly y: number }) => void;
  readonly onPartMenu: (index: number, place: CellPlace, target: Element) => void;
}

/** The rows, headings of groups and opened rows that are in sight. */
export function GridBody(props: Props) {
  const styles = useGridStyles();
  const { rows, state } = props;
  return (
    <div role="rowgroup" className={styles.body} style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().map(({ index, start, key }) => {
        const item = state.items[index];
        return item && <BodyItem key={key} {...props} item={item} at={index} top={start} />;
      })}
    </div>
  );
}

interface ItemProps extends Props {
  readonly item: GridItem;
  /** Place among the items. */
  readonly at: number;
  readonly top: number;
}

function BodyItem({ item, at, top, ...props }: ItemProps) {
  const { id, table, state, height, timeZone, cursor, placed } = props;
  const shared = { id: `${id}-${at}`, ariaRow: at + 2, top, height, timeZone };
  const isHere = cursor.item === at;
  if (item.kind === 'group') {
    const column = table.columns[item.at] ?? { name: '', type: '' };
    return (
      <GroupRow {...shared} group={item} column={column} hasCursor={isHere} onToggle={state.actions.toggleGroup} />
    );
  }
  const cells = table.rows[item.index] ?? [];
  if (item.kind === 'detail')
    return (
      <DetailRow ariaRow={shared.ariaRow} top={top} at={at} rows={props.rows} width={props.width}>
        <RowDetail
          columns={table.columns}
          cells={cells}
          onMenu={(place, target) => props.onPartMenu(item.index, place, target)}
        />
      </DetailRow>
    );
  return (
    <GridRow
      {...shared}
      cells={cells}
      index={item.index}
      level={item.level}
      placed={placed}
      isOpen={state.openRows.has(item.index)}
      cursor={isHere ? cursor.position : undefined}
      onCell={props.onCell}
      onToggle={state.actions.toggleRow}
      onMenu={props.onCellMenu}
    />
  );
}

interface DetailProps {
  readonly ariaRow: number;
  readonly top: number;
  readonly at: number;
  readonly rows: GridVirtualizer;
  readonly width: number;
  readonly children: ReactNode;
}

/** The opened part under a row: as wide as what is in sight, as high as it needs to be. */
function DetailRow({ ariaRow, top, at, rows, width, children }: DetailProps) {
  const styles = useGridStyles();
  return (
    <div
      ref={rows.measureElement}
      data-index={at}
      role="row"
      aria-rowindex={ariaRow}
      className={styles.detail}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" aria-label="Row details" className={styles.detailCell} style={{ width }}>
        {children}
      </div>
    </div>
  );
}
