import type {
  AccessToken,
  Clock,
  CreatedToken,
  CreatedUser,
  NewId,
  NewToken,
  NewUser,
  Role,
  TokenView,
  User,
  UserChange,
} from '@vedette/model';
import { Rejection } from '@vedette/model';
import type { AuditEntry, CredentialStore, UserStore } from '@vedette/state-store';
import { hashPassword } from '../auth/passwords.ts';
import { hashSecret, newPassword, newSecret } from '../auth/secrets.ts';
import { httpRejection } from '../http/errors.ts';
import { assertPassword, assertRoles, assertTokenFits, checkScope } from './check-access.ts';

/** Who changes something, for the audit trail. */
export interface Actor {
  readonly username: string;
  readonly roles: readonly Role[];
  readonly clientIp: string | null;
}

/** The product itself, and whoever holds its data folder. */
export const systemActor = (username: string): Actor => ({ username, roles: ['admin'], clientIp: null });

export interface AccessOptions {
  readonly store: UserStore & CredentialStore;
  /** Tables that exist. */
  readonly tables: readonly { readonly name: string }[];
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Users, tokens, and what each may do and read. Every change is an entry of the audit trail, in the same transaction. */
export class AccessService {
  readonly #store: UserStore & CredentialStore;
  readonly #tables: readonly string[];
  readonly #clock: Clock;
  readonly #newId: NewId;

  constructor({ store, tables, clock, newId }: AccessOptions) {
    this.#store = store;
    this.#tables = tables.map(({ name }) => name);
    this.#clock = clock;
    this.#newId = newId;
  }

  /** Makes the first administrator where there is none yet; gives its password, which is stored nowhere. */
  async ensureFirstAdmin(username = 'admin'): Promise<{ user: User; password: string } | undefined> {
    const isThere = async () => (await this.#store.listUsers()).some(({ roles }) => roles.includes('admin'));
    if (await isThere()) return undefined;
    const wanted = { username, displayName: 'Administrator', roles: ['admin', 'content-viewer'] satisfies Role[] };
    try {
      const { user, password } = await this.createUser({ ...wanted, tables: null }, systemActor('vedette'));
      return { user, password: String(password) };
    } catch (error) {
      // Another server of the same store was first.
      if (error instanceof Rejection && error.problems[0]?.code === 'STA1002' && (await isThere())) return undefined;
      throw error;
    }
  }

  listUsers(): Promise<readonly User[]> {
    return this.#store.listUsers();
  }

  /** Errors: `API4001` to `API4004`, `STA1002`. */
  async createUser(wanted: NewUser, by: Actor): Promise<CreatedUser> {
    const { username, displayName, roles } = wanted;
    assertRoles(roles);
    const tables = checkScope(wanted.tables, roles, this.#tables);
    const { hash, made } = await takePassword(wanted.password);
    const createdAt = this.#clock.now().toISOString();
    const about = { id: this.#newId(), username, displayName: displayName.trim() || username };
    const user: User = { ...about, roles: uniqueRoles(roles), tables, disabled: false, createdAt };
    await this.#store.createUser(user, hash, this.#entry(by, 'user.created', username, null, user));
    return { user, password: made };
  }

  /** Errors: `API1003`, `API4001`, `API4003`, `API4004`, `STA1005`. */
  async changeUser(id: string, change: UserChange, by: Actor): Promise<User> {
    const changed = await this.#store.changeUser(id, (before) => {
      const user = this.#applyChange(before, change);
      const audit = this.#entry(by, actionOf(before, user), before.username, before, user);
      return { user, audit, endsSessions: user.disabled };
    });
    return changed ?? notFound('user', id);
  }

  /** Gives the password where it was made here. Errors: `API1003`, `API4002`. */
  async resetPassword(id: string, password: string | undefined, by: Actor): Promise<string | null> {
    const { hash, made } = await takePassword(password);
    await this.#setPassword(id, hash, by, 'user.password-reset');
    return made;
  }

  /** Of a person who knew the former one. Errors: `API4002`. */
  async changeOwnPassword(user: Pick<User, 'id'>, password: string, by: Actor): Promise<void> {
    const { hash } = await takePassword(password);
    await this.#setPassword(user.id, hash, by, 'user.password-changed');
  }

  /** Shape: by user name and name. */
  async listTokens(): Promise<readonly TokenView[]> {
    const names = new Map((await this.#store.listUsers()).map(({ id, username }) => [id, username]));
    const tokens = await this.#store.listTokens();
    return tokens.map((token) => ({ ...token, username: names.get(token.userId) ?? '' }));
  }

  /** Errors: `API1003`, `API4001`, `API4003` to `API4005`, `API4007`. */
  async createToken(wanted: NewToken, by: Actor): Promise<CreatedToken> {
    const now = this.#clock.now();
    const user = (await this.#store.findUser(wanted.userId)) ?? notFound('user', wanted.userId);
    const tables = checkScope(wanted.tables, wanted.roles ?? [], this.#tables);
    assertTokenFits({ ...wanted, tables }, user, now);
    const token: AccessToken = {
      ...wanted,
      id: this.#newId(),
      roles: wanted.roles && uniqueRoles(wanted.roles),
      tables,
      createdAt: now.toISOString(),
      createdBy: by.username,
      lastUsedAt: null,
    };
    const secret = newSecret('vdt');
    const entry = this.#entry(by, 'token.created', targetOf(token, user.username), null, token);
    await this.#store.addToken(hashSecret(secret), token, entry);
    return { token: { ...token, username: user.username }, secret };
  }

  /** Errors: `API1003`. */
  async revokeToken(id: string, by: Actor): Promise<void> {
    const owners = new Map((await this.#store.listUsers()).map((user) => [user.id, user.username]));
    const revoked = await this.#store.removeToken(id, (token) =>
      this.#entry(by, 'token.revoked', targetOf(token, owners.get(token.userId) ?? ''), token, null),
    );
    if (!revoked) notFound('token', id);
  }

  #applyChange(before: User, { displayName, disabled, ...change }: UserChange): User {
    const roles = change.roles ? uniqueRoles(change.roles) : before.roles;
    assertRoles(roles);
    // A limited user who becomes an administrator is limited no more; to name tables in the same breath is a mistake.
    const kept = roles.includes('admin') ? null : before.tables;
    const tables = change.tables === undefined ? kept : checkScope(change.tables, roles, this.#tables);
    const name = displayName === undefined ? before.displayName : displayName.trim() || before.username;
    return { ...before, displayName: name, roles, tables, disabled: disabled ?? before.disabled };
  }

  async #setPassword(id: string, passwordHash: string, by: Actor, action: string): Promise<void> {
    const changed = await this.#store.changeUser(id, (user) => {
      return { user, passwordHash, endsSessions: true, audit: this.#entry(by, action, user.username, null, null) };
    });
    if (!changed) notFound('user', id);
  }

  #entry(by: Actor, action: string, target: string, before: unknown, after: unknown): AuditEntry {
    const { username: actor, roles, clientIp } = by;
    return { at: this.#clock.now(), actor, roles, action, target, before, after, clientIp };
  }
}

async function takePassword(given: string | undefined): Promise<{ hash: string; made: string | null }> {
  if (given !== undefined) assertPassword(given);
  const password = given ?? newPassword();
  return { hash: await hashPassword(password), made: given === undefined ? password : null };
}

const uniqueRoles = (roles: readonly Role[]): Role[] => [...new Set(roles)];

function actionOf(before: User, after: User): string {
  if (before.disabled === after.disabled) return 'user.changed';
  return after.disabled ? 'user.disabled' : 'user.enabled';
}

const targetOf = ({ name }: AccessToken, username: string): string => `${username}: ${name}`;

function notFound(what: string, id: string): never {
  throw httpRejection('API1003', `There is no ${what} \`${id}\`.`);
}
