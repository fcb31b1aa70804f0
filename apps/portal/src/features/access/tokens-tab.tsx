import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { KeyRegular } from '@fluentui/react-icons/svg/key';
import type { TokenView, User } from '@vedette/model';
import { useRead } from '../../api/index.ts';
import { useMay } from '../../frame/session.ts';
import { Mark } from '../../widgets/badges.tsx';
import { DetailsPanel } from '../../widgets/details-panel.tsx';
import { Facts } from '../../widgets/facts.tsx';
import { ListLayout } from '../../widgets/list-layout.tsx';
import { EmptyState, ErrorState, LinesSkeleton } from '../../widgets/states.tsx';
import { DataTable } from '../../widgets/table/data-table.tsx';
import type { Column } from '../../widgets/table/table-model.ts';
import { Time } from '../../widgets/time.tsx';
import { findTokens, tokenState } from './find-rows.ts';
import { printRoles, printScope } from './role-text.ts';
import type { AccessSearch } from './search.ts';
import type { AccessActions } from './use-access-actions.tsx';
import { ScopeSection } from './user-panel.tsx';

type State = ReturnType<typeof tokenState>;

function TokenMark({ state }: { readonly state: State }) {
  if (state === 'active')
    return (
      <Mark shape="check" tone="good">
        Active
      </Mark>
    );
  return (
    <Mark shape="ring" tone="neutral">
      {state === 'ended' ? 'Ended' : 'User disabled'}
    </Mark>
  );
}

const roleOf = ({ roles }: TokenView): string => (roles ? printRoles(roles) : 'That of its user');
const scopeOf = ({ tables }: TokenView): string => (tables ? printScope(tables) : 'Those of its user');

interface Owners {
  readonly nameOf: (token: TokenView) => string;
  readonly stateOf: (token: TokenView) => State;
}

const columnsFor = ({ nameOf, stateOf }: Owners): readonly Column<TokenView>[] => [
  {
    id: 'name',
    title: 'Token',
    width: 176,
    grow: 3,
    always: true,
    render: ({ name }) => <span title={name}>{name}</span>,
  },
  {
    id: 'user',
    title: 'Acts for',
    width: 132,
    grow: 2,
    render: (token) => <span title={token.username}>{nameOf(token)}</span>,
  },
  { id: 'state', title: 'State', width: 124, grow: 0, render: (token) => <TokenMark state={stateOf(token)} /> },
  { id: 'used', title: 'Last used', width: 104, grow: 0, render: ({ lastUsedAt }) => <Time at={lastUsedAt} /> },
  { id: 'ends', title: 'Ends', width: 104, grow: 0, render: ({ expiresAt }) => <Time at={expiresAt} /> },
  { id: 'role', title: 'Role', width: 136, grow: 0, render: roleOf },
  { id: 'tables', title: 'Tables', width: 136, grow: 0, render: scopeOf },
];

interface TokensTabProps {
  readonly search: AccessSearch;
  readonly actions: AccessActions;
  readonly onOpen: (id: string | undefined) => void;
}

/** The bearer tokens of scripts and clients. */
export function TokensTab({ search, actions, onOpen }: TokensTabProps) {
  const { data, error, refetch } = useRead('listTokens');
  const users = useRead('listAccessUsers').data?.items ?? [];
  const may = useMay('admin');
  if (error && !data)
    return <ErrorState title="The tokens could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LinesSkeleton lines={8} />;
  const ownerOf = ({ userId }: TokenView): User | undefined => users.find(({ id }) => id === userId);
  const nameOf = (token: TokenView): string => ownerOf(token)?.displayName ?? token.username;
  const stateOf = (token: TokenView): State => tokenState(token, ownerOf(token), new Date());
  const opened = data.items.find(({ id }) => id === search.open);
  return (
    <ListLayout
      panel={
        opened ? (
          <TokenPanel token={opened} state={stateOf(opened)} actions={actions} onClose={() => onOpen(undefined)} />
        ) : undefined
      }
    >
      <DataTable
        label="Tokens"
        columns={columnsFor({ nameOf, stateOf })}
        rows={findTokens(data.items, search.search)}
        rowKey={({ id }) => id}
        openKey={search.open}
        onOpen={({ id }) => onOpen(id)}
        empty={
          data.items.length > 0 ? (
            <EmptyState title="No token matches these words" />
          ) : (
            <EmptyState
              icon={<KeyRegular />}
              title="No tokens yet"
              body="A token lets a script or a client such as Grafana ask as one of the users, without a password. It can have less than its user, and be revoked alone."
              action={
                <Button appearance="primary" disabled={!may} onClick={() => actions.createToken('')}>
                  New token
                </Button>
              }
            />
          )
        }
      />
    </ListLayout>
  );
}

interface TokenPanelProps {
  readonly token: TokenView;
  readonly state: State;
  readonly actions: AccessActions;
  readonly onClose: () => void;
}

function TokenPanel({ token, state, actions, onClose }: TokenPanelProps) {
  const may = useMay('admin');
  return (
    <DetailsPanel
      title={token.name}
      onClose={onClose}
      actions={
        <Button size="small" disabled={!may} onClick={() => actions.revoke(token)}>
          Revoke
        </Button>
      }
    >
      {state === 'active' ? null : (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            {state === 'ended' ? 'It has ended and is refused.' : 'Its user is disabled, so it is refused.'}
          </MessageBarBody>
        </MessageBar>
      )}
      <Facts
        facts={[
          ['Acts for', token.username],
          ['Role', roleOf(token)],
          ['Tables', scopeOf(token)],
          ['Last used', <Time key="used" at={token.lastUsedAt} />],
          ['Ends', <Time key="ends" at={token.expiresAt} />],
          ['Created', <Time key="created" at={token.createdAt} />],
          ['Created by', token.createdBy || 'An earlier release'],
        ]}
      />
      <ScopeSection tables={token.tables} />
    </DetailsPanel>
  );
}
