import { makeStyles, tokens } from '@fluentui/react-components';
import type { ResponseOf } from '@vedette/model';
import { useRead } from '../../api/index.ts';

const useStyles = makeStyles({ nobody: { color: tokens.colorNeutralForeground3 } });

/** People to assign to, by user name. */
export function useUsers(): ResponseOf<'listUsers'>['items'] {
  return useRead('listUsers').data?.items.filter(({ disabled }) => !disabled) ?? [];
}

/** The person's name for a user name; the user name itself where nobody has it any more. */
export function useNameOf(): (username: string) => string {
  const users = useUsers();
  return (username) => users.find((user) => user.username === username)?.displayName ?? username;
}

/** Who owns it: the name, or that nobody does. */
export function OwnerName({ username }: { readonly username: string | null }) {
  const styles = useStyles();
  const nameOf = useNameOf();
  if (username === null) return <span className={styles.nobody}>Unassigned</span>;
  return <span title={username}>{nameOf(username)}</span>;
}
