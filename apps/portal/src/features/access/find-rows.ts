import { ladderRole, type TokenView, type User } from '@vedette/model';

interface UserFilter {
  readonly search?: string | undefined;
  readonly role: readonly string[];
  readonly state: readonly string[];
}

const has = (text: string, words: string | undefined): boolean =>
  text.toLowerCase().includes((words ?? '').trim().toLowerCase());

/** The users that a filter lets through. */
export const findUsers = (users: readonly User[], { search, role, state }: UserFilter): readonly User[] =>
  users.filter(
    ({ username, displayName, roles, disabled }) =>
      has(`${displayName} ${username}`, search) &&
      (role.length === 0 || role.includes(ladderRole(roles) ?? '')) &&
      (state.length === 0 || state.includes(disabled ? 'disabled' : 'enabled')),
  );

export const findTokens = (tokens: readonly TokenView[], search: string | undefined): readonly TokenView[] =>
  tokens.filter(({ name, username }) => has(`${name} ${username}`, search));

/** Whether a token is of use: `ended` by its time, `disabled` with its user. */
export function tokenState(token: TokenView, user: User | undefined, now: Date): 'active' | 'ended' | 'disabled' {
  if (token.expiresAt !== null && Date.parse(token.expiresAt) <= now.getTime()) return 'ended';
  return user?.disabled ? 'disabled' : 'active';
}
