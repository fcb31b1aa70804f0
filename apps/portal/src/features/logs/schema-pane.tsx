import {
  Button,
  Caption1,
  makeStyles,
  SearchBox,
  Tooltip,
  Tree,
  TreeItem,
  TreeItemLayout,
  tokens,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { TableRegular } from '@fluentui/react-icons/svg/table';
import { useQuery } from '@tanstack/react-query';
import type { SchemaView } from '@vedette/model';
import { useMemo, useState } from 'react';
import { read } from '../../api/index.ts';
import { ErrorState, LinesSkeleton } from '../../widgets/states.tsx';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  search: { margin: tokens.spacingHorizontalS, maxWidth: 'none' },
  tree: { overflowY: 'auto', flexGrow: 1, minHeight: 0, paddingBottom: tokens.spacingVerticalL },
  type: { color: tokens.colorNeutralForeground3, marginLeft: tokens.spacingHorizontalS },
  none: { padding: tokens.spacingHorizontalM, color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly onInsert: (text: string) => void;
}

/** Tables and their columns, found by name; a double click or the plus writes a name into the query. */
export function SchemaPane({ onInsert }: Props) {
  const styles = useStyles();
  const [search, setSearch] = useState('');
  const schema = useQuery({ ...read('getSchema'), staleTime: 60_000 });
  const tables = useMemo(() => filterTables(schema.data?.tables ?? [], search), [schema.data, search]);
  return (
    <section className={styles.pane} aria-label="Tables">
      <SearchBox
        className={styles.search}
        size="small"
        placeholder="Find a table or column"
        value={search}
        onChange={(_, { value }) => setSearch(value)}
      />
      {schema.isPending && <LinesSkeleton lines={8} />}
      {schema.isError && (
        <ErrorState
          compact
          title="Tables could not be read"
          error={schema.error}
          onRetry={() => void schema.refetch()}
        />
      )}
      <div className={styles.tree}>
        <Tree
          aria-label="Tables"
          size="small"
          key={search === '' ? 'all' : 'found'}
          {...(search === '' ? {} : { defaultOpenItems: tables.slice(0, 3).map(({ name }) => name) })}
        >
          {tables.map((table) => (
            <TableItem key={table.name} table={table} onInsert={onInsert} />
          ))}
        </Tree>
        {schema.isSuccess && tables.length === 0 && (
          <Caption1 className={styles.none}>No table or column has “{search}” in its name.</Caption1>
        )}
      </div>
    </section>
  );
}

type Table = SchemaView['tables'][number];

function TableItem({ table, onInsert }: { readonly table: Table; readonly onInsert: (text: string) => void }) {
  const styles = useStyles();
  return (
    <TreeItem itemType="branch" value={table.name}>
      <TreeItemLayout
        iconBefore={<TableRegular />}
        actions={<InsertButton name={table.name} onInsert={onInsert} />}
        onDoubleClick={() => onInsert(table.name)}
      >
        {table.name}
      </TreeItemLayout>
      <Tree>
        {table.columns.map((column) => (
          <TreeItem key={column.name} itemType="leaf" value={`${table.name}.${column.name}`}>
            <TreeItemLayout
              actions={<InsertButton name={column.name} onInsert={onInsert} />}
              onDoubleClick={() => onInsert(column.name)}
            >
              {column.name}
              <Caption1 className={styles.type}>{column.type}</Caption1>
            </TreeItemLayout>
          </TreeItem>
        ))}
      </Tree>
    </TreeItem>
  );
}

function InsertButton({ name, onInsert }: { readonly name: string; readonly onInsert: (text: string) => void }) {
  return (
    <Tooltip content={`Write ${name} into the query`} relationship="label">
      <Button
        appearance="subtle"
        size="small"
        icon={<AddRegular />}
        onClick={(event) => {
          event.stopPropagation();
          onInsert(name);
        }}
      />
    </Tooltip>
  );
}

/** Tables whose name has the text, whole; then tables with such columns, those columns only. */
export function filterTables(tables: readonly Table[], search: string): readonly Table[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return tables;
  const has = (name: string) => name.toLowerCase().includes(wanted);
  const byName = tables.filter(({ name }) => has(name));
  const byColumn = tables
    .filter(({ name, columns }) => !has(name) && columns.some((column) => has(column.name)))
    .map((table) => ({ ...table, columns: table.columns.filter((column) => has(column.name)) }));
  return [...byName, ...byColumn];
}
