import { createHash } from 'node:crypto';
import { type Alert, type Incident, type IncidentActivity, SEVERITIES } from '@vedette/model';
import { printJson } from '../sql/json-text.ts';
import type { SqlExecutor } from '../sql/sql-database.ts';
import { defineTable, type RowOf } from '../sql/table.ts';
import { foldText } from '../sql/where.ts';

const incidentColumns = {
  number: 'integer',
  id: 'uuid',
  version: 'integer',
  status: 'text',
  severity: 'text',
  severity_rank: 'integer',
  owner: 'text',
  tags: 'text[]',
  service_sources: 'text[]',
  policy_names: 'text[]',
  created_at: 'timestamptz',
  modified_at: 'timestamptz',
  last_activity_at: 'timestamptz',
  search_text: 'text',
  document: 'json',
} as const;
const incidents = defineTable('incidents', incidentColumns);

const alertColumns = {
  id: 'text',
  dedup_digest: 'text',
  version: 'integer',
  incident_number: 'integer',
  severity: 'text',
  service_source: 'text',
  created_at: 'timestamptz',
  search_text: 'text',
  document: 'json',
} as const;
const alerts = defineTable('alerts', alertColumns);

const activities = defineTable('incident_activity', {
  id: 'uuid',
  incident_number: 'integer',
  kind: 'text',
  document: 'json',
});

const outbox = defineTable('outbox', { kind: 'text', key: 'text', document: 'json' });

function toIncidentRow(incident: Incident): RowOf<typeof incidentColumns> {
  return {
    number: incident.number,
    id: incident.id,
    version: incident.version,
    status: incident.status,
    severity: incident.severity,
    severity_rank: SEVERITIES.indexOf(incident.severity),
    owner: incident.owner ?? '',
    tags: incident.tags,
    service_sources: incident.serviceSources,
    policy_names: incident.policyNames,
    created_at: incident.createdAt,
    modified_at: incident.modifiedAt,
    last_activity_at: incident.lastActivityAt,
    search_text: foldText([incident.title, ...incident.impacted.map(({ name }) => name)].join('\n')),
    document: incident,
  };
}

function toAlertRow(alert: Alert, version: number): RowOf<typeof alertColumns> {
  return {
    id: alert.id,
    dedup_digest: digestDedupKey(alert.dedupKey),
    version,
    incident_number: alert.incidentNumber,
    severity: alert.severity,
    service_source: alert.serviceSource,
    created_at: alert.createdAt,
    search_text: foldText([alert.id, alert.title, alert.policyName ?? '', alert.ruleName ?? ''].join('\n')),
    document: alert,
  };
}

/** A dedup key may be longer than an index entry can be. */
export function digestDedupKey(dedupKey: string): string {
  return createHash('sha256').update(dedupKey).digest('hex');
}

export async function writeIncidents(sql: SqlExecutor, items: readonly Incident[]): Promise<void> {
  const replace = incidents.replaceAllBut('number', 'id', 'created_at');
  await incidents.insert(sql, items.map(toIncidentRow), `on conflict (number) do update set ${replace}`);
}

export async function insertAlerts(sql: SqlExecutor, items: readonly Alert[]): Promise<void> {
  await alerts.insert(
    sql,
    items.map((alert) => toAlertRow(alert, 1)),
  );
}

/** Writes known alerts with their version raised. Gives the new version of each, by id; an unknown alert is not in it. */
export async function updateAlerts(sql: SqlExecutor, items: readonly Alert[]): Promise<ReadonlyMap<string, number>> {
  const stored = await sql.query<{ id: string; version: number }>(
    'select id, version from alerts where id = any(array(select json_array_elements_text($1::json))) order by id for update',
    [printJson(items.map((alert) => alert.id))],
  );
  const versions = new Map(stored.map(({ id, version }) => [id, version + 1]));
  const rows = items.filter((alert) => versions.has(alert.id));
  const replace = alerts.replaceAllBut('id', 'dedup_digest', 'created_at');
  await alerts.insert(
    sql,
    rows.map((alert) => toAlertRow(alert, versions.get(alert.id) ?? 1)),
    `on conflict (id) do update set ${replace}`,
  );
  return versions;
}

export async function insertActivity(sql: SqlExecutor, items: readonly IncidentActivity[]): Promise<void> {
  await activities.insert(
    sql,
    items.map((item) => ({ id: item.id, incident_number: item.incidentNumber, kind: item.kind, document: item })),
  );
}

export async function queueAlerts(
  sql: SqlExecutor,
  items: readonly Alert[],
  versionOf: (id: string) => number,
): Promise<void> {
  const rows = items.map((alert) => ({ kind: 'alert', key: `${alert.id}/${versionOf(alert.id)}`, document: alert }));
  await outbox.insert(sql, rows);
}

/** Queues the incidents as they are now, with what `SecurityIncident` says of their alerts and comments. */
export async function queueIncidents(sql: SqlExecutor, items: readonly Incident[]): Promise<void> {
  const numbers = printJson(items.map((incident) => incident.number));
  const alertIds = await sql.query<{ incident_number: number; ids: readonly string[] }>(
    `select incident_number, json_agg(id order by ordinal) as ids from alerts
     where incident_number = any(array(select json_array_elements_text($1::json)::integer)) group by incident_number`,
    [numbers],
  );
  const comments = await sql.query<{ incident_number: number; count: number }>(
    `select incident_number, count(*)::int as count from incident_activity
     where kind = 'incident.commented' and incident_number = any(array(select json_array_elements_text($1::json)::integer))
     group by incident_number`,
    [numbers],
  );
  const idsOf = new Map(alertIds.map((row) => [row.incident_number, row.ids]));
  const commentsOf = new Map(comments.map((row) => [row.incident_number, row.count]));
  const rows = items.map((incident) => ({
    kind: 'incident',
    key: `${incident.number}/${incident.version}`,
    document: {
      ...incident,
      alertIds: idsOf.get(incident.number) ?? [],
      commentCount: commentsOf.get(incident.number) ?? 0,
    },
  }));
  await outbox.insert(sql, rows);
}
