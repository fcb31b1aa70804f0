import type { Clock, NewId, Principal, Role, User } from '@vedette/model';
import type { CredentialStore, UserStore } from '@vedette/state-store';
import { hashPassword, isPassword } from './passwords.ts';
import { hashSecret, newPassword, newSecret } from './secrets.ts';

const SESSION_HOURS = 12;
/** After this many wrong passwords in the window a name must wait; a guess costs argon2 time besides. */
const MAX_FAILURES = 10;
const FAILURE_WINDOW_MS = 5 * 60_000;

export interface SignedIn {
  readonly user: User;
  readonly secret: string;
  readonly expiresAt: Date;
}

export type SignInResult =
  | { readonly kind: 'signed-in'; readonly session: SignedIn }
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly seconds: number };

/** Sign-in, sessions and bearer tokens over the state store. */
export class Authenticator {
  readonly #store: UserStore & CredentialStore;
  readonly #clock: Clock;
  readonly #newId: NewId;
  readonly #failures = new Map<string, number[]>();

  constructor(options: { store: UserStore & CredentialStore; clock: Clock; newId: NewId }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#newId = options.newId;
  }

  /** Makes the first administrator where there is no user yet; gives its password, which is stored nowhere. */
  async ensureFirstAdmin(username = 'admin'): Promise<{ user: User; password: string } | undefined> {
    const users = await this.#store.listUsers();
    if (users.length > 0) return undefined;
    const password = newPassword();
    const user = await this.createUser(
      { username, displayName: 'Administrator', roles: ['admin', 'content-viewer'] },
      password,
    );
    return { user, password };
  }

  async createUser(about: { username: string; displayName: string; roles: Role[] }, password: string): Promise<User> {
    const user: User = { id: this.#newId(), ...about, disabled: false, createdAt: this.#clock.now().toISOString() };
    await this.#store.createUser(user, await hashPassword(password));
    return user;
  }

  async signIn(username: string, password: string): Promise<SignInResult> {
    const wait = this.#secondsToWait(username);
    if (wait > 0) return { kind: 'wait', seconds: wait };
    const found = await this.#store.findUserByName(username);
    // A name that is not known costs the same time as a wrong password.
    const isRight = await isPassword(found?.passwordHash ?? UNKNOWN_USER_HASH, password);
    if (!found || !isRight || found.user.disabled) {
      this.#noteFailure(username);
      return { kind: 'refused' };
    }
    this.#failures.delete(username.toLowerCase());
    const secret = newSecret('vds');
    const expiresAt = new Date(this.#clock.now().getTime() + SESSION_HOURS * 3_600_000);
    await this.#store.addCredential(hashSecret(secret), {
      kind: 'session',
      userId: found.user.id,
      name: 'session',
      expiresAt,
    });
    return { kind: 'signed-in', session: { user: found.user, secret, expiresAt } };
  }

  /** A bearer token for scripts and SDK clients. */
  async createToken(user: User, name: string, expiresAt: Date | null): Promise<string> {
    const secret = newSecret('vdt');
    await this.#store.addCredential(hashSecret(secret), { kind: 'token', userId: user.id, name, expiresAt });
    return secret;
  }

  async findPrincipal(secret: string): Promise<{ principal: Principal; user: User } | undefined> {
    const found = await this.#store.findCredential(hashSecret(secret), this.#clock.now());
    if (!found || found.user.disabled) return undefined;
    const { user } = found;
    return { principal: { userId: user.id, username: user.username, roles: user.roles }, user };
  }

  async signOut(secret: string): Promise<void> {
    await this.#store.removeCredential(hashSecret(secret));
  }

  #noteFailure(username: string): void {
    const key = username.toLowerCase();
    const now = this.#clock.now().getTime();
    if (this.#failures.size > 10_000) this.#failures.clear();
    const recent = (this.#failures.get(key) ?? []).filter((at) => at > now - FAILURE_WINDOW_MS);
    this.#failures.set(key, [...recent, now]);
  }

  #secondsToWait(username: string): number {
    const now = this.#clock.now().getTime();
    const recent = (this.#failures.get(username.toLowerCase()) ?? []).filter((at) => at > now - FAILURE_WINDOW_MS);
    const oldest = recent[0];
    if (oldest === undefined || recent.length < MAX_FAILURES) return 0;
    return Math.ceil((oldest + FAILURE_WINDOW_MS - now) / 1000);
  }
}

/** A valid hash that no password has: keeps the time of a refusal independent of whether the name exists. */
const UNKNOWN_USER_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$mGwYbZ1bTjE1bC5nXyyj0g$Yk1QbXv8p1m5lq1hV8y2Z0m3eVtN7k1pS0bJxO6bq3k';
