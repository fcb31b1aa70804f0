import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { TableScope, User } from '@vedette/model';
import { useRead } from '../../api/index.ts';
import { PageLink } from '../../frame/link.tsx';
import { useMay } from '../../frame/session.ts';
import { StatusMark, Tag } from '../../widgets/badges.tsx';
import { CopyText } from '../../widgets/copy-button.tsx';
import { DetailsPanel } from '../../widgets/details-panel.tsx';
import { Facts, Section } from '../../widgets/facts.tsx';
import { LinesSkeleton } from '../../widgets/states.tsx';
import { Time } from '../../widgets/time.tsx';
import { printRoles, printScope } from './role-text.ts';
import type { AccessActions } from './use-access-actions.tsx';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  tables: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  tokens: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  token: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM, minWidth: 0 },
  name: { minWidth: 0, overflowWrap: 'anywhere', unicodeBidi: 'isolate' },
});

interface UserPanelProps {
  readonly user: User;
  readonly actions: AccessActions;
  readonly onClose: () => void;
}

/** One user: what the person may do and read, with which tokens. */
export function UserPanel({ user, actions, onClose }: UserPanelProps) {
  const may = useMay('admin');
  const { username, displayName, roles, tables, disabled, createdAt } = user;
  return (
    <DetailsPanel
      title={displayName}
      onClose={onClose}
      actions={
        <>
          <Button size="small" appearance="primary" disabled={!may} onClick={() => actions.edit(user)}>
            Edit
          </Button>
          <Button size="small" disabled={!may} onClick={() => actions.resetPassword(user)}>
            Reset password
          </Button>
          <Button size="small" disabled={!may || disabled} onClick={() => actions.createToken(user.id)}>
            New token
          </Button>
          <Button size="small" disabled={!may} onClick={() => actions.setDisabled(user, !disabled)}>
            {disabled ? 'Enable' : 'Disable'}
          </Button>
        </>
      }
    >
      <Facts
        facts={[
          ['User name', <CopyText key="name" text={username} />],
          ['Role', printRoles(roles)],
          ['Tables', printScope(tables, roles)],
          ['State', <StatusMark key="state" status={disabled ? 'disabled' : 'enabled'} />],
          ['Created', <Time key="created" at={createdAt} />],
        ]}
      />
      {roles.includes('admin') ? null : <ScopeSection tables={tables} />}
      <Section title="Tokens">
        <TokenList user={user} />
      </Section>
    </DetailsPanel>
  );
}

/** The names of a scope, where it has any. */
export function ScopeSection({ tables }: { readonly tables: TableScope }) {
  const styles = useStyles();
  if (!tables || tables.length === 0) return null;
  return (
    <Section title="Tables that may be read">
      <div className={styles.tables}>
        {tables.map((name) => (
          <Tag key={name}>{name}</Tag>
        ))}
      </div>
    </Section>
  );
}

function TokenList({ user }: { readonly user: User }) {
  const styles = useStyles();
  const { data } = useRead('listTokens');
  if (!data) return <LinesSkeleton lines={2} />;
  const own = data.items.filter(({ userId }) => userId === user.id);
  if (own.length === 0) return <Caption1 className={styles.quiet}>None acts for this user.</Caption1>;
  return (
    <ul className={styles.tokens}>
      {own.map(({ id, name, lastUsedAt }) => (
        <li key={id} className={styles.token}>
          <PageLink to="/settings/access" search={{ tab: 'tokens', open: id }} className={styles.name}>
            {name}
          </PageLink>
          <Caption1 className={styles.quiet}>
            used <Time at={lastUsedAt} none="never" />
          </Caption1>
        </li>
      ))}
    </ul>
  );
}
