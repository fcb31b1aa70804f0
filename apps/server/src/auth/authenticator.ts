import { type AccessToken, type Clock, type Principal, principalOf, type User } from '@vedette/model';
import type { CredentialStore, UserStore } from '@vedette/state-store';
import { isPassword } from './passwords.ts';
import { hashSecret, newSecret } from './secrets.ts';

const SESSION_HOURS = 12;
/** After this many wrong passwords in the window a name must wait; a guess costs argon2 time besides. */
const MAX_FAILURES = 10;
const FAILURE_WINDOW_MS = 5 * 60_000;
/** How exact a token's last use is: a write a request would cost more than the request. */
const USE_NOTED_EVERY_MS = 5 * 60_000;

export interface SignedIn {
  readonly user: User;
  readonly secret: string;
  readonly expiresAt: Date;
}

type Refused = { readonly kind: 'refused' } | { readonly kind: 'wait'; readonly seconds: number };
type PasswordCheck = { readonly kind: 'right'; readonly user: User } | Refused;
export type SignInResult = { readonly kind: 'signed-in'; readonly session: SignedIn } | Refused;

/** Sign-in, sessions and bearer tokens over the state store. */
export class Authenticator {
  readonly #store: UserStore & CredentialStore;
  readonly #clock: Clock;
  readonly #failures = new Map<string, number[]>();

  constructor(options: { store: UserStore & CredentialStore; clock: Clock }) {
    this.#store = options.store;
    this.#clock = options.clock;
  }

  async signIn(username: string, password: string): Promise<SignInResult> {
    const checked = await this.checkPassword(username, password);
    return checked.kind === 'right' ? { kind: 'signed-in', session: await this.openSession(checked.user) } : checked;
  }

  /** Whether the name and the password belong together; wrong ones are counted. */
  async checkPassword(username: string, password: string): Promise<PasswordCheck> {
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
    return { kind: 'right', user: found.user };
  }

  async openSession(user: User): Promise<SignedIn> {
    const secret = newSecret('vds');
    const expiresAt = new Date(this.#clock.now().getTime() + SESSION_HOURS * 3_600_000);
    await this.#store.addSession(hashSecret(secret), { userId: user.id, expiresAt });
    return { user, secret, expiresAt };
  }

  /** Who comes with a session or a token, with the rights of this moment. */
  async findPrincipal(secret: string): Promise<{ principal: Principal; user: User } | undefined> {
    const found = await this.#store.findCredential(hashSecret(secret), this.#clock.now());
    if (!found) return undefined;
    const { user } = found;
    if (found.kind === 'session') return { principal: principalOf(user), user };
    await this.#noteUse(found.token);
    return { principal: principalOf(user, found.token), user };
  }

  async signOut(secret: string): Promise<void> {
    await this.#store.removeCredential(hashSecret(secret));
  }

  async #noteUse({ id, lastUsedAt }: AccessToken): Promise<void> {
    const now = this.#clock.now();
    const isNoted = lastUsedAt !== null && now.getTime() - Date.parse(lastUsedAt) < USE_NOTED_EVERY_MS;
    if (!isNoted) await this.#store.noteTokenUse(id, now);
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
