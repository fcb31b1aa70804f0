import { makeStyles, tokens } from '@fluentui/react-components';
import { cellText, type QueryTable } from '@vedette/model';
import { useMemo, useState } from 'react';
import { usePreferences } from '../frame/preferences.ts';
import { printExact } from './format.ts';
import { DataTable } from './table/data-table.tsx';
import type { Column, Sort } from './table/table-model.ts';

/** A row of an answer with its place, which is its key. */
export interface ResultRow {
  readonly index: number;
  readonly cells: readonly unknown[];
}

const NUMERIC = new Set(['long', 'int', 'real', 'decimal']);
const WIDTHS: Readonly<Record<string, number>> = {
  datetime: 190,
  dynamic: 240,
  string: 180,
  bool: 80,
  guid: 280,
  timespan: 130,
};
const MAX_CELL_CHARACTERS = 300;

const useStyles = makeStyles({
  cell: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', unicodeBidi: 'isolate' },
  number: { fontVariantNumeric: 'tabular-nums' },
  json: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  missing: { color: tokens.colorNeutralForeground4 },
});

interface Props {
  readonly label: string;
  readonly table: Pick<QueryTable, 'columns' | 'rows'>;
  readonly openIndex?: number | undefined;
  readonly onOpen?: (row: ResultRow) => void;
  readonly shortcuts?: boolean;
  readonly chosenColumns?: readonly string[];
  /** Places of columns that are left out. */
  readonly hidden?: ReadonlySet<number>;
}

/** The rows of a query's answer: sorted by a click on a header, a row opened by click or keyboard. */
export function ResultGrid({ label, table, openIndex, onOpen, shortcuts, chosenColumns, hidden = NOTHING }: Props) {
  const [sort, setSort] = useState<Sort>();
  const columns = useColumns(table, hidden);
  const rows = useMemo(() => sortRows(table, sort), [table, sort]);
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      rowKey={rowKey}
      {...(sort ? { sort } : {})}
      onSort={setSort}
      openKey={openIndex === undefined ? undefined : String(openIndex)}
      {...(onOpen ? { onOpen } : {})}
      {...(chosenColumns ? { chosenColumns } : {})}
      {...(shortcuts === undefined ? {} : { shortcuts })}
    />
  );
}

const NOTHING: ReadonlySet<number> = new Set();
const MANY_COLUMNS = 12;

/** A whole table comes with its columns by name: when it happened is wanted first. A projection keeps its own order. */
const leads = ({ name }: { readonly name: string }, columns: Props['table']['columns']): boolean =>
  name === 'TimeGenerated' && columns.length > MANY_COLUMNS;

/** Places of columns without a value in any row, where there are many columns: a whole table has a hundred such. */
export function findEmptyColumns({ columns, rows }: Props['table']): ReadonlySet<number> {
  if (columns.length <= MANY_COLUMNS) return NOTHING;
  const places = columns.map((_, at) => at);
  return new Set(places.filter((at) => rows.every((row) => cellText(row[at]) === '')));
}

const rowKey = ({ index }: ResultRow): string => String(index);

function useColumns({ columns, rows }: Props['table'], hidden: ReadonlySet<number>): readonly Column<ResultRow>[] {
  return useMemo(
    () =>
      columns
        .map((column, at) => ({ ...column, at }))
        .filter(({ at }) => !hidden.has(at))
        .sort((a, b) => Number(leads(b, columns)) - Number(leads(a, columns)))
        .map(({ name, type, at }) => ({
          id: `${at}:${name}`,
          title: name,
          width: widthOf(type, name, rows, at),
          grow: 1,
          sortKey: String(at),
          ...(NUMERIC.has(type) ? { align: 'end' as const } : {}),
          render: ({ cells }) => <ResultCell type={type} value={cells[at]} />,
        })),
    [columns, rows, hidden],
  );
}

/** Wide enough for the title and the first rows, within bounds. */
function widthOf(type: string, name: string, rows: Props['table']['rows'], at: number): number {
  const longest = Math.max(...rows.slice(0, 50).map((row) => cellText(row[at]).length), 0);
  const wanted = Math.max(name.length * 8 + 32, Math.min(longest * 7.2 + 24, WIDTHS[type] ?? 120));
  return Math.round(Math.min(Math.max(wanted, 72), 320));
}

function ResultCell({ type, value }: { readonly type: string; readonly value: unknown }) {
  const styles = useStyles();
  const { timeZone } = usePreferences();
  if (value === null || value === undefined) return <span className={styles.missing}>–</span>;
  const text = cellText(value);
  if (type === 'datetime') {
    return (
      <span className={styles.cell} title={printExact(new Date(text), timeZone)}>
        {text.replace('T', ' ').replace('Z', '')}
      </span>
    );
  }
  const kind = NUMERIC.has(type) ? styles.number : type === 'dynamic' ? styles.json : '';
  const shown = text.length > MAX_CELL_CHARACTERS ? `${text.slice(0, MAX_CELL_CHARACTERS)}…` : text;
  return <span className={`${styles.cell} ${kind}`}>{shown}</span>;
}

/** Rows in the chosen order; nulls last; numbers and times by value, all else by text. */
export function sortRows({ columns, rows }: Props['table'], sort: Sort | undefined): readonly ResultRow[] {
  const all = rows.map((cells, index) => ({ index, cells }));
  if (!sort) return all;
  const at = Number(sort.key);
  const isNumber = NUMERIC.has(columns[at]?.type ?? '');
  const sign = sort.order === 'asc' ? 1 : -1;
  return all.sort((a, b) => {
    const [left, right] = [a.cells[at], b.cells[at]];
    if (left === null || left === undefined) return right === null || right === undefined ? a.index - b.index : 1;
    if (right === null || right === undefined) return -1;
    const order = isNumber ? Number(left) - Number(right) : compareText(cellText(left), cellText(right));
    return order === 0 ? a.index - b.index : sign * order;
  });
}

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
