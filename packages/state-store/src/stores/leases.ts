import type { SqlDatabase } from '../sql/sql-database.ts';
import type { LeaseStore } from '../state-store.ts';

export function createLeaseStore(sql: SqlDatabase): LeaseStore {
  return {
    async acquireLease(name, holder, now, until) {
      const rows = await sql.query(
        `insert into leases (name, holder, expires_at) values ($1, $2, $3::timestamptz)
         on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
         where leases.holder = excluded.holder or leases.expires_at <= $4::timestamptz
         returning name`,
        [name, holder, until.toISOString(), now.toISOString()],
      );
      return rows.length === 1;
    },
    async releaseLease(name, holder) {
      await sql.query('delete from leases where name = $1 and holder = $2', [name, holder]);
    },
  };
}
