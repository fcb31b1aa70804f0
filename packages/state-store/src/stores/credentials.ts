import type { AccessToken, User } from '@vedette/model';
import { printJson } from '../sql/json-text.ts';
import type { SqlDatabase } from '../sql/sql-database.ts';
import { toUuid } from '../sql/uuid.ts';
import type { Credential, CredentialStore } from '../state-store.ts';
import { writeAudit } from './audit.ts';

interface TokenRow {
  readonly token: AccessToken;
  readonly last_used_at: Date | null;
}

interface CredentialRow {
  readonly kind: Credential['kind'];
  readonly user: User;
  readonly token: AccessToken | null;
  readonly last_used_at: Date | null;
  readonly expires_at: Date | null;
}

const toToken = ({ token, last_used_at: usedAt }: TokenRow): AccessToken => ({
  ...token,
  lastUsedAt: usedAt?.toISOString() ?? null,
});

function toCredential({
  kind,
  user,
  token,
  last_used_at,
  expires_at: expiresAt,
}: CredentialRow): Credential | undefined {
  if (user.disabled) return undefined;
  if (kind === 'session') return { kind, user, expiresAt };
  return token ? { kind, user, token: toToken({ token, last_used_at }) } : undefined;
}

const INSERT = `insert into credentials (secret_hash, kind, user_id, name, expires_at, token_id, document)
  values ($1, $2, $3::uuid, $4, $5::timestamptz, $6::uuid, $7::json)`;

export function createCredentialStore(database: SqlDatabase): CredentialStore {
  return {
    addSession: (secretHash, { userId, expiresAt }, audit) =>
      database.transaction(async (sql) => {
        await sql.query(INSERT, [secretHash, 'session', userId, '', expiresAt.toISOString(), null, null]);
        if (audit) await writeAudit(sql, audit);
      }),
    addToken: (secretHash, token, audit) =>
      database.transaction(async (sql) => {
        const { id, userId, name, expiresAt } = token;
        await sql.query(INSERT, [secretHash, 'token', userId, name, expiresAt, id, printJson(token)]);
        if (audit) await writeAudit(sql, audit);
      }),
    async findCredential(secretHash, now) {
      const [row] = await database.query<CredentialRow>(
        `select credentials.kind, users.document as user, credentials.document as token, last_used_at, expires_at
         from credentials join users on users.id = credentials.user_id
         where secret_hash = $1 and (expires_at is null or expires_at > $2::timestamptz)`,
        [secretHash, now.toISOString()],
      );
      return row && toCredential(row);
    },
    removeCredential: (secretHash, audit) =>
      database.transaction(async (sql) => {
        const removed = await sql.query('delete from credentials where secret_hash = $1 returning kind', [secretHash]);
        if (audit && removed.length > 0) await writeAudit(sql, audit);
      }),
    async listTokens() {
      const rows = await database.query<TokenRow>(
        `select credentials.document as token, last_used_at
         from credentials join users on users.id = credentials.user_id
         where kind = 'token' order by users.name_key, name, token_id`,
      );
      return rows.map(toToken);
    },
    async noteTokenUse(id, at) {
      await database.query('update credentials set last_used_at = $2::timestamptz where token_id = $1::uuid', [
        toUuid(id),
        at.toISOString(),
      ]);
    },
    removeToken: (id, audit) =>
      database.transaction(async (sql) => {
        const [row] = await sql.query<TokenRow>(
          'delete from credentials where token_id = $1::uuid returning document as token, last_used_at',
          [toUuid(id)],
        );
        const token = row && toToken(row);
        if (token) await writeAudit(sql, audit(token));
        return token;
      }),
  };
}
