import {
  Button,
  Caption1,
  Checkbox,
  Input,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  makeStyles,
  Popover,
  PopoverSurface,
  tokens,
} from '@fluentui/react-components';
import { cellText } from '@vedette/model';
import { useMemo } from 'react';
import { printCount } from '../../../widgets/format.ts';
import { type ColumnFilter, countValues, type GridTable, type GridView, NULL_TEXT } from './grid-model.ts';
import { type CellPlace, printExtend, printFilter } from './kql-text.ts';
import { printTabRows, toObject } from './print-rows.ts';
import { printPlainly } from './print-value.ts';
import type { GridActions, GridColumn } from './use-grid-state.ts';

/** An element, or a point of the window, that a menu opens at. */
export type MenuTarget = Element | { getBoundingClientRect(): DOMRect };

export const pointTarget = ({ x, y }: { readonly x: number; readonly y: number }): MenuTarget => ({
  getBoundingClientRect: () => new DOMRect(x, y, 0, 0),
});

const useStyles = makeStyles({
  surface: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    width: '280px',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXXS },
  values: { maxHeight: '220px', overflowY: 'auto', display: 'flex', flexDirection: 'column' },
  value: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', minWidth: 0 },
  label: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    maxWidth: '170px',
    display: 'inline-block',
  },
  faint: { color: tokens.colorNeutralForeground3 },
});

interface CellMenuProps {
  readonly place: CellPlace;
  readonly target: MenuTarget;
  readonly table: GridTable;
  readonly cells: readonly unknown[];
  /** Place of the column in the answer. */
  readonly at: number;
  readonly actions: GridActions;
  /** Puts an operator at the end of the query. Absent: the query cannot be changed from here. */
  readonly onAppend?: ((operator: string) => void) | undefined;
  readonly onCopy: (text: string, what: string) => void;
  readonly onClose: () => void;
}

const LONGEST = 28;
const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** What can be done with one cell, or with one part of a dynamic value. */
export function CellMenu({ place, target, table, cells, at, actions, onAppend, onCopy, onClose }: CellMenuProps) {
  const { value, path, column, type } = place;
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value, null, 2) : cellText(value);
  const label = value === null || value === undefined ? 'null' : value === '' ? 'empty' : short(printPlainly(text));
  const canExtend = path.length > 0 || (type === 'dynamic' && value !== null);
  return (
    <Menu
      open
      onOpenChange={(_, { open }) => (open ? undefined : onClose())}
      positioning={{ target: target as HTMLElement, position: 'below', align: 'start' }}
    >
      <MenuPopover>
        <MenuList>
          {onAppend && (
            <>
              <MenuItem onClick={() => onAppend(printFilter(place, 'include'))}>Include “{label}”</MenuItem>
              <MenuItem onClick={() => onAppend(printFilter(place, 'exclude'))}>Exclude “{label}”</MenuItem>
              {canExtend && (
                <MenuItem onClick={() => onAppend(printExtend(place))}>
                  Extend: {path.length > 0 ? `${String(path.at(-1))} as a column` : 'as a column'}
                </MenuItem>
              )}
              <MenuDivider />
            </>
          )}
          <MenuItem onClick={() => onCopy(text, 'The value')}>Copy the value</MenuItem>
          <MenuItem onClick={() => onCopy(printTabRows(table, [cells]), 'The row')}>Copy the row</MenuItem>
          <MenuItem onClick={() => onCopy(JSON.stringify(toObject(table, cells), null, 2), 'The row')}>
            Copy the row as JSON
          </MenuItem>
          <MenuDivider />
          <MenuItem onClick={() => actions.filter(at, { text: '', values: new Set([toFilterText(cells[at])]) })}>
            Show only such rows here
          </MenuItem>
          <MenuItem onClick={() => actions.group(at)}>Group by {short(column)}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

const toFilterText = (value: unknown): string => (value === null || value === undefined ? NULL_TEXT : cellText(value));

interface ColumnMenuProps {
  readonly column: GridColumn;
  readonly target: MenuTarget;
  readonly table: GridTable;
  readonly view: GridView;
  readonly actions: GridActions;
  readonly onClose: () => void;
}

const MAX_VALUES = 100;
const NO_FILTER: ColumnFilter = { text: '', values: new Set() };

/** Sort, filter, group and hide one column. */
export function ColumnMenu({ column, target, table, view, actions, onClose }: ColumnMenuProps) {
  const styles = useStyles();
  const { at, name } = column;
  const filter = view.filters.get(at) ?? NO_FILTER;
  const act = (run: () => void) => () => {
    run();
    onClose();
  };
  return (
    <Popover
      open
      trapFocus
      onOpenChange={(_, { open }) => (open ? undefined : onClose())}
      positioning={{ target: target as HTMLElement, position: 'below', align: 'start' }}
    >
      <PopoverSurface className={styles.surface} aria-label={`Column ${name}`}>
        <div className={styles.actions}>
          <Button size="small" appearance="subtle" onClick={act(() => actions.sortBy(at, 'asc'))}>
            Sort up
          </Button>
          <Button size="small" appearance="subtle" onClick={act(() => actions.sortBy(at, 'desc'))}>
            Sort down
          </Button>
          <Button size="small" appearance="subtle" onClick={act(() => actions.group(at))}>
            Group
          </Button>
          <Button size="small" appearance="subtle" onClick={act(() => actions.hide(at))}>
            Hide
          </Button>
        </div>
        <Input
          size="small"
          placeholder="Contains"
          aria-label={`${name} contains`}
          value={filter.text}
          onChange={(_, { value }) => actions.filter(at, { ...filter, text: value })}
          onKeyDown={({ key }) => (key === 'Enter' ? onClose() : undefined)}
        />
        <ValueList table={table} at={at} filter={filter} onChange={(next) => actions.filter(at, next)} />
        {(filter.text !== '' || filter.values.size > 0) && (
          <Button size="small" appearance="subtle" onClick={() => actions.filter(at, NO_FILTER)}>
            Clear the filter
          </Button>
        )}
      </PopoverSurface>
    </Popover>
  );
}

interface ValueListProps {
  readonly table: GridTable;
  readonly at: number;
  readonly filter: ColumnFilter;
  readonly onChange: (filter: ColumnFilter) => void;
}

function ValueList({ table, at, filter, onChange }: ValueListProps) {
  const styles = useStyles();
  const { values, distinct } = useMemo(() => countValues(table, at, MAX_VALUES), [table, at]);
  const wanted = filter.text.toLowerCase();
  const found = values.filter(({ text }) => wanted === '' || text.toLowerCase().includes(wanted));
  const toggle = (text: string) => {
    const next = new Set(filter.values);
    if (!next.delete(text)) next.add(text);
    onChange({ ...filter, values: next });
  };
  return (
    <>
      <div className={styles.values}>
        {found.map(({ text, count }) => (
          <div key={text} className={styles.value}>
            <Checkbox
              size="medium"
              checked={filter.values.has(text)}
              onChange={() => toggle(text)}
              label={<span className={styles.label}>{nameOf(text)}</span>}
            />
            <Caption1 className={styles.faint}>{printCount(count)}</Caption1>
          </div>
        ))}
      </div>
      {distinct > MAX_VALUES && (
        <Caption1 className={styles.faint}>
          The {MAX_VALUES} commonest of {printCount(distinct)} values.
        </Caption1>
      )}
    </>
  );
}

const nameOf = (text: string): string =>
  text === NULL_TEXT ? 'null' : text === '' ? '(empty)' : printPlainly(text).slice(0, 120);
