/** What Vedette's own routes are asked for and answer, beyond the nouns of the other files. */
import { z } from 'zod';
import { scanRunSchema } from '../assets.ts';
import { type connectorKindSchema, connectorStateSchema } from '../connectors.ts';
import { storedFunctionSchema } from '../functions.ts';
import { roleSchema, tableScopeSchema, userSchema } from '../identity.ts';
import {
  alertSchema,
  classificationReasonSchema,
  classificationSchema,
  incidentActivitySchema,
  incidentSchema,
  incidentStatusSchema,
} from '../incidents.ts';
import { problemSchema } from '../problem.ts';
import { ruleTemplateSchema, severitySchema } from '../rules.ts';
import { facet, limit, list, listWithNone, offset, page } from './parts.ts';

/** A person as everyone may see it: not which tables are open to whom. */
export const personSchema = userSchema.omit({ tables: true });

/** Shape: `roles` and `tables` are those of the session or token, which may have less than its user. */
export const meSchema = z.object({ user: personSchema, roles: z.array(roleSchema), tables: tableScopeSchema });
export type Me = z.infer<typeof meSchema>;

export const incidentFiltersSchema = z.object({
  status: list,
  severity: list,
  serviceSource: list,
  policyName: list,
  tag: list,
  /** User names; `-` is nobody. */
  owner: listWithNone,
  /** ISO times on `lastActivityAt`. */
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  /** Number, words of the title, or an impacted entity's name. */
  search: z.string().optional(),
  sort: z.enum(['modifiedAt', 'createdAt', 'lastActivityAt', 'severity', 'number']).default('modifiedAt'),
  order: z.enum(['asc', 'desc']).default('desc'),
  limit,
  offset,
});
export type IncidentFilters = z.infer<typeof incidentFiltersSchema>;
/** What the queue shows where nothing is asked for: every incident, the last changed first. */
export const ALL_INCIDENTS: IncidentFilters = Object.freeze(incidentFiltersSchema.parse({}));

export const incidentPageSchema = page(incidentSchema).extend({
  /** Counts over all incidents, whatever the filter: the queue's one-line answer and its filter pills. */
  facets: z.object({
    status: facet,
    severity: facet,
    serviceSource: facet,
    policyName: facet,
    tag: facet,
    owner: facet,
  }),
});

export type IncidentPage = z.infer<typeof incidentPageSchema>;

export const incidentDetailSchema = z.object({
  incident: incidentSchema,
  alerts: z.array(alertSchema),
  entities: z.array(
    z.object({
      /** Stable key, e.g. `account:megan.bowen@contoso.example`. */
      key: z.string(),
      type: z.string(),
      name: z.string(),
      properties: z.record(z.string(), z.string()),
      alertIds: z.array(z.string()),
    }),
  ),
  activity: z.array(incidentActivitySchema),
});
export type IncidentDetail = z.infer<typeof incidentDetailSchema>;

export const incidentChangeSchema = z.object({
  /** The version that the caller saw; another one answers 409 with the incident as it is now. */
  version: z.int(),
  title: z.string().min(1).max(500).optional(),
  severity: severitySchema.optional(),
  status: incidentStatusSchema.optional(),
  owner: z.string().nullable().optional(),
  tags: z.array(z.string().min(1).max(100)).max(50).optional(),
  classification: classificationSchema.optional(),
  classificationReason: classificationReasonSchema.optional(),
  classificationComment: z.string().max(5000).optional(),
});
export type IncidentChange = z.infer<typeof incidentChangeSchema>;

/** A table of values as the portal shows it. Shape: rows are arrays in the order of the columns. */
export const queryTableSchema = z.object({
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  rows: z.array(z.array(z.unknown())),
  /** True where a limit cut the answer; `problems` says which. */
  partial: z.boolean(),
  problems: z.array(problemSchema),
  visualization: z.record(z.string(), z.unknown()).nullable(),
  statistics: z.object({ compileMs: z.number(), executeMs: z.number(), rowsRead: z.number(), bytesRead: z.number() }),
});
export type QueryTable = z.infer<typeof queryTableSchema>;

/** Shape: a part that is closed to the caller is null. */
export const overviewSchema = z.object({
  incidents: z
    .object({
      open: z.int(),
      openBySeverity: z.record(severitySchema, z.int()),
      unassigned: z.int(),
      recent: z.array(incidentSchema),
    })
    .nullable(),
  alerts: z.object({ lastDay: z.int(), perDay: z.array(z.object({ day: z.string(), count: z.int() })) }).nullable(),
  assets: z
    .object({
      total: z.int(),
      sensitive: z.int(),
      labelled: z.int(),
      topClassifications: facet,
      topLabels: facet,
    })
    .nullable(),
  scans: z.object({ last: scanRunSchema.nullable() }).nullable(),
  connectors: z.array(connectorStateSchema),
});
export type Overview = z.infer<typeof overviewSchema>;

export const templateViewSchema = z.object({
  template: ruleTemplateSchema,
  /** Rules made from it. */
  ruleIds: z.array(z.string()),
  /** A rule made from it has an older version. */
  updateAvailable: z.boolean(),
  connectors: z.array(z.object({ connectorId: z.string(), dataType: z.string(), hasRecentData: z.boolean() })),
});
export type TemplateView = z.infer<typeof templateViewSchema>;

export const ruleRunSchema = z.object({
  id: z.string(),
  ruleId: z.string(),
  windowStart: z.iso.datetime(),
  windowEnd: z.iso.datetime(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  status: z.enum(['succeeded', 'failed']),
  rows: z.int(),
  alerts: z.int(),
  message: z.string().nullable(),
});
export type RuleRun = z.infer<typeof ruleRunSchema>;

export const connectorViewSchema = z.object({
  state: connectorStateSchema,
  title: z.string(),
  publisher: z.string(),
  description: z.string(),
  prerequisites: z.array(z.string()),
  dataTypes: z.array(z.object({ table: z.string(), lastReceivedAt: z.iso.datetime().nullable(), rows: z.int() })),
  rowsPerDay: z.array(z.object({ day: z.string(), table: z.string(), rows: z.int() })),
  sampleQueries: z.array(z.object({ title: z.string(), query: z.string() })),
});
export type ConnectorView = z.infer<typeof connectorViewSchema>;

export const schemaViewSchema = z.object({
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.object({ name: z.string(), type: z.string() })),
      /** What it is about, e.g. `Microsoft Purview`: the portal groups by it. */
      category: z.string(),
      description: z.string(),
      /** Names of the solutions whose content reads it. */
      solutions: z.array(z.string()),
    }),
  ),
  watchlists: z.array(z.string()),
  /** Stored functions. Shape: `parameters` and `body` with their brackets, as written. */
  functions: z.array(
    storedFunctionSchema.pick({
      name: true,
      parameters: true,
      body: true,
      folder: true,
      docString: true,
      inputParameters: true,
    }),
  ),
});
export type SchemaView = z.infer<typeof schemaViewSchema>;

/** What the compiler does with one name of KQL. `note` says the reason of a refusal, or the difference. */
export const kqlSupportSchema = z.object({
  kind: z.enum(['function', 'aggregate', 'plugin', 'operator']),
  name: z.string(),
  state: z.enum(['exact', 'differs', 'refused', 'pending']),
  note: z.string(),
  /** How it is called; empty for operators. */
  signatures: z.array(
    z.object({
      parameters: z.array(z.object({ label: z.string(), isRepeated: z.boolean() })),
      /** Empty where the type depends on the arguments. */
      returns: z.string(),
    }),
  ),
});
export type KqlSupport = z.infer<typeof kqlSupportSchema>;

/** How a query would be run: nothing is read for it. Shape: `sql` and `plan` are empty where `problems` has an error. */
export const queryExplanationSchema = z.object({
  sql: z.string(),
  /** The relational plan as an indented tree, the last step first. */
  plan: z.string(),
  parameters: z.array(z.object({ name: z.string(), type: z.string(), value: z.string() })),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  tables: z.array(z.string()),
  compileMs: z.number(),
  problems: z.array(problemSchema),
});
export type QueryExplanation = z.infer<typeof queryExplanationSchema>;

/** A query that has not ended. */
export const runningQuerySchema = z.object({
  /** The `x-ms-client-request-id` of its request, or an id of ours: what cancels it. */
  clientRequestId: z.string(),
  username: z.string(),
  query: z.string(),
  source: z.string(),
  startedAt: z.iso.datetime(),
});
export type RunningQueryView = z.infer<typeof runningQuerySchema>;

export const workbookSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  solution: z.string(),
  dataTypes: z.array(z.string()),
});

/** Server-sent events of `GET /api/stream`: `event:` is the topic, `data:` this JSON. A client refetches what it shows. */
export const streamEventSchema = z.discriminatedUnion('topic', [
  z.object({ topic: z.literal('incident.changed'), number: z.int() }),
  z.object({ topic: z.literal('scan.progressed'), run: scanRunSchema, currentPath: z.string().nullable() }),
  z.object({ topic: z.literal('connector.changed'), state: connectorStateSchema }),
  z.object({ topic: z.literal('rule.evaluated'), ruleId: z.string(), alerts: z.int() }),
]);
export type StreamEvent = z.infer<typeof streamEventSchema>;

export type ConnectorKindName = z.infer<typeof connectorKindSchema>;
