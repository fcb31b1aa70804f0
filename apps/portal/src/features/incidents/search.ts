import { INCIDENT_STATUSES } from '@vedette/model';
import { z } from 'zod';
import { listParam, textParam } from '../../frame/search-params.ts';

/** In the URL's `status`: every status. Without it the queue shows what is open. */
export const ANY_STATUS = 'any';
export const OPEN_STATUSES = INCIDENT_STATUSES.filter((status) => status !== 'Closed');

/** What the queue's URL holds: filters, sort, columns, open panel. */
export const incidentsSearchSchema = z.object({
  status: listParam,
  severity: listParam,
  serviceSource: listParam,
  policyName: listParam,
  tag: listParam,
  owner: listParam,
  /** `P1D`, `P7D`, ... back from now, or `from/to` as ISO days. */
  period: textParam,
  search: textParam,
  sort: z.enum(['modifiedAt', 'createdAt', 'lastActivityAt', 'severity', 'number']).optional().catch(undefined),
  order: z.enum(['asc', 'desc']).optional().catch(undefined),
  columns: listParam,
  /** Number of the incident in the panel. */
  open: textParam,
});
export type IncidentsSearch = z.infer<typeof incidentsSearchSchema>;

export const INCIDENT_TABS = ['story', 'alerts', 'entities', 'events', 'activity'] as const;
export type IncidentTab = (typeof INCIDENT_TABS)[number];

export const incidentPageSearchSchema = z.object({
  tab: z.enum(INCIDENT_TABS).catch('story').optional(),
  /** Id of the alert whose events are shown. */
  alert: textParam,
});
