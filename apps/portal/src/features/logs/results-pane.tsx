import {
  Button,
  Caption1,
  Link,
  MessageBar,
  MessageBarBody,
  makeStyles,
  ProgressBar,
  Spinner,
  Tab,
  TabList,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { type Problem, printCsv, type QueryTable } from '@vedette/model';
import { useEffect, useMemo, useState } from 'react';
import { chartKindOf } from '../../charts/chart-options.ts';
import type { ChartSettings } from '../../charts/chart-series.ts';
import { QueryChart } from '../../charts/query-chart.tsx';
import { printBytes, printCountOf, printDuration } from '../../widgets/format.ts';
import { findEmptyColumns, ResultGrid } from '../../widgets/result-grid.tsx';
import { RowDetails } from '../../widgets/row-details.tsx';
import { saveText } from '../../widgets/save-text.ts';
import { EmptyState, ErrorState } from '../../widgets/states.tsx';
import type { QueryRun } from './use-query-run.ts';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  grow: { flexGrow: 1 },
  faint: { color: tokens.colorNeutralForeground3 },
  split: { display: 'flex', flexGrow: 1, minHeight: 0 },
  grid: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, minHeight: 0 },
  details: { width: '400px', maxWidth: '50%', borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
  chart: { flexGrow: 1, padding: tokens.spacingHorizontalL, overflowY: 'auto' },
  problems: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
  },
});

interface Props {
  readonly run: QueryRun;
  readonly onCancel: () => void;
  readonly onReveal: (offset: number) => void;
  readonly onTryExample: () => void;
}

/** What came of the last run: rows, chart, problems with their places, or what to do first. */
export function ResultsPane({ run, onCancel, onReveal, onTryExample }: Props) {
  switch (run.state) {
    case 'idle':
      return (
        <EmptyState
          icon={<SearchRegular />}
          title="Ask your logs a question"
          body="Write KQL above and press Shift+Enter. Tables are listed on the left; a double click writes a name into the query."
          action={<Button onClick={onTryExample}>Try an example</Button>}
        />
      );
    case 'running':
      return <Running since={run.since} onCancel={onCancel} />;
    case 'cancelled':
      return (
        <EmptyState
          compact
          title="The query was cancelled"
          body="Nothing was changed. Run it again when you are ready."
        />
      );
    case 'failed':
      return <ErrorState title="The query could not be run" error={run.error} />;
    case 'rejected':
      return <Rejected problems={run.problems} onReveal={onReveal} />;
    default:
      return <Answer key={run.kql} table={run.table} onReveal={onReveal} />;
  }
}

function Running({ since, onCancel }: { readonly since: number; readonly onCancel: () => void }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 200);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <ProgressBar aria-label="The query is running" />
      <EmptyState
        icon={<Spinner size="small" />}
        title={`Running for ${printDuration(now - since)}`}
        body="You can leave this page; the query ends when you do."
        action={<Button onClick={onCancel}>Cancel</Button>}
      />
    </>
  );
}

function Rejected({
  problems,
  onReveal,
}: {
  readonly problems: readonly Problem[];
  readonly onReveal: (offset: number) => void;
}) {
  return (
    <div role="alert">
      <EmptyState compact title="The query has an error" body="Nothing was run." />
      <Problems problems={problems} onReveal={onReveal} />
    </div>
  );
}

function Problems({
  problems,
  onReveal,
}: {
  readonly problems: readonly Problem[];
  readonly onReveal: (offset: number) => void;
}) {
  const styles = useStyles();
  if (problems.length === 0) return null;
  return (
    <div className={styles.problems}>
      {problems.map(({ code, severity, message, span, hints }) => (
        <MessageBar
          key={`${code}:${span?.start ?? 0}:${message}`}
          intent={severity === 'error' ? 'error' : severity === 'warning' ? 'warning' : 'info'}
          layout="multiline"
        >
          <MessageBarBody>
            {span && (
              <>
                <Link onClick={() => onReveal(span.start)}>
                  Line {span.line}, column {span.column}
                </Link>{' '}
              </>
            )}
            {message} {hints.join(' ')} <Caption1>{code}</Caption1>
          </MessageBarBody>
        </MessageBar>
      ))}
    </div>
  );
}

function Answer({ table, onReveal }: { readonly table: QueryTable; readonly onReveal: (offset: number) => void }) {
  const styles = useStyles();
  const rendered = String(table.visualization?.visualization ?? '');
  const [view, setView] = useState<'grid' | 'chart'>(chartKindOf(rendered) ? 'chart' : 'grid');
  const [openIndex, setOpenIndex] = useState<number>();
  const empty = useMemo(() => findEmptyColumns(table), [table]);
  const [showEmpty, setShowEmpty] = useState(false);
  const opened = openIndex === undefined ? undefined : table.rows[openIndex];
  const { rowsRead, bytesRead, compileMs, executeMs } = table.statistics;
  return (
    <section className={styles.pane} aria-label="Results">
      <div className={styles.bar}>
        <TabList selectedValue={view} onTabSelect={(_, { value }) => setView(value as 'grid' | 'chart')} size="small">
          <Tab value="grid">Results</Tab>
          <Tab value="chart" disabled={table.rows.length === 0}>
            Chart
          </Tab>
        </TabList>
        <span className={styles.grow} />
        {empty.size > 0 && view === 'grid' && (
          <Button size="small" appearance="subtle" onClick={() => setShowEmpty(!showEmpty)}>
            {showEmpty ? 'Hide empty columns' : `Show ${printCountOf(empty.size, 'empty column')}`}
          </Button>
        )}
        <Caption1 aria-live="polite">
          {printCountOf(table.rows.length, 'row')}
          {table.partial ? ' shown, there are more' : ''}
        </Caption1>
        <Caption1
          className={styles.faint}
          title={`Compiled in ${printDuration(compileMs)}, read ${printCountOf(rowsRead, 'row')}`}
        >
          {printDuration(compileMs + executeMs)} · {printBytes(bytesRead)} read
        </Caption1>
        <Button
          size="small"
          icon={<ArrowDownloadRegular />}
          disabled={table.columns.length === 0}
          onClick={() => saveText('query.csv', 'text/csv', printCsv(table))}
        >
          Export CSV
        </Button>
      </div>
      <Problems problems={table.problems} onReveal={onReveal} />
      {table.rows.length === 0 ? (
        <EmptyState
          compact
          title="No rows"
          body="The query ran and found nothing in this time range. Try a longer one, or fewer conditions."
        />
      ) : view === 'chart' ? (
        <AnswerChart table={table} />
      ) : (
        <div className={styles.split}>
          <div className={styles.grid}>
            <ResultGrid
              label="Results"
              table={table}
              {...(showEmpty ? {} : { hidden: empty })}
              openIndex={openIndex}
              onOpen={({ index }) => setOpenIndex(index === openIndex ? undefined : index)}
            />
          </div>
          {opened && (
            <div className={styles.details}>
              <RowDetails
                title={`Row ${(openIndex ?? 0) + 1}`}
                columns={table.columns}
                cells={opened}
                onClose={() => setOpenIndex(undefined)}
              />
            </div>
          )}
        </div>
      )}
    </section>
  );
}

function AnswerChart({ table }: { readonly table: QueryTable }) {
  const styles = useStyles();
  const hints = table.visualization ?? {};
  const kind =
    chartKindOf(String(hints.visualization ?? '')) ??
    (table.columns.some(({ type }) => type === 'datetime') ? 'line' : 'bar');
  const settings = useMemo((): ChartSettings => {
    const list = (value: unknown) =>
      Array.isArray(value) ? value.map(String) : typeof value === 'string' && value !== '' ? value.split(',') : [];
    return {
      xAxis: String(hints.xColumn ?? ''),
      yAxis: list(hints.yColumns),
      group: list(hints.series)[0] ?? '',
      showLegend: hints.legend !== 'hidden',
      seriesLabels: new Map(),
    };
  }, [hints]);
  const title = String(hints.title ?? '') || 'Results as a chart';
  return (
    <div className={styles.chart}>
      <QueryChart table={table} kind={kind} settings={settings} title={title} height={340} />
    </div>
  );
}
