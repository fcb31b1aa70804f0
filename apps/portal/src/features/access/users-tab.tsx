import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { User } from '@vedette/model';
import { useRead } from '../../api/index.ts';
import { useMe } from '../../frame/session.ts';
import { StatusMark, Tag } from '../../widgets/badges.tsx';
import { ListLayout } from '../../widgets/list-layout.tsx';
import { EmptyState, ErrorState, LinesSkeleton } from '../../widgets/states.tsx';
import { DataTable } from '../../widgets/table/data-table.tsx';
import type { Column } from '../../widgets/table/table-model.ts';
import { Time } from '../../widgets/time.tsx';
import { findUsers } from './find-rows.ts';
import { printRoles, printScope } from './role-text.ts';
import type { AccessSearch } from './search.ts';
import type { AccessActions } from './use-access-actions.tsx';
import { UserPanel } from './user-panel.tsx';

const useStyles = makeStyles({
  who: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalS, minWidth: 0 },
  name: {
    flex: '0 0 auto',
    maxWidth: 'calc(100% - 48px)',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    unicodeBidi: 'isolate',
  },
  me: { flex: '0 0 auto' },
  username: {
    flex: '0 1 auto',
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    unicodeBidi: 'isolate',
    color: tokens.colorNeutralForeground3,
  },
});

function Who({ user, isMe }: { readonly user: User; readonly isMe: boolean }) {
  const styles = useStyles();
  return (
    <span className={styles.who}>
      <span className={styles.name} title={user.displayName}>
        {user.displayName}
      </span>
      {user.displayName === user.username ? null : <Caption1 className={styles.username}>{user.username}</Caption1>}
      {isMe ? (
        <span className={styles.me}>
          <Tag>you</Tag>
        </span>
      ) : null}
    </span>
  );
}

const columnsFor = (meId: string): readonly Column<User>[] => [
  {
    id: 'name',
    title: 'User',
    width: 180,
    grow: 4,
    always: true,
    render: (user) => <Who user={user} isMe={user.id === meId} />,
  },
  { id: 'role', title: 'Role', width: 144, grow: 2, render: ({ roles }) => printRoles(roles) },
  {
    id: 'tables',
    title: 'Tables',
    width: 88,
    grow: 0,
    render: ({ tables, roles }) => <span title={tables?.join('\n')}>{printScope(tables, roles)}</span>,
  },
  {
    id: 'state',
    title: 'State',
    width: 96,
    grow: 0,
    render: ({ disabled }) => <StatusMark status={disabled ? 'disabled' : 'enabled'} />,
  },
  { id: 'created', title: 'Created', width: 96, grow: 0, render: ({ createdAt }) => <Time at={createdAt} /> },
];

interface UsersTabProps {
  readonly search: AccessSearch;
  readonly actions: AccessActions;
  readonly onOpen: (id: string | undefined) => void;
}

/** The people who may sign in, and what each may do and read. */
export function UsersTab({ search, actions, onOpen }: UsersTabProps) {
  const { data, error, refetch } = useRead('listAccessUsers');
  const me = useMe().user.id;
  if (error && !data)
    return <ErrorState title="The users could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LinesSkeleton lines={8} />;
  const rows = findUsers(data.items, search);
  const opened = data.items.find(({ id }) => id === search.open);
  return (
    <ListLayout
      panel={opened ? <UserPanel user={opened} actions={actions} onClose={() => onOpen(undefined)} /> : undefined}
    >
      <DataTable
        label="Users"
        columns={columnsFor(me)}
        rows={rows}
        rowKey={({ id }) => id}
        openKey={search.open}
        onOpen={({ id }) => onOpen(id)}
        empty={
          <EmptyState
            title="No user matches these filters"
            action={<Button onClick={actions.createUser}>New user</Button>}
          />
        }
      />
    </ListLayout>
  );
}
