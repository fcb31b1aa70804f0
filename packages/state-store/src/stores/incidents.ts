import type { Alert, Incident, IncidentActivity, IncidentFilters, NewId } from '@vedette/model';
import { rejectState } from '../problems.ts';
import { printJson } from '../sql/json-text.ts';
import type { SqlDatabase, SqlExecutor } from '../sql/sql-database.ts';
import { Where } from '../sql/where.ts';
import type { AlertBatch, Correlate, IncidentStore, PageRequest } from '../state-store.ts';
import { BatchPlacer } from './correlation.ts';
import { loadIncidentFacets, SORT_SQL, toIncidentWhere } from './incident-queue.ts';
import {
  digestDedupKey,
  insertActivity,
  insertAlerts,
  queueAlerts,
  queueIncidents,
  updateAlerts,
  writeIncidents,
} from './incident-rows.ts';
import { writeRuleProgress } from './rules.ts';

/** An arbitrary constant, the same in every server: batches are correlated one after the other. */
const CORRELATION_LOCK = 7_203_012;

/** The alerts that the store does not have yet, each once. */
async function selectNewAlerts(sql: SqlExecutor, alerts: readonly Alert[]): Promise<readonly Alert[]> {
  const known = await sql.query<{ id: string; dedup_digest: string }>(
    `select id, dedup_digest from alerts
     where dedup_digest = any(array(select json_array_elements_text($1::json)))
        or id = any(array(select json_array_elements_text($2::json)))`,
    [printJson(alerts.map((alert) => digestDedupKey(alert.dedupKey))), printJson(alerts.map((alert) => alert.id))],
  );
  const ids = new Set(known.map((row) => row.id));
  const digests = new Set(known.map((row) => row.dedup_digest));
  return alerts.filter((alert) => {
    const digest = digestDedupKey(alert.dedupKey);
    const isNew = !ids.has(alert.id) && !digests.has(digest);
    if (isNew) {
      ids.add(alert.id);
      digests.add(digest);
    }
    return isNew;
  });
}

/** Locks the incidents too, so that a person's change and the batch do not overwrite each other. */
async function loadCandidates(
  sql: SqlExecutor,
  since: Date,
): Promise<readonly { incident: Incident; alerts: Alert[] }[]> {
  const incidents = await sql.query<{ document: Incident }>(
    'select document from incidents where last_activity_at >= $1::timestamptz order by number for update',
    [since.toISOString()],
  );
  const alerts = await sql.query<{ incident_number: number; document: Alert }>(
    `select incident_number, document from alerts
     where incident_number = any(array(select json_array_elements_text($1::json)::integer)) order by ordinal`,
    [printJson(incidents.map((row) => row.document.number))],
  );
  const alertsOf = Map.groupBy(alerts, (row) => row.incident_number);
  return incidents.map(({ document }) => ({
    incident: document,
    alerts: (alertsOf.get(document.number) ?? []).map((row) => row.document),
  }));
}

async function takeIncidentNumber(sql: SqlExecutor): Promise<number> {
  const [row] = await sql.query<{ last_number: number }>(
    'update incident_counter set last_number = last_number + 1 returning last_number',
  );
  return row?.last_number ?? 1;
}

async function addAlerts(
  sql: SqlExecutor,
  batch: AlertBatch,
  correlate: Correlate,
  options: { at: Date; candidatesSince: Date; newId: NewId },
): Promise<{ alerts: readonly Alert[]; incidents: readonly Incident[] }> {
  await sql.query('select pg_advisory_xact_lock($1)', [CORRELATION_LOCK]);
  const newAlerts = await selectNewAlerts(sql, batch.alerts);
  const candidates = newAlerts.length === 0 ? [] : await loadCandidates(sql, options.candidatesSince);
  const placer = new BatchPlacer(candidates, options.at, options.newId);
  for (const alert of newAlerts) await placer.place(alert, correlate, () => takeIncidentNumber(sql));
  const placed = placer.result();
  await writeIncidents(sql, placed.incidents);
  await insertAlerts(sql, placed.alerts);
  await insertActivity(sql, placed.activity);
  await queueAlerts(sql, placed.alerts, () => 1);
  await queueIncidents(sql, placed.incidents);
  if (batch.ruleProgress) await writeRuleProgress(sql, batch.ruleProgress);
  return { alerts: placed.alerts, incidents: placed.incidents };
}

async function saveIncident(
  sql: SqlExecutor,
  incident: Incident,
  activity: readonly IncidentActivity[],
): Promise<Incident> {
  const [stored] = await sql.query<{ version: number }>('select version from incidents where number = $1 for update', [
    incident.number,
  ]);
  if (!stored) throw rejectState('STA1003', 'incident', String(incident.number));
  if (stored.version !== incident.version) throw rejectState('STA1001', incident.number, incident.version);
  const saved = { ...incident, version: incident.version + 1 };
  await writeIncidents(sql, [saved]);
  await insertActivity(sql, activity);
  await queueIncidents(sql, [saved]);
  return saved;
}

async function saveAlerts(sql: SqlExecutor, alerts: readonly Alert[]): Promise<void> {
  const versions = await updateAlerts(sql, alerts);
  const unknown = alerts.find((alert) => !versions.has(alert.id));
  if (unknown) throw rejectState('STA1003', 'alert', unknown.id);
  await queueAlerts(sql, alerts, (id) => versions.get(id) ?? 1);
}

async function listIncidents(sql: SqlExecutor, filter: IncidentFilters) {
  const where = toIncidentWhere(filter);
  const [count] = await sql.query<{ total: number }>(
    `select count(*)::int as total from incidents ${where}`,
    where.values,
  );
  const order = filter.order === 'asc' ? 'asc' : 'desc';
  const rows = await sql.query<{ document: Incident }>(
    `select document from incidents ${where} order by ${SORT_SQL[filter.sort]} ${order}, number ${order}
     limit ${where.bind(filter.limit)}::int offset ${where.bind(filter.offset)}::int`,
    where.values,
  );
  return { items: rows.map((row) => row.document), total: count?.total ?? 0, facets: await loadIncidentFacets(sql) };
}

interface AlertFilter extends PageRequest {
  readonly severity?: readonly string[];
  readonly serviceSource?: readonly string[];
  readonly search?: string;
  readonly since?: Date;
}

async function listAlerts(sql: SqlExecutor, filter: AlertFilter) {
  const where = new Where()
    .isAnyOf('severity', filter.severity)
    .isAnyOf('service_source', filter.serviceSource)
    .hasWords('search_text', filter.search);
  if (filter.since) where.add('created_at >= ?::timestamptz', filter.since.toISOString());
  const [count] = await sql.query<{ total: number }>(
    `select count(*)::int as total from alerts ${where}`,
    where.values,
  );
  const rows = await sql.query<{ document: Alert }>(
    `select document from alerts ${where} order by created_at desc, ordinal desc
     limit ${where.bind(filter.limit)}::int offset ${where.bind(filter.offset)}::int`,
    where.values,
  );
  return { items: rows.map((row) => row.document), total: count?.total ?? 0 };
}

const countAlertsByDay = (sql: SqlExecutor, since: Date) =>
  sql.query<{ day: string; count: number }>(
    `select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::int as count
     from alerts where created_at >= $1::timestamptz group by day order by day`,
    [since.toISOString()],
  );

export function createIncidentStore(database: SqlDatabase, newId: NewId): IncidentStore {
  return {
    addAlerts: (batch, correlate, at, candidatesSince) =>
      database.transaction((sql) => addAlerts(sql, batch, correlate, { at, candidatesSince, newId })),
    saveIncident: (incident, activity) => database.transaction((sql) => saveIncident(sql, incident, activity)),
    saveAlerts: (alerts) => database.transaction((sql) => saveAlerts(sql, alerts)),
    listIncidents: (filter) => listIncidents(database, filter),
    listAlerts: (filter) => listAlerts(database, filter),
    countAlertsByDay: (since) => countAlertsByDay(database, since),
    async findIncident(number) {
      const [row] = await database.query<{ document: Incident }>('select document from incidents where number = $1', [
        number,
      ]);
      return row?.document;
    },
    async listIncidentAlerts(number) {
      const rows = await database.query<{ document: Alert }>(
        'select document from alerts where incident_number = $1 order by ordinal',
        [number],
      );
      return rows.map((row) => row.document);
    },
    async listActivity(number) {
      const rows = await database.query<{ document: IncidentActivity }>(
        'select document from incident_activity where incident_number = $1 order by ordinal',
        [number],
      );
      return rows.map((row) => row.document);
    },
    async findAlert(id) {
      const [row] = await database.query<{ document: Alert }>('select document from alerts where id = $1', [id]);
      return row?.document;
    },
  };
}
