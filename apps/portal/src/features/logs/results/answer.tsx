import {
  Button,
  Dropdown,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Option,
  Tab,
  TabList,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { CodeText } from '../../../widgets/code-text.tsx';
import { EmptyState } from '../../../widgets/states.tsx';
import { AnswerGrid } from '../grid/answer-grid.tsx';
import { useGridState } from '../grid/use-grid-state.ts';
import { describeTimeSpan, setsOwnTime } from '../time-spans.ts';
import type { QueryRun } from '../use-query-runs.ts';
import { AnswerChart } from './answer-chart.tsx';
import { chartNotices, drawsChart } from './chart-choice.ts';
import { GridTools } from './grid-tools.tsx';
import { ProblemList } from './problem-list.tsx';
import { StatusLine } from './status-line.tsx';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalXS,
    paddingRight: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
  },
  grow: { flexGrow: 1 },
  body: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  partial: { flexShrink: 0 },
});

type Answered = Extract<QueryRun, { state: 'answered' }>;
interface Props {
  readonly run: Answered;
  readonly onReveal: (offset: number) => void;
  readonly onAppend: (operator: string) => void;
}

/** The rows of a run, as a grid or as a chart, with what must be known about them. */
export function Answer({ run, onReveal, onAppend }: Props) {
  const styles = useStyles();
  const { kql, timespan, elapsedMs, endedAt, name, further } = run;
  const [chosen, setChosen] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run begins at its first table.
  useEffect(() => setChosen(0), [run]);
  const table = further[chosen - 1]?.table ?? run.table;
  const [view, setView] = useState<'grid' | 'chart'>('grid');
  useEffect(() => setView(drawsChart(table) ? 'chart' : 'grid'), [table]);
  const grid = useGridState(table);
  const limits = table.problems.filter(({ code }) => table.partial && code.startsWith('QRY2'));
  const remarks = table.problems.filter((problem) => !limits.includes(problem));
  const window = setsOwnTime(kql) ? 'Time set in the query' : describeTimeSpan(timespan);
  return (
    <section className={styles.pane} aria-label="Results">
      <div className={styles.bar}>
        <TabList selectedValue={view} onTabSelect={(_, { value }) => setView(value as 'grid' | 'chart')} size="small">
          <Tab value="grid">Results</Tab>
          <Tab value="chart" disabled={table.rows.length === 0}>
            Chart
          </Tab>
        </TabList>
        {further.length > 0 && (
          <TablePicker names={[name, ...further.map((each) => each.name)]} chosen={chosen} onChoose={setChosen} />
        )}
        <span className={styles.grow} />
        <GridTools
          table={table}
          state={grid}
          isGrid={view === 'grid'}
          query={chosen === 0 ? kql : ''}
          timespan={timespan}
        />
      </div>
      {limits.map(({ code, message }) => (
        <MessageBar key={code} intent="warning" className={styles.partial} layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>This is a part of the answer.</MessageBarTitle> <CodeText text={message} />
          </MessageBarBody>
        </MessageBar>
      ))}
      {chartNotices(table).map((notice) => (
        <MessageBar key={notice} intent="info" className={styles.partial} layout="multiline">
          <MessageBarBody>
            <CodeText text={notice} />
          </MessageBarBody>
        </MessageBar>
      ))}
      <ProblemList problems={remarks} onReveal={onReveal} />
      <div className={styles.body}>
        {table.rows.length === 0 ? (
          <EmptyState
            compact
            title="No rows"
            body="The query ran and found nothing in this time range. Try a longer one, or fewer conditions."
          />
        ) : view === 'chart' ? (
          <AnswerChart table={table} />
        ) : grid.order.length === 0 ? (
          <EmptyState
            compact
            title="The filters let no row through"
            body="The answer has rows; the filters on its columns hide them all."
            action={<Button onClick={grid.actions.clearFilters}>Clear the filters</Button>}
          />
        ) : (
          <AnswerGrid table={table} state={grid} onAppend={onAppend} />
        )}
      </div>
      <StatusLine table={table} shown={grid.order.length} elapsedMs={elapsedMs} endedAt={endedAt} timespan={window} />
    </section>
  );
}

interface PickerProps {
  readonly names: readonly (string | null)[];
  readonly chosen: number;
  readonly onChoose: (at: number) => void;
}

/** Which of several tables of an answer is shown. */
function TablePicker({ names, chosen, onChoose }: PickerProps) {
  const labels = names.map((name, at) => (name ? `${at + 1}: ${name}` : `Table ${at + 1}`));
  return (
    <Dropdown
      size="small"
      aria-label={`Tables of the answer: ${names.length}`}
      style={{ minWidth: 120 }}
      value={`${labels[chosen]} of ${names.length}`}
      selectedOptions={[String(chosen)]}
      onOptionSelect={(_, { optionValue }) => onChoose(Number(optionValue))}
    >
      {labels.map((label, at) => (
        <Option key={label} value={String(at)}>
          {label}
        </Option>
      ))}
    </Dropdown>
  );
}
