import { type AccessToken, type Clock, type Principal, principalOf, type User } from '@vedette/model';
import type { AuditEntry, AuditStore, CredentialStore, UserStore } from '@vedette/state-store';
import { FailureCounter } from './failure-counter.ts';
import { isPassword } from './passwords.ts';
import { hashSecret, newSecret } from './secrets.ts';

const SESSION_HOURS = 12;
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

type SessionAction = 'session.opened' | 'session.refused' | 'session.ended';
type Reason = 'unknown name' | 'wrong password' | 'disabled';
type Store = UserStore & CredentialStore & Pick<AuditStore, 'addAudit'>;

/** Who tried a name that nobody has, in the audit trail. */
const UNKNOWN_NAME = '(unknown name)';

/** Sign-in, sessions and bearer tokens over the state store. Who came, who was refused and who left stands in the audit trail. */
export class Authenticator {
  readonly #store: Store;
  readonly #clock: Clock;
  /** By user name. */
  readonly #failures = new FailureCounter();
  /** By address: names that nobody has, of which so many are recorded. */
  readonly #strangers = new FailureCounter();

  constructor(options: { store: Store; clock: Clock }) {
    this.#store = options.store;
    this.#clock = options.clock;
  }

  async signIn(username: string, password: string, clientIp: string): Promise<SignInResult> {
    const checked = await this.checkPassword(username, password, clientIp);
    if (checked.kind !== 'right') return checked;
    const entry = this.#entry('session.opened', checked.user, clientIp);
    return { kind: 'signed-in', session: await this.openSession(checked.user, entry) };
  }

  /** Whether the name and the password belong together; wrong ones are counted and recorded. */
  async checkPassword(username: string, password: string, clientIp: string): Promise<PasswordCheck> {
    const wait = this.#failures.secondsToWait(username, this.#clock.now());
    if (wait > 0) return { kind: 'wait', seconds: wait };
    const found = await this.#store.findUserByName(username);
    // A name that is not known costs the same time as a wrong password.
    const isRight = await isPassword(found?.passwordHash ?? UNKNOWN_USER_HASH, password);
    if (found && isRight && !found.user.disabled) {
      this.#failures.forget(username);
      return { kind: 'right', user: found.user };
    }
    this.#failures.note(username, this.#clock.now());
    const reason = !found ? 'unknown name' : isRight ? 'disabled' : 'wrong password';
    await this.#recordRefusal(found?.user, reason, clientIp);
    return { kind: 'refused' };
  }

  async openSession(user: User, audit?: AuditEntry): Promise<SignedIn> {
    const secret = newSecret('vds');
    const expiresAt = new Date(this.#clock.now().getTime() + SESSION_HOURS * 3_600_000);
    await this.#store.addSession(hashSecret(secret), { userId: user.id, expiresAt }, audit);
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

  /** Ends a session. A token is not signed out: it is revoked. */
  async signOut(secret: string, clientIp: string): Promise<void> {
    const hash = hashSecret(secret);
    const found = await this.#store.findCredential(hash, this.#clock.now());
    if (found?.kind !== 'session') return;
    await this.#store.removeCredential(hash, this.#entry('session.ended', found.user, clientIp));
  }

  async #noteUse({ id, lastUsedAt }: AccessToken): Promise<void> {
    const now = this.#clock.now();
    const isNoted = lastUsedAt !== null && now.getTime() - Date.parse(lastUsedAt) < USE_NOTED_EVERY_MS;
    if (!isNoted) await this.#store.noteTokenUse(id, now);
  }

  /** What strangers type is not kept: it may be a password in the wrong field, and there is no end of it. */
  async #recordRefusal(user: User | undefined, reason: Reason, clientIp: string): Promise<void> {
    const now = this.#clock.now();
    if (!user && this.#strangers.secondsToWait(clientIp, now) > 0) return;
    if (!user) this.#strangers.note(clientIp, now);
    await this.#store.addAudit({ ...this.#entry('session.refused', user, clientIp), after: { reason } });
  }

  #entry(action: SessionAction, user: User | undefined, clientIp: string): AuditEntry {
    const actor = user?.username ?? UNKNOWN_NAME;
    const about = { target: '', before: null, after: null, clientIp };
    return { at: this.#clock.now(), actor, roles: user?.roles ?? [], action, ...about };
  }
}

/** A valid hash that no password has: keeps the time of a refusal independent of whether the name exists. */
const UNKNOWN_USER_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$mGwYbZ1bTjE1bC5nXyyj0g$Yk1QbXv8p1m5lq1hV8y2Z0m3eVtN7k1pS0bJxO6bq3k';
