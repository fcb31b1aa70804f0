import type { User } from '@vedette/model';
import { rejectState } from '../problems.ts';
import { printJson } from '../sql/json-text.ts';
import type { SqlDatabase, SqlExecutor } from '../sql/sql-database.ts';
import { defineTable } from '../sql/table.ts';
import { toUuid } from '../sql/uuid.ts';
import { foldText } from '../sql/where.ts';
import type { UserDecision, UserStore } from '../state-store.ts';
import { writeAudit } from './audit.ts';

const users = defineTable('users', {
  id: 'uuid',
  name_key: 'text',
  password_hash: 'text',
  created_at: 'timestamptz',
  document: 'json',
});

/** An arbitrary constant, the same in every server: whether an administrator is left is judged by one at a time. */
const USERS_LOCK = 7_203_013;

export function createUserStore(database: SqlDatabase): UserStore {
  return {
    createUser: (user, passwordHash, audit) =>
      database.transaction(async (sql) => {
        const row = {
          id: user.id,
          name_key: foldText(user.username),
          password_hash: passwordHash,
          created_at: user.createdAt,
          document: user,
        };
        const added = await users.insert(sql, [row], 'on conflict (name_key) do nothing returning id');
        if (added.length === 0) throw rejectState('STA1002', user.username);
        if (audit) await writeAudit(sql, audit);
      }),
    findUser: (id) => findUser(database, id),
    async findUserByName(username) {
      const [row] = await database.query<{ document: User; password_hash: string }>(
        'select document, password_hash from users where name_key = $1',
        [foldText(username).replaceAll('\0', '\uFFFD')],
      );
      return row && { user: row.document, passwordHash: row.password_hash };
    },
    listUsers: () => listUsers(database),
    changeUser: (id, decide) =>
      database.transaction(async (sql) => {
        await sql.query('select pg_advisory_xact_lock($1)', [USERS_LOCK]);
        const before = await findUser(sql, id);
        if (!before) return undefined;
        const decision = decide(before);
        const { id: _id, username: _name, ...changed } = decision.user;
        const user = { ...before, ...changed };
        await writeUser(sql, user, decision);
        await assertAdministrator(sql, before);
        return user;
      }),
  };
}

async function findUser(sql: SqlExecutor, id: string): Promise<User | undefined> {
  const [row] = await sql.query<{ document: User }>('select document from users where id = $1::uuid', [toUuid(id)]);
  return row?.document;
}

async function listUsers(sql: SqlExecutor): Promise<readonly User[]> {
  const rows = await sql.query<{ document: User }>('select document from users order by name_key');
  return rows.map((row) => row.document);
}

async function writeUser(sql: SqlExecutor, user: User, { passwordHash, endsSessions, audit }: UserDecision) {
  await sql.query(
    'update users set document = $2::json, password_hash = coalesce($3, password_hash) where id = $1::uuid',
    [user.id, printJson(user), passwordHash ?? null],
  );
  if (endsSessions) {
    await sql.query(`delete from credentials where user_id = $1::uuid and kind = 'session'`, [user.id]);
  }
  await writeAudit(sql, audit);
}

const isAdministrator = ({ roles, disabled }: User): boolean => roles.includes('admin') && !disabled;

/** Called after the change: what it leaves must not lock everyone out. */
async function assertAdministrator(sql: SqlExecutor, before: User): Promise<void> {
  if (!isAdministrator(before)) return;
  if (!(await listUsers(sql)).some(isAdministrator)) throw rejectState('STA1005', before.username);
}
