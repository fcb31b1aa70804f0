import type { ConnectorSettings, SensitivityLabel } from '@vedette/model';
import { z } from 'zod';
import { rejectConnector } from '../problems.ts';
import type { ServiceAnswer, ServiceClient } from '../service/service-client.ts';
import { parseJson } from '../service/token-source.ts';
import {
  type GraphAlert,
  type GraphIncident,
  type GraphLabel,
  graphAlertSchema,
  graphIncidentSchema,
  graphLabelSchema,
} from './graph-shapes.ts';

/** The security part of Microsoft Graph for one tenant. */
export interface GraphClient {
  /** Incidents changed at `since` or later; without their alerts when the service cannot deliver both at once. */
  fetchIncidents(since: Date, signal?: AbortSignal): Promise<readonly GraphIncident[]>;
  fetchAlerts(since: Date, signal?: AbortSignal): Promise<readonly GraphAlert[]>;
  fetchLabels(signal?: AbortSignal): Promise<readonly SensitivityLabel[]>;
}

/** More is refused. Source: Graph security incidents, $top. */
const INCIDENTS_A_PAGE = 50;
const ALERTS_A_PAGE = 100;
/** Field reports: a larger `$skip` answers 400, so the time window is narrowed instead. */
const MAX_SKIP = 500;
/** `$expand=alerts` can fail again and again on large tenants: give up on it soon. */
const EXPAND_ATTEMPTS = 2;
/** Without this, newer members of enumerations arrive as `unknownFutureValue`. */
const HEADERS = { prefer: 'include-unknown-enum-members' } as const;

interface Call {
  readonly service: ServiceClient;
  readonly root: string;
  readonly tenantId: string;
  readonly permission: string;
  readonly signal: AbortSignal | undefined;
}

export function createGraphClient({ serviceUrl, tenantId }: ConnectorSettings, service: ServiceClient): GraphClient {
  const root = serviceUrl.replace(/\/+$/, '');
  const call = (permission: string, signal?: AbortSignal): Call => ({ service, root, tenantId, permission, signal });
  return {
    async fetchIncidents(since, signal) {
      const calling = call('SecurityIncident.Read.All', signal);
      const filter = `lastUpdateDateTime ge ${since.toISOString()}`;
      const path = `/v1.0/security/incidents?$top=${INCIDENTS_A_PAGE}&$filter=${encodeURIComponent(filter)}`;
      try {
        return await fetchPages(calling, `${path}&$expand=alerts`, graphIncidentSchema, EXPAND_ATTEMPTS);
      } catch (error) {
        if (signal?.aborted || !isServiceFailure(error)) throw error;
        return await fetchPages(calling, path, graphIncidentSchema);
      }
    },
    fetchAlerts: (since, signal) => fetchAlerts(call('SecurityAlert.Read.All', signal), since),
    async fetchLabels(signal) {
      const path = '/beta/security/informationProtection/sensitivityLabels';
      const labels = await fetchPages(call('InformationProtectionPolicy.Read.All', signal), path, graphLabelSchema);
      return labels.map((label, index) => parseLabel(label, index, tenantId));
    },
  };
}

const isServiceFailure = (error: unknown): boolean =>
  error instanceof Error && 'problems' in error && error.message.startsWith('CON1021');

function parseLabel(label: GraphLabel, index: number, tenantId: string): SensitivityLabel {
  const name = label.name ?? label.displayName ?? label.id;
  return {
    id: label.id,
    name,
    displayName: label.displayName ?? name,
    parentId: label.parent?.id ?? null,
    priority: label.priority ?? label.sensitivity ?? index,
    color: label.color ?? null,
    tenantId,
  };
}

/** All pages by `@odata.nextLink`. */
async function fetchPages<T>(call: Call, path: string, schema: z.ZodType<T>, maxAttempts?: number): Promise<T[]> {
  const items: T[] = [];
  let url: string | null = `${call.root}${path}`;
  while (url !== null) {
    const page: Page<T> = await fetchPage(call, url, schema, maxAttempts);
    items.push(...page.items);
    url = page.nextLink;
  }
  return items;
}

/**
 * Alerts, newest first. Documentation promises `@odata.nextLink`; where none comes although the page is full, `$skip` goes
 * on, and beyond its limit the window ends at the oldest alert seen.
 */
async function fetchAlerts(call: Call, since: Date): Promise<GraphAlert[]> {
  const alerts = new Map<string, GraphAlert>();
  let until: string | null = null;
  let skip = 0;
  let next: string | null = null;
  for (;;) {
    const url: string = next ?? `${call.root}${alertPath(since, until, skip)}`;
    const page: Page<GraphAlert> = await fetchPage(call, url, graphAlertSchema);
    const known = alerts.size;
    for (const alert of page.items) if (!alerts.has(alert.id)) alerts.set(alert.id, alert);
    const oldest = page.items.at(-1)?.lastUpdateDateTime;
    next = page.nextLink;
    if (next !== null) continue;
    if (page.items.length < ALERTS_A_PAGE || oldest === undefined) return [...alerts.values()];
    skip += ALERTS_A_PAGE;
    if (skip <= MAX_SKIP) continue;
    if (until === oldest && alerts.size === known) {
      throw rejectConnector(
        'CON1022',
        `${call.root}/v1.0/security/alerts_v2`,
        `fewer than ${MAX_SKIP} alerts of one moment (${oldest})`,
      );
    }
    [until, skip] = [oldest, 0];
  }
}

function alertPath(since: Date, until: string | null, skip: number): string {
  const end = until === null ? '' : ` and lastUpdateDateTime le ${until}`;
  const filter = encodeURIComponent(`lastUpdateDateTime ge ${since.toISOString()}${end}`);
  return `/v1.0/security/alerts_v2?$top=${ALERTS_A_PAGE}${skip > 0 ? `&$skip=${skip}` : ''}&$filter=${filter}`;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly nextLink: string | null;
}

async function fetchPage<T>(call: Call, url: string, schema: z.ZodType<T>, maxAttempts?: number): Promise<Page<T>> {
  const request = { url, headers: HEADERS, ...(maxAttempts === undefined ? {} : { maxAttempts }) };
  const answer = await call.service.send(request, call.signal);
  const place = url.split('?')[0] ?? url;
  if (answer.status >= 300) throw refuse(call, place, answer);
  const body = z
    .object({ value: z.array(schema), '@odata.nextLink': z.url().optional() })
    .safeParse(parseJson(answer.text));
  if (!body.success) throw rejectConnector('CON1022', place, 'a list of the documented form');
  const nextLink = body.data['@odata.nextLink'] ?? null;
  // The token goes to the service alone, wherever a link points to.
  if (nextLink !== null && new URL(nextLink).origin !== new URL(call.root).origin) {
    throw rejectConnector('CON1022', place, 'a list that goes on at its own address');
  }
  return { items: body.data.value, nextLink };
}

function refuse({ permission }: Call, place: string, { status, error }: ServiceAnswer) {
  if (status === 403) return rejectConnector('CON1004', permission);
  return rejectConnector(
    'CON1021',
    place,
    error ? `HTTP ${status}, ${error.code}: ${error.message}` : `HTTP ${status}`,
  );
}
