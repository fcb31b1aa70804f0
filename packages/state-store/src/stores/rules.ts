import type { AnalyticsRule, RuleRun } from '@vedette/model';
import type { SqlDatabase, SqlExecutor } from '../sql/sql-database.ts';
import { defineTable } from '../sql/table.ts';
import { toUuid } from '../sql/uuid.ts';
import type { AlertBatch, RuleStore } from '../state-store.ts';

const rules = defineTable('rules', { id: 'uuid', created_at: 'timestamptz', document: 'json' });
const runs = defineTable('rule_runs', { id: 'text', rule_id: 'uuid', started_at: 'timestamptz', document: 'json' });

async function lockRule(sql: SqlExecutor, id: string): Promise<AnalyticsRule | undefined> {
  const [row] = await sql.query<{ document: AnalyticsRule }>(
    'select document from rules where id = $1::uuid for update',
    [toUuid(id)],
  );
  return row?.document;
}

async function writeRule(sql: SqlExecutor, rule: AnalyticsRule): Promise<void> {
  await rules.insert(
    sql,
    [{ id: rule.id, created_at: rule.createdAt, document: rule }],
    `on conflict (id) do update set ${rules.replaceAllBut('id')}`,
  );
}

const timeOf = (text: string | null): number => (text === null ? Number.NEGATIVE_INFINITY : Date.parse(text));

/** An edit that was read before the last evaluation must not undo its progress: windows would be evaluated again. */
function keepProgress(edited: AnalyticsRule, stored: AnalyticsRule | undefined): AnalyticsRule {
  if (!stored || timeOf(stored.evaluatedUntil) <= timeOf(edited.evaluatedUntil)) return edited;
  return { ...edited, evaluatedUntil: stored.evaluatedUntil, lastRun: stored.lastRun };
}

/**
 * Writes a run and the progress of its rule. An edit made while the rule ran stays: only what an evaluation decides is
 * taken from it. A rule that was removed meanwhile stays removed.
 */
export async function writeRuleProgress(
  sql: SqlExecutor,
  { run, rule }: NonNullable<AlertBatch['ruleProgress']>,
): Promise<void> {
  const stored = await lockRule(sql, rule.id);
  if (!stored) return;
  const { evaluatedUntil, nextRunAt, lastRun, disabledReason } = rule;
  const stopped = disabledReason === null ? {} : { enabled: false, disabledReason };
  await writeRule(sql, { ...stored, evaluatedUntil, nextRunAt, lastRun, ...stopped });
  await runs.insert(
    sql,
    [{ id: run.id, rule_id: run.ruleId, started_at: run.startedAt, document: run }],
    `on conflict (id) do update set ${runs.replaceAllBut('id')}`,
  );
}

export function createRuleStore(database: SqlDatabase): RuleStore {
  return {
    async putRule(rule) {
      await database.transaction(async (sql) => writeRule(sql, keepProgress(rule, await lockRule(sql, rule.id))));
    },
    async findRule(id) {
      const [row] = await database.query<{ document: AnalyticsRule }>(
        'select document from rules where id = $1::uuid',
        [toUuid(id)],
      );
      return row?.document;
    },
    async listRules() {
      const rows = await database.query<{ document: AnalyticsRule }>(
        'select document from rules order by created_at, id',
      );
      return rows.map((row) => row.document);
    },
    async removeRule(id) {
      await database.query('delete from rules where id = $1::uuid', [toUuid(id)]);
    },
    async listRuleRuns(ruleId, limit) {
      const rows = await database.query<{ document: RuleRun }>(
        'select document from rule_runs where rule_id = $1::uuid order by started_at desc, id limit $2::int',
        [toUuid(ruleId), limit],
      );
      return rows.map((row) => row.document);
    },
  };
}
