import { z } from 'zod';

/** Roles are additive. `content-viewer` alone may reveal matched text; it implies nothing else. */
export const ROLES = ['reader', 'responder', 'contributor', 'admin', 'content-viewer'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** Roles that contain one another, the least first. Whoever has none of them can do nothing. */
export const LADDER = ['reader', 'responder', 'contributor', 'admin'] as const satisfies readonly Role[];
export type LadderRole = (typeof LADDER)[number];

/**
 * Log tables that somebody may read, by name; null: all. What is not named is for them as if it did not exist.
 * Source: https://learn.microsoft.com/azure/azure-monitor/logs/manage-table-access (read 2026-11-21).
 */
export const tableScopeSchema = z.array(z.string()).nullable();
export type TableScope = readonly string[] | null;

const USERNAME = /^[^\p{C}\s](?:[^\p{C}]*[^\p{C}\s])?$/u;

export const usernameSchema = z
  .string()
  .min(1)
  .max(113)
  .regex(USERNAME, 'expected letters, digits and signs, without control characters or space at its ends');

export const userSchema = z.object({
  id: z.uuid(),
  username: z.string().min(1).max(113),
  displayName: z.string(),
  roles: z.array(roleSchema),
  tables: tableScopeSchema,
  disabled: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type User = z.infer<typeof userSchema>;

/** A bearer token for scripts and clients. It acts for its user, never as more than that user is at the moment. */
export const accessTokenSchema = z.object({
  id: z.uuid(),
  name: z.string().min(1).max(100),
  userId: z.uuid(),
  /** What it is narrowed to; null: the roles of its user. */
  roles: z.array(roleSchema).nullable(),
  /** What it is narrowed to; null: the tables of its user. */
  tables: tableScopeSchema,
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  expiresAt: z.iso.datetime().nullable(),
  /** To within some minutes. */
  lastUsedAt: z.iso.datetime().nullable(),
});
export type AccessToken = z.infer<typeof accessTokenSchema>;

/** Who asks. Every read of rows and every change carries one. */
export interface Principal {
  readonly userId: string;
  readonly username: string;
  readonly roles: readonly Role[];
  readonly tables: TableScope;
}

const IMPLIED: Readonly<Record<Role, readonly Role[]>> = {
  reader: [],
  responder: ['reader'],
  contributor: ['responder', 'reader'],
  admin: ['contributor', 'responder', 'reader'],
  'content-viewer': [],
};

export function hasRole({ roles }: Pick<Principal, 'roles'>, role: Role): boolean {
  return roles.some((held) => held === role || IMPLIED[held].includes(role));
}

/** The highest role of the ladder among these; undefined where there is none. */
export const ladderRole = (roles: readonly Role[]): LadderRole | undefined =>
  LADDER.findLast((role) => roles.includes(role));

/** The tables that a principal may read; undefined: all. Nothing limits an administrator. */
export function readableTables({
  roles,
  tables,
}: Pick<Principal, 'roles' | 'tables'>): ReadonlySet<string> | undefined {
  return tables === null || roles.includes('admin') ? undefined : new Set(tables);
}

type Narrowing = Pick<AccessToken, 'roles' | 'tables'>;

/** Who a user is, or one of the user's tokens: what both have. A token that is limited to tables is no administrator. */
export function principalOf(user: User, token: Narrowing = { roles: null, tables: null }): Principal {
  const { id: userId, username } = user;
  const roles = narrowRoles(user.roles, token);
  const readable = readableTables(user);
  const tables = readable && token.tables ? token.tables.filter((name) => readable.has(name)) : token.tables;
  return { userId, username, roles, tables: tables ?? (readable ? [...readable] : null) };
}

function narrowRoles(held: readonly Role[], { roles, tables }: Narrowing): readonly Role[] {
  if (roles === null && tables === null) return held;
  const wanted = roles ?? held;
  const most = tables === null ? LADDER.length - 1 : LADDER.indexOf('contributor');
  const rankOf = (of: readonly Role[]) => LADDER.findLastIndex((role) => of.includes(role));
  const rank = Math.min(rankOf(held), rankOf(wanted), most);
  const viewer = ROLES.filter((role) => role === 'content-viewer' && held.includes(role) && wanted.includes(role));
  return [...LADDER.slice(Math.max(rank, 0), rank + 1), ...viewer];
}
