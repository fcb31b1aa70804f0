import { makeStyles, tokens } from '@fluentui/react-components';
import type { Incident } from '@vedette/model';
import { PageLink } from '../../frame/link.tsx';
import { SeverityMark, StatusMark, Tags } from '../../widgets/badges.tsx';
import { printCount } from '../../widgets/format.ts';
import type { Column } from '../../widgets/table/table-model.ts';
import { Time } from '../../widgets/time.tsx';
import { CLASSIFICATION_TEXT } from './classification-text.ts';
import { OwnerName } from './owner.tsx';

const useStyles = makeStyles({
  title: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { color: tokens.colorBrandForegroundLinkHover },
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  none: { color: tokens.colorNeutralForeground3 },
});

function TitleCell({ number, title }: Incident) {
  const styles = useStyles();
  return (
    <PageLink to="/incidents/$number" params={{ number: String(number) }} className={styles.title} title={title}>
      {title}
    </PageLink>
  );
}

function Impacted({ impacted }: Incident) {
  const styles = useStyles();
  const names = impacted.map(({ name }) => name);
  const more = names.length - 2;
  return (
    <span className={styles.quiet} title={names.join('\n')}>
      {names.slice(0, 2).join(', ')}
      {more > 0 ? ` +${more}` : ''}
    </span>
  );
}

function Classified({ classification }: Incident) {
  const styles = useStyles();
  if (classification) return CLASSIFICATION_TEXT[classification].title;
  return <span className={styles.none}>Not set</span>;
}

/** What the queue can show of an incident. */
export const INCIDENT_COLUMNS: readonly Column<Incident>[] = [
  { id: 'number', title: 'No.', width: 56, grow: 0, sortKey: 'number', align: 'end', render: ({ number }) => number },
  { id: 'title', title: 'Incident', width: 207, wrap: true, grow: 6, always: true, render: TitleCellOf },
  {
    id: 'severity',
    title: 'Severity',
    width: 128,
    grow: 0,
    sortKey: 'severity',
    render: (row) => <SeverityMark severity={row.severity} />,
  },
  { id: 'status', title: 'Status', width: 80, grow: 0, render: (row) => <StatusMark status={row.status} /> },
  { id: 'owner', title: 'Owner', width: 96, grow: 1, render: (row) => <OwnerName username={row.owner} /> },
  { id: 'impacted', title: 'Impacted', width: 120, wrap: true, grow: 3, render: (row) => <Impacted {...row} /> },
  {
    id: 'source',
    title: 'Service',
    width: 100,
    wrap: true,
    grow: 2,
    render: (row) => row.serviceSources.join(', '),
  },
  {
    id: 'policy',
    title: 'DLP policy',
    width: 120,
    wrap: true,
    grow: 2,
    optional: true,
    render: (row) => row.policyNames.join(', '),
  },
  { id: 'tags', title: 'Tags', width: 78, grow: 1.5, render: (row) => <Tags values={row.tags} most={1} /> },
  { id: 'alerts', title: 'Alerts', width: 64, grow: 0, align: 'end', render: (row) => printCount(row.alertCount) },
  {
    id: 'activity',
    title: 'Activity',
    width: 92,
    grow: 0,
    sortKey: 'lastActivityAt',
    render: (row) => <Time at={row.lastActivityAt} />,
  },
  {
    id: 'modified',
    title: 'Last change',
    width: 104,
    grow: 0,
    sortKey: 'modifiedAt',
    optional: true,
    render: (row) => <Time at={row.modifiedAt} />,
  },
  {
    id: 'created',
    title: 'Created',
    width: 104,
    grow: 0,
    sortKey: 'createdAt',
    optional: true,
    render: (row) => <Time at={row.createdAt} />,
  },
  {
    id: 'classification',
    title: 'Classification',
    width: 120,
    grow: 1,
    optional: true,
    render: (row) => <Classified {...row} />,
  },
];

function TitleCellOf(row: Incident) {
  return <TitleCell {...row} />;
}
