import {
  Button,
  Caption1,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Spinner,
  Subtitle2,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { CodeRegular } from '@fluentui/react-icons/svg/code';
import { printCsv, type QueryTable } from '@vedette/model';
import { chartKindOf } from '../../../charts/chart-options.ts';
import { QueryChart } from '../../../charts/query-chart.tsx';
import { LinkButton } from '../../../frame/link.tsx';
import { saveText } from '../../../widgets/save-text.ts';
import { EmptyState, ErrorState, LinesSkeleton } from '../../../widgets/states.tsx';
import { substitute } from '../engine/substitute.ts';
import type { ItemOf, QueryItem } from '../engine/workbook.ts';
import { usePanelQuery } from '../state/use-panel-query.ts';
import { useWorkbook } from '../state/workbook-context.ts';
import { GridView } from '../views/grid-view.tsx';
import { MapView } from '../views/map-view.tsx';
import { TilesView } from '../views/tiles-view.tsx';

/** Size code -> pixels. Source: workbooks item sizes (0 medium, 1 small, 2 large, 3 full, 4 tiny). */
const HEIGHTS: Readonly<Record<number, number>> = { 0: 300, 1: 220, 2: 420, 3: 560, 4: 140 };

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minHeight: '32px' },
  grow: { flexGrow: 1 },
  note: { color: tokens.colorNeutralForeground3 },
});

export function QueryPanel({ item }: { readonly item: ItemOf<'query'> }) {
  const styles = useStyles();
  const { bindings, now } = useWorkbook();
  const { query } = item;
  const {
    answer,
    missing,
    query: kql,
    timespan,
  } = usePanelQuery(query.kql, query.timeContext, query.unsupported === '');
  const title = substitute(query.title, bindings, now);
  const table = answer.data;
  return (
    <section className={styles.panel} aria-label={title || 'Query'}>
      <header className={styles.head}>
        <Subtitle2 as="h2">{title}</Subtitle2>
        {answer.isFetching && table && <Spinner size="extra-tiny" aria-label="Refreshing" />}
        <span className={styles.grow} />
        {query.canExportToExcel && table && (
          <Tooltip content="Export CSV" relationship="label">
            <Button
              size="small"
              appearance="subtle"
              icon={<ArrowDownloadRegular />}
              onClick={() => saveText(`${title || 'rows'}.csv`, 'text/csv', printCsv(table))}
            />
          </Tooltip>
        )}
        <LinkButton
          to="/logs"
          search={{ q: kql, ...(timespan ? { timespan } : {}) }}
          size="small"
          appearance="subtle"
          icon={<CodeRegular />}
          aria-label={`Open the query of ${title || 'this panel'} in Logs`}
          title="Open the query in Logs"
        />
      </header>
      <PanelBody item={query} missing={missing} answer={answer} height={HEIGHTS[query.size] ?? 300} />
    </section>
  );
}

interface BodyProps {
  readonly item: QueryItem;
  readonly missing: readonly string[];
  readonly answer: ReturnType<typeof usePanelQuery>['answer'];
  readonly height: number;
}

function PanelBody({ item, missing, answer, height }: BodyProps) {
  if (item.unsupported)
    return (
      <EmptyState
        compact
        title="This panel cannot be shown"
        body={`It reads ${item.unsupported}, which Vedette does not have.`}
      />
    );
  if (answer.isError)
    return (
      <ErrorState
        compact
        title="This panel could not be read"
        error={answer.error}
        onRetry={() => void answer.refetch()}
      />
    );
  if (missing.length > 0 && !answer.data)
    return <EmptyState compact title="Waiting for a choice" body={`Choose ${missing.join(' and ')} above.`} />;
  if (!answer.data) return <LinesSkeleton lines={5} />;
  return <PanelTable item={item} table={answer.data} height={height} />;
}

function PanelTable({
  item,
  table,
  height,
}: {
  readonly item: QueryItem;
  readonly table: QueryTable;
  readonly height: number;
}) {
  const styles = useStyles();
  const errors = table.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 && table.columns.length === 0) {
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>{errors.map(({ message }) => message).join(' ')}</MessageBarBody>
      </MessageBar>
    );
  }
  if (table.rows.length === 0) return <EmptyState compact title="No rows" body={item.noDataMessage} />;
  return (
    <>
      <PanelView item={item} table={table} height={height} />
      {table.partial && <Caption1 className={styles.note}>A limit cut this answer; there are more rows.</Caption1>}
    </>
  );
}

function PanelView({
  item,
  table,
  height,
}: {
  readonly item: QueryItem;
  readonly table: QueryTable;
  readonly height: number;
}) {
  const kind = chartKindOf(item.visualization);
  if (kind)
    return (
      <QueryChart
        table={table}
        kind={kind}
        settings={item.chartSettings}
        title={item.title || 'Chart'}
        height={height}
      />
    );
  if (item.visualization === 'tiles' || item.visualization === 'card' || item.visualization === 'stat')
    return <TilesView item={item} table={table} />;
  if (item.visualization === 'map') return <MapView item={item} table={table} height={height} />;
  return <GridView item={item} table={table} height={height} />;
}
