import {
  type BodyOf,
  LADDER,
  type LadderRole,
  ladderRole,
  type TableScope,
  type User,
  usernameSchema,
} from '@vedette/model';
import { withLadderRole } from './role-text.ts';

/** A user as the dialog edits it. */
export interface UserForm {
  readonly username: string;
  readonly displayName: string;
  readonly role: LadderRole;
  readonly tables: TableScope;
}

export const emptyUser: UserForm = { username: '', displayName: '', role: 'reader', tables: null };

export const userFormOf = ({ username, displayName, roles, tables }: User): UserForm => ({
  username,
  displayName,
  role: ladderRole(roles) ?? 'reader',
  tables,
});

/** What is wrong with the form, by field. */
export function userProblemsOf({ username, displayName }: UserForm): Partial<Record<keyof UserForm, string>> {
  const parsed = usernameSchema.safeParse(username);
  return {
    ...(parsed.success
      ? {}
      : { username: username === '' ? 'Give a name to sign in with.' : 'No control signs, and no space at the ends.' }),
    ...(displayName.length > 200 ? { displayName: 'At most 200 characters.' } : {}),
  };
}

/** An administrator reads all tables, whatever was chosen before. */
const scopeOf = ({ role, tables }: Pick<UserForm, 'role' | 'tables'>): string[] | null =>
  role === 'admin' || tables === null ? null : [...tables];

export const newUserBody = (form: UserForm): BodyOf<'createUser'> => ({
  username: form.username,
  displayName: form.displayName,
  roles: [form.role],
  tables: scopeOf(form),
});

export const userChangeBody = (form: UserForm, user: User): BodyOf<'changeUser'> => ({
  displayName: form.displayName,
  roles: withLadderRole(user.roles, form.role),
  tables: scopeOf(form),
});

/** A token as the dialog makes it. `role` null: that of its user. */
export interface TokenForm {
  readonly userId: string;
  readonly name: string;
  readonly role: LadderRole | null;
  readonly tables: TableScope;
  readonly days: number | null;
}

/** Days after which a token ends; null: never. */
export const TOKEN_DAYS: readonly (number | null)[] = [7, 30, 90, 365, null];

export const emptyToken = (userId: string): TokenForm => ({ userId, name: '', role: null, tables: null, days: 90 });

export function tokenProblemsOf({ userId, name }: TokenForm): Partial<Record<keyof TokenForm, string>> {
  return {
    ...(userId === '' ? { userId: 'Choose whom it acts for.' } : {}),
    ...(name.trim() === '' ? { name: 'Say what it is for.' } : {}),
  };
}

/** Roles that a token of this user may have: up to the user's own. */
export function rolesUpTo(user: User | undefined): readonly LadderRole[] {
  const own = user && ladderRole(user.roles);
  return own ? LADDER.slice(0, LADDER.indexOf(own) + 1) : [];
}

export function newTokenBody({ userId, name, role, tables, days }: TokenForm, now: Date): BodyOf<'createToken'> {
  const expiresAt = days === null ? null : new Date(now.getTime() + days * 86_400_000).toISOString();
  return { userId, name, roles: role === null ? null : [role], tables: tables && [...tables], expiresAt };
}
