import type { User } from '@vedette/model';
import { rejectState } from '../problems.ts';
import type { SqlDatabase } from '../sql/sql-database.ts';
import { defineTable } from '../sql/table.ts';
import { foldText } from '../sql/where.ts';
import type { CredentialStore, UserStore } from '../state-store.ts';

const users = defineTable('users', {
  id: 'uuid',
  name_key: 'text',
  password_hash: 'text',
  created_at: 'timestamptz',
  document: 'json',
});

export function createUserStore(sql: SqlDatabase): UserStore {
  return {
    async createUser(user, passwordHash) {
      const row = {
        id: user.id,
        name_key: foldText(user.username),
        password_hash: passwordHash,
        created_at: user.createdAt,
        document: user,
      };
      const added = await users.insert(sql, [row], 'on conflict (name_key) do nothing returning id');
      if (added.length === 0) throw rejectState('STA1002', user.username);
    },
    async findUserByName(username) {
      const [row] = await sql.query<{ document: User; password_hash: string }>(
        'select document, password_hash from users where name_key = $1',
        [foldText(username).replaceAll('\0', '\uFFFD')],
      );
      return row && { user: row.document, passwordHash: row.password_hash };
    },
    async listUsers() {
      const rows = await sql.query<{ document: User }>('select document from users order by name_key');
      return rows.map((row) => row.document);
    },
  };
}

export function createCredentialStore(sql: SqlDatabase): CredentialStore {
  return {
    async addCredential(secretHash, { kind, userId, name, expiresAt }) {
      await sql.query(
        `insert into credentials (secret_hash, kind, user_id, name, expires_at)
         values ($1, $2, $3::uuid, $4, $5::timestamptz)
         on conflict (secret_hash) do update
         set kind = excluded.kind, user_id = excluded.user_id, name = excluded.name, expires_at = excluded.expires_at`,
        [secretHash, kind, userId, name, expiresAt?.toISOString() ?? null],
      );
    },
    async findCredential(secretHash, now) {
      const [row] = await sql.query<{ kind: 'session' | 'token'; document: User; expires_at: Date | null }>(
        `select credentials.kind, users.document, credentials.expires_at
         from credentials join users on users.id = credentials.user_id
         where secret_hash = $1 and (expires_at is null or expires_at > $2::timestamptz)`,
        [secretHash, now.toISOString()],
      );
      if (!row || row.document.disabled) return undefined;
      return { kind: row.kind, user: row.document, expiresAt: row.expires_at };
    },
    async removeCredential(secretHash) {
      await sql.query('delete from credentials where secret_hash = $1', [secretHash]);
    },
  };
}
