import {
  Button,
  Checkbox,
  Input,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { ColumnEditRegular } from '@fluentui/react-icons/svg/column-edit';
import { printCsv, type QueryTable, routes } from '@vedette/model';
import { useState } from 'react';
import { useNotify } from '../../../frame/notify.tsx';
import { setPreferences, usePreferences } from '../../../frame/preferences.ts';
import { printCountOf } from '../../../widgets/format.ts';
import { saveFrom, saveText } from '../../../widgets/save-text.ts';
import { printJsonRows, printTabRows } from '../grid/print-rows.ts';
import type { GridState } from '../grid/use-grid-state.ts';
import { windowOf } from '../time-spans.ts';

const useStyles = makeStyles({
  surface: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    width: '280px',
  },
  list: { maxHeight: '320px', overflowY: 'auto', display: 'flex', flexDirection: 'column' },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalXS },
});

interface Props {
  readonly table: QueryTable;
  readonly state: GridState;
  readonly isGrid: boolean;
  /** The query of the answer, which the server can send whole as a file; empty where it gives other tables. */
  readonly query: string;
  readonly timespan: string;
}

/** What acts on a whole answer: columns, time zone, filters, copy and export. */
export function GridTools({ table, state, isGrid, query, timespan }: Props) {
  const { view, actions } = state;
  const { timeZone } = usePreferences();
  const hasTime = table.columns.some(({ type }) => type === 'datetime');
  return (
    <>
      {view.filters.size > 0 && (
        <Button size="small" appearance="subtle" onClick={actions.clearFilters}>
          Clear {printCountOf(view.filters.size, 'filter')}
        </Button>
      )}
      {isGrid && hasTime && (
        <Tooltip content="Show times in the other zone" relationship="description">
          <Button
            size="small"
            appearance="subtle"
            onClick={() => setPreferences({ timeZone: timeZone === 'UTC' ? 'local' : 'UTC' })}
          >
            {timeZone === 'UTC' ? 'UTC' : 'Local time'}
          </Button>
        </Tooltip>
      )}
      {isGrid && <ColumnPicker table={table} state={state} />}
      <ExportMenu table={table} order={state.order} query={query} timespan={timespan} />
    </>
  );
}

function ColumnPicker({ table, state }: Pick<Props, 'table' | 'state'>) {
  const styles = useStyles();
  const [search, setSearch] = useState('');
  const { view, empty, actions } = state;
  const { hidden } = view;
  const found = table.columns
    .map(({ name }, at) => ({ name, at }))
    .filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <Popover trapFocus positioning={{ position: 'below', align: 'end' }}>
      <PopoverTrigger disableButtonEnhancement>
        <Button size="small" appearance="subtle" icon={<ColumnEditRegular />}>
          Columns{hidden.size > 0 ? ` (${printCountOf(hidden.size, 'hidden', 'hidden')})` : ''}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label="Columns">
        <Input
          size="small"
          placeholder="Find a column"
          aria-label="Find a column"
          value={search}
          onChange={(_, { value }) => setSearch(value)}
        />
        <div className={styles.buttons}>
          <Button size="small" onClick={() => actions.setHidden(new Set())}>
            Show all
          </Button>
          <Button size="small" onClick={() => actions.setHidden(new Set(table.columns.map((_, at) => at)))}>
            Hide all
          </Button>
          {empty.size > 0 && (
            <Button size="small" onClick={() => actions.setHidden(empty)}>
              Hide empty
            </Button>
          )}
        </div>
        <div className={styles.list}>
          {found.map(({ name, at }) => (
            <Checkbox
              key={at}
              checked={!hidden.has(at)}
              onChange={() => actions.hide(at)}
              label={empty.has(at) ? `${name} (empty)` : name}
            />
          ))}
        </div>
      </PopoverSurface>
    </Popover>
  );
}

interface ExportProps extends Pick<Props, 'table' | 'query' | 'timespan'> {
  readonly order: readonly number[];
}

/** A longer query does not fit into an address. */
const MAX_ADDRESS_CHARACTERS = 6000;

/** Where the server sends the rows of a query as a file, past what a page can show. */
function exportAddress(query: string, timespan: string): string | undefined {
  const search = new URLSearchParams({ query, ...windowOf(query, timespan), format: 'csv' });
  const address = `${routes.exportQuery.path}?${search}`;
  return address.length > MAX_ADDRESS_CHARACTERS ? undefined : address;
}

function ExportMenu({ table, order, query, timespan }: ExportProps) {
  const whole = table.partial && query !== '' ? exportAddress(query, timespan) : undefined;
  const notify = useNotify();
  const isFiltered = order.length < table.rows.length;
  const copyAll = async () => {
    const rows = order.map((index) => table.rows[index] ?? []);
    await navigator.clipboard.writeText(printTabRows(table, rows));
    notify({ title: `${printCountOf(rows.length, 'row')} copied` });
  };
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" appearance="subtle" icon={<ArrowDownloadRegular />} disabled={table.columns.length === 0}>
          Export
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => saveText('query.csv', 'text/csv', printCsv(table))}>
            Export CSV: {printCountOf(table.rows.length, 'row')}
          </MenuItem>
          <MenuItem onClick={() => saveText('query.json', 'application/json', printJsonRows(table))}>
            Export JSON: {printCountOf(table.rows.length, 'row')}
          </MenuItem>
          {whole && (
            <MenuItem onClick={() => saveFrom('query.csv', whole)}>
              Export the whole answer as CSV (runs again)
            </MenuItem>
          )}
          <MenuItem onClick={() => void copyAll()}>
            Copy {isFiltered ? 'the filtered rows' : 'all rows'}: {printCountOf(order.length, 'row')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
