import { makeStyles, tokens } from '@fluentui/react-components';
import type { Alert } from '@vedette/model';
import { PageLink } from '../../frame/link.tsx';
import { SeverityMark, StatusMark } from '../../widgets/badges.tsx';
import { printWords } from '../../widgets/format.ts';
import type { Column } from '../../widgets/table/table-model.ts';
import { Time } from '../../widgets/time.tsx';

const useStyles = makeStyles({
  title: { fontWeight: tokens.fontWeightSemibold },
  none: { color: tokens.colorNeutralForeground3 },
});

function Title({ title }: Alert) {
  const styles = useStyles();
  return (
    <span className={styles.title} title={title}>
      {title}
    </span>
  );
}

function IncidentLink({ incidentNumber }: Alert) {
  const styles = useStyles();
  if (incidentNumber === null) return <span className={styles.none}>None</span>;
  return (
    <PageLink to="/incidents/$number" params={{ number: String(incidentNumber) }}>
      {incidentNumber}
    </PageLink>
  );
}

/** What the list can show of an alert. */
export const ALERT_COLUMNS: readonly Column<Alert>[] = [
  { id: 'title', title: 'Alert', width: 260, wrap: true, grow: 5, always: true, render: (row) => <Title {...row} /> },
  { id: 'severity', title: 'Severity', width: 128, grow: 0, render: (row) => <SeverityMark severity={row.severity} /> },
  { id: 'status', title: 'Status', width: 100, grow: 0, render: (row) => <StatusMark status={row.status} /> },
  { id: 'incident', title: 'Incident', width: 76, grow: 0, align: 'end', render: (row) => <IncidentLink {...row} /> },
  { id: 'source', title: 'Service source', width: 150, wrap: true, grow: 2, render: (row) => row.serviceSource },
  { id: 'rule', title: 'Rule', width: 140, wrap: true, grow: 2, render: (row) => row.ruleName ?? '' },
  { id: 'policy', title: 'DLP policy', width: 120, wrap: true, grow: 2, render: (row) => row.policyName ?? '' },
  {
    id: 'tactics',
    title: 'Tactics',
    width: 120,
    grow: 1,
    optional: true,
    render: (row) => row.tactics.map(printWords).join(', '),
  },
  { id: 'start', title: 'Started', width: 100, grow: 0, optional: true, render: (row) => <Time at={row.startTime} /> },
  { id: 'created', title: 'Created', width: 100, grow: 0, render: (row) => <Time at={row.createdAt} /> },
];
