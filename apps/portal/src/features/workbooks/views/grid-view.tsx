import { Caption1, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { cellText, type QueryTable } from '@vedette/model';
import { useMemo, useState } from 'react';
import { usePreferences } from '../../../frame/preferences.ts';
import { printCount } from '../../../widgets/format.ts';
import { type ResultRow, sortRows } from '../../../widgets/result-grid.tsx';
import { DataTable } from '../../../widgets/table/data-table.tsx';
import type { Column, Sort } from '../../../widgets/table/table-model.ts';
import { ROW_HEIGHT } from '../../../widgets/table/table-styles.ts';
import { FORMATTER, findFormat, rangeOf } from '../engine/column-format.ts';
import type { ColumnFormat, QueryItem } from '../engine/workbook.ts';
import { useWorkbook } from '../state/workbook-context.ts';
import { Cell } from './cell.tsx';

const NUMERIC = new Set(['long', 'int', 'real', 'decimal']);
const HEADER_PIXELS = 38;

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minHeight: 0 },
  note: { color: tokens.colorNeutralForeground3 },
  search: { maxWidth: '320px' },
  rows: { display: 'flex', flexDirection: 'column', minWidth: 0 },
});

interface Props {
  readonly item: QueryItem;
  readonly table: QueryTable;
  /** Pixels that the grid may take; it takes less for few rows. */
  readonly height: number;
}

/** A grid whose columns are drawn by the workbook's formatters; picking a row exports its fields. */
export function GridView({ item, table, height }: Props) {
  const styles = useStyles();
  const { bindings } = useWorkbook();
  const { density } = usePreferences();
  const [sort, setSort] = useState<Sort | undefined>(() => firstSort(item, table));
  const [search, setSearch] = useState('');
  const columns = useGridColumns(item, table);
  const rows = useMemo(() => {
    const sorted = sortRows(table, sort).slice(0, item.gridSettings.rowLimit);
    const wanted = search.trim().toLowerCase();
    return wanted === ''
      ? sorted
      : sorted.filter(({ cells }) => cells.some((cell) => cellText(cell).toLowerCase().includes(wanted)));
  }, [table, sort, search, item.gridSettings.rowLimit]);
  const pick = usePick(item, table);
  const openKey = findOpen(item, table, rows, bindings);
  const cut = table.rows.length - Math.min(table.rows.length, item.gridSettings.rowLimit);
  return (
    <div className={styles.frame}>
      {item.gridSettings.hasFilter && (
        <SearchBox
          className={styles.search}
          size="small"
          placeholder="Find in these rows"
          value={search}
          onChange={(_, data) => setSearch(data.value)}
        />
      )}
      <div
        className={styles.rows}
        style={{ height: Math.min(height, HEADER_PIXELS + Math.max(1, rows.length) * ROW_HEIGHT[density] + 16) }}
      >
        <DataTable
          label={item.title || 'Rows'}
          columns={columns}
          rows={rows}
          rowKey={({ index }) => String(index)}
          {...(sort ? { sort } : {})}
          onSort={setSort}
          openKey={openKey}
          {...(pick ? { onOpen: pick } : {})}
          shortcuts={false}
        />
      </div>
      {cut > 0 && <Caption1 className={styles.note}>{printCount(cut)} more rows are not shown here.</Caption1>}
    </div>
  );
}

function firstSort({ gridSettings }: QueryItem, { columns }: QueryTable): Sort | undefined {
  const [first] = gridSettings.sortBy;
  const at = columns.findIndex(({ name }) => name === first?.column);
  return first && at >= 0 ? { key: String(at), order: first.descending ? 'desc' : 'asc' } : undefined;
}

function useGridColumns(item: QueryItem, table: QueryTable): readonly Column<ResultRow>[] {
  const { showDetails, setParameter } = useWorkbook();
  return useMemo(() => {
    const shown = table.columns.map((column, at) => ({
      ...column,
      at,
      format: findFormat(item.gridSettings, column.name),
    }));
    return shown
      .filter(({ format }) => format.formatter !== FORMATTER.hidden)
      .map(({ name, type, at, format }) => {
        const range = rangeOf(
          table.rows.map((row) => row[at]),
          format.options,
        );
        return {
          id: `${at}:${name}`,
          title: item.gridSettings.labels.get(name) ?? name,
          width: widthOf(format, type, name),
          sortKey: String(at),
          ...(NUMERIC.has(type) && format.formatter === FORMATTER.automatic ? { align: 'end' as const } : {}),
          render: ({ cells }: ResultRow) => {
            const open = linkAction(format, { table, cells, at, name, showDetails, setParameter });
            return (
              <Cell value={cells[at]} type={type} format={format} range={range} {...(open ? { onLink: open } : {})} />
            );
          },
        };
      });
  }, [item, table, showDetails, setParameter]);
}

function widthOf(format: ColumnFormat, type: string, name: string): number {
  const given = /^(\d+)(px|ch)$/.exec(format.options.width);
  if (given) return Math.min(600, Number(given[1]) * (given[2] === 'ch' ? 8 : 1));
  if (format.formatter === FORMATTER.link) return 280;
  if (format.formatter === FORMATTER.bar || format.formatter === FORMATTER.barWithValue) return 160;
  return Math.max(type === 'datetime' ? 170 : NUMERIC.has(type) ? 90 : 150, name.length * 8 + 28);
}

interface LinkContext extends Pick<ReturnType<typeof useWorkbook>, 'showDetails' | 'setParameter'> {
  readonly table: QueryTable;
  readonly cells: readonly unknown[];
  readonly at: number;
  readonly name: string;
}

/** What a click on a linked cell does: all fields of the row, the cell alone, or a parameter. */
function linkAction(
  format: ColumnFormat,
  { table, cells, at, name, showDetails, setParameter }: LinkContext,
): (() => void) | undefined {
  switch (format.options.linkTarget) {
    case 'GenericDetails':
      return () => showDetails({ title: cellText(cells[at]) || 'All fields', columns: table.columns, cells });
    case 'CellDetails':
      return () => showDetails({ title: name, columns: table.columns.slice(at, at + 1), cells: [cells[at]] });
    case 'parameter': {
      const text = cellText(cells[at]);
      return () => setParameter(format.options.linkColumn || name, { kind: 'values', values: [text], labels: [text] });
    }
    default:
      return undefined;
  }
}

/** Exports the fields of a picked row; picking it again takes the selection back. */
function usePick(item: QueryItem, table: QueryTable): ((row: ResultRow) => void) | undefined {
  const { bindings, setParameter } = useWorkbook();
  if (item.exports.length === 0) return undefined;
  return ({ cells }) => {
    for (const { fieldName, parameterName } of item.exports) {
      const text = exportText(table, cells, fieldName);
      const now = bindings.get(parameterName)?.value;
      const isSame = now?.kind === 'values' && now.values[0] === text;
      setParameter(parameterName, isSame ? undefined : { kind: 'values', values: [text], labels: [text] });
    }
  };
}

/** One field as text, or the whole row as JSON where no field is named. */
export function exportText(
  { columns }: Pick<QueryTable, 'columns'>,
  cells: readonly unknown[],
  fieldName: string,
): string {
  if (fieldName === '')
    return JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, cells[at] ?? null])));
  return cellText(cells[columns.findIndex(({ name }) => name === fieldName)]);
}

function findOpen(
  item: QueryItem,
  table: QueryTable,
  rows: readonly ResultRow[],
  bindings: ReturnType<typeof useWorkbook>['bindings'],
): string | undefined {
  const [first] = item.exports;
  const value = first && bindings.get(first.parameterName)?.value;
  if (!first || value?.kind !== 'values' || value.values[0] === first.defaultValue) return undefined;
  const row = rows.find(({ cells }) => exportText(table, cells, first.fieldName) === value.values[0]);
  return row && String(row.index);
}
