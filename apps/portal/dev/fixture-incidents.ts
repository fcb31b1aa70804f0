import { facet, type Handlers, matches, page, Refusal, type Request, type Row, send } from './fixture-answer.ts';
import * as data from './made-up-data.ts';

const RANK: Row = { High: 3, Medium: 2, Low: 1, Informational: 0 };
function listIncidents({ query }: Request) {
  const words = (query.get('search') ?? '').toLowerCase();
  const found = data.incidents.filter(
    (row) =>
      matches(query, 'status', [row.status]) &&
      matches(query, 'severity', [row.severity]) &&
      matches(query, 'serviceSource', row.serviceSources) &&
      matches(query, 'policyName', row.policyNames) &&
      matches(query, 'tag', row.tags) &&
      matches(query, 'owner', [row.owner ?? '']) &&
      (!query.get('from') || row.lastActivityAt >= (query.get('from') as string)) &&
      (words === '' ||
        `${row.number} ${row.title} ${row.impacted.map(({ name }) => name).join(' ')}`.toLowerCase().includes(words)),
  );
  const sort = query.get('sort') ?? 'modifiedAt';
  const value = (row: Row) => (sort === 'severity' ? RANK[row.severity] : row[sort]);
  const sign = query.get('order') === 'asc' ? 1 : -1;
  found.sort((a, b) => (value(a) < value(b) ? -sign : value(a) > value(b) ? sign : 0));
  const all: Row[] = data.incidents;
  return {
    ...page(found, query),
    facets: {
      status: facet(all.map((row) => row.status)),
      severity: facet(all.map((row) => row.severity)),
      serviceSource: facet(all.flatMap((row) => row.serviceSources)),
      policyName: facet(all.flatMap((row) => row.policyNames)),
      tag: facet(all.flatMap((row) => row.tags)),
      owner: facet(all.flatMap((row) => (row.owner ? [row.owner] : []))),
    },
  };
}

const extraActivity = new Map<number, Row[]>();
const findIncident = (number: string) => {
  const incident = data.incidents.find((row) => row.number === Number(number));
  if (!incident) throw new Refusal(404, `There is no incident ${number}.`);
  return incident;
};
function detail(incident: data.MadeIncident) {
  const alerts = data.alertsOf(incident);
  return {
    incident,
    alerts,
    entities: incident.impacted.map(({ type, name }) => ({
      key: `${type}:${name}`,
      type,
      name,
      properties:
        type === 'account'
          ? { Name: name.split('@')[0], UPNSuffix: 'contoso.example' }
          : { Name: name, Directory: '/sites/finance/Shared Documents' },
      alertIds: alerts.map(({ id }) => id),
    })),
    activity: [...data.activityOf(incident), ...(extraActivity.get(incident.number) ?? [])],
  };
}
function addActivity(number: number, kind: string, before: string | null, after: string | null, message = '') {
  const line = {
    id: crypto.randomUUID(),
    incidentNumber: number,
    at: new Date().toISOString(),
    by: 'admin',
    kind,
    message,
    before,
    after,
  };
  extraActivity.set(number, [...(extraActivity.get(number) ?? []), line]);
}
function changeIncident({ params, body }: Request) {
  const incident: Row = findIncident(params.number as string);
  if (body.version !== incident.version) throw new Refusal(409, 'The incident was changed by someone else in between.');
  const { version: _, ...change } = body;
  for (const [name, value] of Object.entries(change))
    if (name === 'owner') addActivity(incident.number, 'incident.assigned', incident.owner, value as string);
  if (change.status === 'Closed')
    addActivity(incident.number, 'incident.closed', incident.status, change.classification);
  Object.assign(incident, change, {
    version: incident.version + 1,
    modifiedAt: new Date().toISOString(),
    closedAt: change.status === 'Closed' ? new Date().toISOString() : incident.closedAt,
  });
  send({ topic: 'incident.changed', number: incident.number });
  return detail(incident);
}

export const incidentHandlers: Handlers = {
  listIncidents,
  getIncident: ({ params }) => detail(findIncident(params.number as string)),
  changeIncident,
  commentIncident: ({ params, body }) => {
    const incident = findIncident(params.number as string);
    addActivity(incident.number, 'incident.commented', null, null, body.message);
    return detail(incident);
  },
  alertEvents: () => ({
    columns: [
      { name: 'TimeGenerated', type: 'datetime' },
      { name: 'UserId', type: 'string' },
      { name: 'Operation', type: 'string' },
      { name: 'ObjectId', type: 'string' },
      { name: 'RawEventData', type: 'dynamic' },
    ],
    rows: Array.from({ length: 14 }, (_, index) => [
      data.ago(index * 3),
      'megan.bowen@contoso.example',
      'SensitivityLabelUpdated',
      'https://contoso.sharepoint.example/sites/finance/Shared Documents/Q3 forecast.xlsx',
      { Data: { cid: 'x' }, LabelEventType: 'LabelDowngraded', index },
    ]),
    partial: false,
    problems: [],
    visualization: null,
    statistics: { compileMs: 3, executeMs: 12, rowsRead: 48_220, bytesRead: 2_000_000 },
    query: "MicrosoftPurviewInformationProtection\n| where LabelEventType == 'LabelDowngraded'",
    timespan: `${data.ago(400)}/${data.ago(0)}`,
  }),
  listAlerts: ({ query }) => {
    const words = (query.get('search') ?? '').toLowerCase();
    const all = data.incidents.slice(0, 200).flatMap(data.alertsOf);
    return page(
      all.filter(
        (alert) =>
          matches(query, 'severity', [alert.severity]) &&
          matches(query, 'serviceSource', [alert.serviceSource]) &&
          alert.title.toLowerCase().includes(words),
      ),
      query,
    );
  },
};
