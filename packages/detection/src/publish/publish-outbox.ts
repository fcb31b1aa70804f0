import type { Ingest, RawRecord } from '@vedette/ingest';
import { invariant } from '@vedette/model';
import type { IncidentStore, OutboxItem, OutboxStore, RuleStore } from '@vedette/state-store';
import { printAlertRow } from '../alerts/alert-row.ts';
import { printIncidentRow } from './incident-row.ts';

export interface PublishDependencies {
  readonly outbox: OutboxStore;
  readonly incidents: IncidentStore;
  readonly rules: Pick<RuleStore, 'findRule'>;
  readonly ingest: Ingest;
  readonly workspaceId: string;
  /** Root of the portal, for links in rows; `''` where it is not known. */
  readonly portalUrl: string;
}

/** Items at a time: more would hold more in memory, fewer would pay the durable write more often. */
const BATCH = 500;

/**
 * Writes what waits in the outbox to `SecurityAlert` and `SecurityIncident`, and clears it once the rows are durable. Called
 * again after a crash it writes the same keys, which the log store knows. Gives the number of rows.
 */
export async function publishOutbox(dependencies: PublishDependencies): Promise<number> {
  let published = 0;
  for (;;) {
    const items = await dependencies.outbox.listOutbox(BATCH);
    if (items.length === 0) return published;
    const alerts = items.filter(({ kind }) => kind === 'alert');
    const incidents = items.filter(({ kind }) => kind === 'incident');
    await writeRecords(
      dependencies,
      'SecurityAlert',
      await Promise.all(alerts.map((item) => toAlertRecord(item, dependencies))),
    );
    await writeRecords(
      dependencies,
      'SecurityIncident',
      await Promise.all(incidents.map((item) => toIncidentRecord(item, dependencies))),
    );
    await dependencies.outbox.clearOutbox(items.map(({ id }) => id));
    published += items.length;
  }
}

/** A rejected row of our own making is a bug: it would be lost in silence. */
async function writeRecords(
  { ingest }: PublishDependencies,
  table: string,
  records: readonly RawRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const { rejected } = await ingest.write(table, records);
  const [first] = rejected;
  invariant(!first, `${table} refused a row of the outbox (${first?.key}): ${first?.problem.message}`);
}

async function toAlertRecord({ alert, key }: OutboxItem, dependencies: PublishDependencies): Promise<RawRecord> {
  invariant(alert, `outbox item ${key} is an alert without its alert`);
  const rule = alert.ruleId === null ? undefined : await dependencies.rules.findRule(alert.ruleId);
  const { workspaceId, portalUrl } = dependencies;
  const incidentUrl = linkTo(portalUrl, alert.incidentNumber);
  return { key, values: printAlertRow(alert, { workspaceId, incidentUrl, ...(rule ? { rule } : {}) }) };
}

async function toIncidentRecord({ incident, key }: OutboxItem, dependencies: PublishDependencies): Promise<RawRecord> {
  invariant(incident, `outbox item ${key} is an incident without its incident`);
  const [alerts, activity] = await Promise.all([
    dependencies.incidents.listIncidentAlerts(incident.number),
    dependencies.incidents.listActivity(incident.number),
  ]);
  const values = printIncidentRow(incident, {
    workspaceId: dependencies.workspaceId,
    alertIds: incident.alertIds,
    alerts: alerts.filter(({ id }) => incident.alertIds.includes(id)),
    activity,
    incidentUrl: linkTo(dependencies.portalUrl, incident.number),
  });
  // By id, not by number: numbers begin again where the state was begun again beside a log store that was kept.
  return { key: `incident:${incident.id}:${incident.version}`, values };
}

function linkTo(portalUrl: string, incidentNumber: number | null): string {
  return portalUrl === '' || incidentNumber === null ? '' : `${portalUrl}/incidents/${incidentNumber}`;
}
