import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { type AuditView, auditKindSchema } from '@vedette/model';
import { useRead } from '../../api/index.ts';
import { printCount } from '../../widgets/format.ts';
import { ListLayout } from '../../widgets/list-layout.tsx';
import { EmptyState, ErrorState, LinesSkeleton } from '../../widgets/states.tsx';
import { DataTable } from '../../widgets/table/data-table.tsx';
import type { Column } from '../../widgets/table/table-model.ts';
import { Time } from '../../widgets/time.tsx';
import { printAction, printChange } from './audit-text.ts';

/** As many as the route gives at once. */
const MOST = 1000;

const useStyles = makeStyles({
  cut: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
  },
});

interface Entry extends AuditView {
  readonly key: string;
  readonly what: string;
  readonly change: string;
}

const toEntry = (entry: AuditView, index: number): Entry => ({
  ...entry,
  key: `${entry.at} ${index}`,
  what: printAction(entry.action),
  change: printChange(entry),
});

const titled = (text: string) => <span title={text}>{text}</span>;

const COLUMNS: readonly Column<Entry>[] = [
  { id: 'at', title: 'When', width: 104, grow: 0, always: true, render: ({ at }) => <Time at={at} /> },
  { id: 'actor', title: 'Who', width: 120, grow: 1, render: ({ actor }) => titled(actor) },
  { id: 'what', title: 'What', width: 168, grow: 0, render: ({ what }) => what },
  { id: 'target', title: 'Whom', width: 168, grow: 2, render: ({ target }) => titled(target) },
  { id: 'change', title: 'Change', width: 220, grow: 4, wrap: true, render: ({ change }) => titled(change) },
  { id: 'from', title: 'From', width: 120, grow: 0, render: ({ clientIp }) => clientIp ?? 'the server itself' },
];

interface ActivityTabProps {
  readonly words?: string | undefined;
  /** None or both: everything. */
  readonly kinds: readonly string[];
}

/** Who signed in and who changed users, tokens and stored functions, newest first. */
export function ActivityTab({ words = '', kinds }: ActivityTabProps) {
  const styles = useStyles();
  const kind = kinds.length === 1 ? auditKindSchema.options.find((one) => one === kinds[0]) : undefined;
  const { data, error, refetch } = useRead('listAudit', { query: { limit: MOST, ...(kind ? { kind } : {}) } });
  if (error && !data)
    return <ErrorState title="The activity could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LinesSkeleton lines={8} />;
  const wanted = words.trim().toLowerCase();
  const rows = data.items
    .map(toEntry)
    .filter(({ actor, what, target, clientIp }) =>
      `${actor} ${what} ${target} ${clientIp ?? ''}`.toLowerCase().includes(wanted),
    );
  return (
    <ListLayout>
      <DataTable
        label="Activity"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ key }) => key}
        empty={
          data.items.length > 0 ? (
            <EmptyState title="Nothing that was done has these words" />
          ) : (
            <EmptyState
              icon={<HistoryRegular />}
              title="Nothing was done yet"
              body="Every sign-in and every change of a user, a token or a stored function stands here: who it was, when, from where, and what it was before."
            />
          )
        }
      />
      {data.total > data.items.length ? (
        <Caption1 className={styles.cut}>
          The last {printCount(data.items.length)} of {printCount(data.total)} entries.
        </Caption1>
      ) : null}
    </ListLayout>
  );
}
