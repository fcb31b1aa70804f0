import { makeStyles } from '@fluentui/react-components';
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ConnectorView } from '@vedette/model';
import { useRead } from '../../api/index.ts';
import { StatusMark } from '../../widgets/badges.tsx';
import { printCount } from '../../widgets/format.ts';
import { ListLayout } from '../../widgets/list-layout.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { SparkBars } from '../../widgets/spark-bars.tsx';
import { EmptyState, ErrorState, LinesSkeleton } from '../../widgets/states.tsx';
import { DataTable } from '../../widgets/table/data-table.tsx';
import type { Column } from '../../widgets/table/table-model.ts';
import { Time } from '../../widgets/time.tsx';
import { ConnectorPanel } from './connector-panel.tsx';
import { rowsByDay } from './rows-by-day.ts';

const route = getRouteApi('/frame/connectors');

const useStyles = makeStyles({ name: { fontWeight: 600 } });

function Name({ title }: ConnectorView) {
  const styles = useStyles();
  return <span className={styles.name}>{title}</span>;
}

const COLUMNS: readonly Column<ConnectorView>[] = [
  { id: 'name', title: 'Connector', width: 220, wrap: true, grow: 4, always: true, render: (row) => <Name {...row} /> },
  { id: 'status', title: 'Status', width: 176, grow: 0, render: ({ state }) => <StatusMark status={state.status} /> },
  {
    id: 'last',
    title: 'Last received',
    width: 112,
    grow: 0,
    render: ({ state }) => <Time at={state.lastReceivedAt} />,
  },
  {
    id: 'rows',
    title: 'Rows per day',
    width: 150,
    grow: 1,
    render: ({ title, rowsPerDay }) => (
      <SparkBars label={`Rows per day of ${title}`} bars={rowsByDay(rowsPerDay)} height={24} />
    ),
  },
  {
    id: 'total',
    title: 'Rows',
    width: 90,
    grow: 0,
    align: 'end',
    render: ({ state }) => printCount(state.rowsReceived),
  },
  { id: 'publisher', title: 'Publisher', width: 100, grow: 1, render: ({ publisher }) => publisher },
];

const summarise = (views: readonly ConnectorView[]): string => {
  const connected = views.filter(({ state }) => state.status === 'connected').length;
  const failing = views.filter(({ state }) => state.status === 'failing').length;
  const trouble = failing > 0 ? `, ${failing} failing` : '';
  return `${connected} of ${views.length} connected${trouble}.`;
};

/** Where log data comes from: state, how much arrives, and how to connect. */
export function ConnectorsPage() {
  const { open } = route.useSearch();
  const navigate = useNavigate({ from: '/connectors' });
  const setOpen = (kind: string | undefined) => void navigate({ search: { open: kind }, replace: true });
  const { data, error, refetch } = useRead('listConnectors');
  const opened = data?.items.find(({ state }) => state.kind === open);
  return (
    <>
      <PageHeader title="Data connectors" summary={data ? summarise(data.items) : 'Where log data comes from.'} />
      <ListLayout
        panel={
          opened ? (
            <ConnectorPanel key={opened.state.kind} view={opened} onClose={() => setOpen(undefined)} />
          ) : undefined
        }
      >
        {error && !data ? (
          <ErrorState title="The connectors could not be read" error={error} onRetry={() => void refetch()} />
        ) : null}
        {!data && !error ? <LinesSkeleton lines={6} /> : null}
        {data ? (
          <DataTable
            label="Connectors"
            columns={COLUMNS}
            rows={data.items}
            rowKey={({ state }) => state.kind}
            openKey={open}
            onOpen={({ state }) => setOpen(state.kind)}
            empty={<EmptyState icon={<PlugConnectedRegular />} title="No connector is installed" />}
          />
        ) : null}
      </ListLayout>
    </>
  );
}
