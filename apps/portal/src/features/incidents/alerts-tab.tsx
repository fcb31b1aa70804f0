import { makeStyles, tokens } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import type { Alert } from '@vedette/model';
import { SeverityMark, StatusMark } from '../../widgets/badges.tsx';
import { EmptyState } from '../../widgets/states.tsx';
import { DataTable } from '../../widgets/table/data-table.tsx';
import type { Column } from '../../widgets/table/table-model.ts';
import { Time } from '../../widgets/time.tsx';

const useStyles = makeStyles({
  tab: {
    flex: '1 1 auto',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    '@media (max-width: 899px)': { minHeight: '420px' },
  },
  title: { fontWeight: tokens.fontWeightSemibold },
});

const AlertTitle = ({ title }: Alert) => (
  <span className={useStyles().title} title={title}>
    {title}
  </span>
);

const COLUMNS: readonly Column<Alert>[] = [
  {
    id: 'title',
    title: 'Alert',
    width: 220,
    wrap: true,
    grow: 4,
    always: true,
    render: (row) => <AlertTitle {...row} />,
  },
  { id: 'severity', title: 'Severity', width: 128, grow: 0, render: (row) => <SeverityMark severity={row.severity} /> },
  {
    id: 'reason',
    title: 'Why it is here',
    width: 220,
    wrap: true,
    grow: 4,
    render: (row) => <span title={row.correlationReason ?? ''}>{row.correlationReason ?? 'Not said'}</span>,
  },
  { id: 'source', title: 'Service source', width: 130, wrap: true, grow: 2, render: (row) => row.serviceSource },
  { id: 'status', title: 'Status', width: 96, grow: 0, render: (row) => <StatusMark status={row.status} /> },
  { id: 'start', title: 'Started', width: 92, grow: 0, render: (row) => <Time at={row.startTime} /> },
];

interface AlertsTabProps {
  readonly alerts: readonly Alert[];
  readonly openId: string | undefined;
}

/** The alerts of an incident, each with the reason why it belongs here. A row opens its events. */
export function AlertsTab({ alerts, openId }: AlertsTabProps) {
  const styles = useStyles();
  const navigate = useNavigate({ from: '/incidents/$number' });
  return (
    <div className={styles.tab}>
      <DataTable
        label="Alerts"
        columns={COLUMNS}
        rows={alerts}
        rowKey={({ id }) => id}
        openKey={openId}
        onOpen={({ id }) => void navigate({ search: { tab: 'events', alert: id } })}
        empty={<EmptyState title="This incident has no alerts" />}
      />
    </div>
  );
}
