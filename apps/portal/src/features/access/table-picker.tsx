import {
  Button,
  Caption1,
  Checkbox,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
} from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import type { TableScope } from '@vedette/model';
import { useId, useState } from 'react';
import { messageOf, useRead } from '../../api/index.ts';
import { printCount } from '../../widgets/format.ts';
import { LinesSkeleton } from '../../widgets/states.tsx';
import { groupTables, type KnownTable, setTables, stateOf, type TableGroup } from './scope-model.ts';

const useStyles = makeStyles({
  picker: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  tools: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  search: { flex: '1 1 auto', minWidth: 0 },
  count: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  list: {
    height: 'clamp(120px, 24vh, 280px)',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: tokens.spacingVerticalXS,
  },
  group: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  category: { fontWeight: tokens.fontWeightSemibold },
  table: { display: 'flex', alignItems: 'center', paddingInlineStart: '20px', minWidth: 0 },
  label: { minWidth: 0, overflowWrap: 'anywhere', unicodeBidi: 'isolate' },
  note: { display: 'block', color: tokens.colorNeutralForeground3 },
  none: { display: 'block', padding: tokens.spacingHorizontalM, color: tokens.colorNeutralForeground3 },
});

interface TablePickerProps {
  readonly tables: TableScope;
  readonly onChange: (tables: TableScope) => void;
  /** What "all" means here: `All tables`, `Those of its user`. */
  readonly allLabel: string;
  /** Only these may be chosen; absent: every table. */
  readonly among?: readonly string[] | undefined;
}

/** All tables, or a list of them. */
export function TablePicker({ tables, onChange, allLabel, among }: TablePickerProps) {
  const styles = useStyles();
  const [last, setLast] = useState<readonly string[]>(tables ?? []);
  const choose = (value: string) => {
    if (tables) setLast(tables);
    onChange(value === 'all' ? null : last);
  };
  return (
    <div className={styles.picker}>
      <RadioGroup
        aria-label="Tables that may be read"
        layout="horizontal"
        value={tables === null ? 'all' : 'chosen'}
        onChange={(_, { value }) => choose(value)}
      >
        <Radio value="all" label={allLabel} />
        <Radio value="chosen" label="Chosen tables" />
      </RadioGroup>
      {tables === null ? null : <TableList chosen={tables} onChange={onChange} among={among} />}
    </div>
  );
}

interface TableListProps {
  readonly chosen: readonly string[];
  readonly onChange: (tables: readonly string[]) => void;
  readonly among: readonly string[] | undefined;
}

function TableList({ chosen, onChange, among }: TableListProps) {
  const styles = useStyles();
  const [words, setWords] = useState('');
  const { data, error } = useRead('getSchema');
  if (error && !data)
    return (
      <MessageBar intent="error">
        <MessageBarBody>The tables could not be read: {messageOf(error)}</MessageBarBody>
      </MessageBar>
    );
  if (!data) return <LinesSkeleton lines={5} />;
  const known = data.tables.filter(({ name }) => among?.includes(name) ?? true);
  const groups = groupTables(known, chosen, words);
  return (
    <>
      <div className={styles.tools}>
        <Input
          size="small"
          type="search"
          className={styles.search}
          contentBefore={<SearchRegular />}
          placeholder="Name or what it holds"
          aria-label="Search tables"
          value={words}
          onChange={(_, { value }) => setWords(value)}
        />
        <Caption1 className={styles.count} role="status">
          {printCount(chosen.length)} of {printCount(known.length)} chosen
        </Caption1>
        <Button size="small" appearance="subtle" disabled={chosen.length === 0} onClick={() => onChange([])}>
          Clear
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard. */}
      <section className={styles.list} aria-label="Tables" tabIndex={0}>
        {groups.map((group) => (
          <TableBoxes key={group.category} group={group} chosen={chosen} onChange={onChange} />
        ))}
        {groups.length === 0 ? <Caption1 className={styles.none}>No table has these words.</Caption1> : null}
      </section>
    </>
  );
}

interface TableBoxesProps {
  readonly group: TableGroup;
  readonly chosen: readonly string[];
  readonly onChange: (tables: readonly string[]) => void;
}

function TableBoxes({ group, chosen, onChange }: TableBoxesProps) {
  const styles = useStyles();
  const names = group.tables.map(({ name }) => name);
  const set = (changed: readonly string[], isIn: boolean) => onChange(setTables(chosen, changed, isIn));
  return (
    <fieldset className={styles.group} aria-label={group.category}>
      <Checkbox
        checked={stateOf(group, chosen)}
        label={{ children: group.category, className: styles.category }}
        onChange={(_, { checked }) => set(names, checked === true)}
      />
      {group.tables.map((table) => (
        <TableBox key={table.name} table={table} isIn={chosen.includes(table.name)} onChange={set} />
      ))}
    </fieldset>
  );
}

interface TableBoxProps {
  readonly table: KnownTable;
  readonly isIn: boolean;
  readonly onChange: (names: readonly string[], isIn: boolean) => void;
}

function TableBox({ table: { name, description }, isIn, onChange }: TableBoxProps) {
  const styles = useStyles();
  const noteId = useId();
  return (
    <div className={styles.table}>
      <Checkbox
        checked={isIn}
        aria-label={name}
        aria-describedby={noteId}
        label={{
          className: styles.label,
          children: (
            <>
              {name}
              <Caption1 id={noteId} className={styles.note}>
                {description}
              </Caption1>
            </>
          ),
        }}
        onChange={(_, { checked }) => onChange([name], checked === true)}
      />
    </div>
  );
}
