import {
  Button,
  Caption1,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  SearchBox,
  Tooltip,
  Tree,
  TreeItem,
  TreeItemLayout,
  tokens,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { GroupListRegular } from '@fluentui/react-icons/svg/group-list';
import { TableRegular } from '@fluentui/react-icons/svg/table';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { read } from '../../../api/index.ts';
import { ErrorState, LinesSkeleton } from '../../../widgets/states.tsx';
import { FunctionItems } from './function-items.tsx';
import { usePaneStyles } from './pane-styles.ts';
import { PreviewDialog } from './preview-dialog.tsx';
import { filterTables, type Grouping, groupTables, type SchemaTable } from './schema-model.ts';
import type { OpenQuery } from './side-pane.tsx';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', paddingRight: tokens.spacingHorizontalXS },
  grow: { flexGrow: 1, flexShrink: 1 },
  type: { color: tokens.colorNeutralForeground3, marginLeft: tokens.spacingHorizontalS },
  group: { fontWeight: tokens.fontWeightSemibold },
});

const GROUPINGS: readonly { readonly value: Grouping; readonly label: string }[] = [
  { value: 'category', label: 'Group by category' },
  { value: 'solution', label: 'Group by solution' },
  { value: 'none', label: 'All tables in one list' },
];

interface Props {
  readonly onInsert: (text: string) => void;
  readonly onOpen: (query: OpenQuery) => void;
}

/** Tables and their columns by category or solution; a double click or the plus writes a name into the query. */
export function SchemaPane({ onInsert, onOpen }: Props) {
  const pane = usePaneStyles();
  const styles = useStyles();
  const [search, setSearch] = useState('');
  const [grouping, setGrouping] = useState<Grouping>('category');
  const [preview, setPreview] = useState<string>();
  const schema = useQuery({ ...read('getSchema'), staleTime: 60_000 });
  const groups = useMemo(
    () => groupTables(filterTables(schema.data?.tables ?? [], search), grouping),
    [schema.data, search, grouping],
  );
  const functions = (schema.data?.functions ?? []).filter(({ name }) =>
    name.toLowerCase().includes(search.trim().toLowerCase()),
  );
  const isSearching = search.trim() !== '';
  return (
    <section className={pane.pane} aria-label="Tables">
      <div className={styles.head}>
        <SearchBox
          className={mergeClasses(pane.search, styles.grow)}
          size="small"
          placeholder="Find a table or column"
          value={search}
          onChange={(_, { value }) => setSearch(value)}
        />
        <GroupingMenu value={grouping} onChange={setGrouping} />
      </div>
      {schema.isPending && <LinesSkeleton lines={8} />}
      {schema.isError && (
        <ErrorState
          compact
          title="Tables could not be read"
          error={schema.error}
          onRetry={() => void schema.refetch()}
        />
      )}
      <div className={pane.scroll}>
        <Tree
          aria-label="Tables"
          size="small"
          key={`${grouping}${isSearching ? search : ''}`}
          defaultOpenItems={isSearching ? ['functions', ...openedBySearch(groups)] : ['functions']}
        >
          {groups.map(({ name, tables }) => (
            <TreeItem key={name} itemType="branch" value={name}>
              <TreeItemLayout className={styles.group}>
                {name}
                <Caption1 className={styles.type}>{tables.length}</Caption1>
              </TreeItemLayout>
              <Tree>
                {tables.map((table) => (
                  <TableItem
                    key={table.name}
                    table={table}
                    value={`${name}/${table.name}`}
                    onInsert={onInsert}
                    onPreview={setPreview}
                  />
                ))}
              </Tree>
            </TreeItem>
          ))}
          <FunctionItems functions={functions} onInsert={onInsert} onOpen={onOpen} />
        </Tree>
        {schema.isSuccess && functions.length === 0 && groups.every(({ tables }) => tables.length === 0) && (
          <Caption1 className={pane.none}>No table or column has “{search}” in its name.</Caption1>
        )}
      </div>
      {preview !== undefined && <PreviewDialog table={preview} onOpen={onOpen} onClose={() => setPreview(undefined)} />}
    </section>
  );
}

/** Every group, and the first few tables, so that what was found can be seen. */
const openedBySearch = (groups: ReturnType<typeof groupTables>): string[] =>
  groups.flatMap(({ name, tables }) => [name, ...tables.slice(0, 3).map((table) => `${name}/${table.name}`)]);

function GroupingMenu({ value, onChange }: { readonly value: Grouping; readonly onChange: (value: Grouping) => void }) {
  return (
    <Menu
      checkedValues={{ grouping: [value] }}
      onCheckedValueChange={(_, { checkedItems }) => onChange((checkedItems[0] ?? 'category') as Grouping)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content="How tables are grouped" relationship="label">
          <Button appearance="subtle" size="small" icon={<GroupListRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {GROUPINGS.map((each) => (
            <MenuItemRadio key={each.value} name="grouping" value={each.value}>
              {each.label}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

interface TableItemProps {
  readonly table: SchemaTable;
  readonly value: string;
  readonly onInsert: (text: string) => void;
  readonly onPreview: (table: string) => void;
}

function TableItem({ table, value, onInsert, onPreview }: TableItemProps) {
  const styles = useStyles();
  const { name, description, columns } = table;
  return (
    <TreeItem itemType="branch" value={value}>
      <TreeItemLayout
        iconBefore={<TableRegular />}
        actions={
          <>
            <Tooltip content={`Look into ${name}: ten rows`} relationship="label">
              <Button
                appearance="subtle"
                size="small"
                icon={<EyeRegular />}
                onClick={(event) => {
                  event.stopPropagation();
                  onPreview(name);
                }}
              />
            </Tooltip>
            <InsertButton name={name} onInsert={onInsert} />
          </>
        }
        onDoubleClick={() => onInsert(name)}
      >
        <span title={[name, description].filter(Boolean).join('\n')}>{name}</span>
      </TreeItemLayout>
      <Tree>
        {columns.map((column) => (
          <TreeItem key={column.name} itemType="leaf" value={`${value}.${column.name}`}>
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
