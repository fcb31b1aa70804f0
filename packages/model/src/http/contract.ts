/**
 * The HTTP contract of Vedette's own routes. The server validates with these schemas and makes OpenAPI of them; the
 * portal takes its types from them. Routes that Microsoft's clients call (`/v1/workspaces/...`, `/v1/rest`, `/v2/rest`)
 * have the vendor's shapes and are not listed here.
 */
import { z } from 'zod';
import {
  auditKindSchema,
  auditViewSchema,
  createdTokenSchema,
  createdUserSchema,
  newTokenSchema,
  newUserSchema,
  resetPasswordSchema,
  tokenViewSchema,
  userChangeSchema,
} from '../access.ts';
import { assetSchema, dataSourceSchema, scanKindSchema, scanRunSchema, skippedItemSchema } from '../assets.ts';
import { connectorSettingsSchema, connectorStateSchema } from '../connectors.ts';
import { type roleSchema, userSchema } from '../identity.ts';
import { alertSchema } from '../incidents.ts';
import { sensitivityLabelSchema } from '../labels.ts';
import { problemSchema } from '../problem.ts';
import { analyticsRuleSchema, scheduledRuleSchema } from '../rules.ts';
import { savedQueryInputSchema, savedQuerySchema } from '../saved-queries.ts';
import type { Subject } from '../subjects.ts';
import { done, facet, limit, list, listWithNone, offset, page } from './parts.ts';
import {
  connectorViewSchema,
  incidentChangeSchema,
  incidentDetailSchema,
  incidentFiltersSchema,
  incidentPageSchema,
  kqlSupportSchema,
  meSchema,
  overviewSchema,
  personSchema,
  queryExplanationSchema,
  queryTableSchema,
  ruleRunSchema,
  runningQuerySchema,
  schemaViewSchema,
  templateViewSchema,
  workbookSummarySchema,
} from './views.ts';

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface Route<
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  readonly method: HttpMethod;
  /** Path with `:name` parameters. */
  readonly path: string;
  /** Least role that may call it; `null`: no sign-in needed. */
  readonly role: z.infer<typeof roleSchema> | null;
  /** What the answer tells of; refused to whom tables of it are closed. */
  readonly reads?: Subject;
  readonly summary: string;
  readonly query?: Q;
  readonly body?: B;
  readonly response: R;
}

const route = <Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(value: Route<Q, B, R>) => value;

/** Body of every answer with a status of 400 and up. */
export const errorBodySchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), problems: z.array(problemSchema) }),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;

export const routes = {
  signIn: route({
    method: 'POST',
    path: '/api/auth/sign-in',
    role: null,
    summary: 'Sign in with a name and a password; sets the session cookie.',
    body: z.object({ username: z.string().min(1), password: z.string().min(1) }),
    response: meSchema,
  }),
  signOut: route({
    method: 'POST',
    path: '/api/auth/sign-out',
    role: null,
    summary: 'End the session.',
    response: done,
  }),
  me: route({ method: 'GET', path: '/api/auth/me', role: 'reader', summary: 'Who is signed in.', response: meSchema }),
  listUsers: route({
    method: 'GET',
    path: '/api/users',
    role: 'reader',
    summary: 'Users, to assign to.',
    response: page(personSchema),
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/auth/password',
    role: 'reader',
    summary: 'Change the own password; ends the other sessions.',
    body: z.object({ current: z.string().min(1), password: z.string().min(1) }),
    response: done,
  }),
  listAccessUsers: route({
    method: 'GET',
    path: '/api/access/users',
    role: 'admin',
    summary: 'Users with their roles and tables.',
    response: page(userSchema),
  }),
  createUser: route({
    method: 'POST',
    path: '/api/access/users',
    role: 'admin',
    summary: 'Create a user; without a password one is made and told once.',
    body: newUserSchema,
    response: createdUserSchema,
  }),
  changeUser: route({
    method: 'PATCH',
    path: '/api/access/users/:id',
    role: 'admin',
    summary: 'Change name, roles or tables; disable or enable. Disabling ends the sessions.',
    body: userChangeSchema,
    response: userSchema,
  }),
  resetPassword: route({
    method: 'POST',
    path: '/api/access/users/:id/password',
    role: 'admin',
    summary: 'Give a user another password and end the sessions; without one it is made and told once.',
    body: z.object({ password: z.string().optional() }),
    response: resetPasswordSchema,
  }),
  listTokens: route({
    method: 'GET',
    path: '/api/access/tokens',
    role: 'admin',
    summary: 'Tokens, without their secrets.',
    response: page(tokenViewSchema),
  }),
  createToken: route({
    method: 'POST',
    path: '/api/access/tokens',
    role: 'admin',
    summary: 'Create a token for a user; its secret is told once.',
    body: newTokenSchema,
    response: createdTokenSchema,
  }),
  revokeToken: route({
    method: 'DELETE',
    path: '/api/access/tokens/:id',
    role: 'admin',
    summary: 'Revoke a token at once.',
    response: done,
  }),
  listAudit: route({
    method: 'GET',
    path: '/api/access/audit',
    role: 'admin',
    summary: 'Who signed in, and who changed users, tokens and stored functions, newest first.',
    query: z.object({ kind: auditKindSchema.optional(), limit, offset }),
    response: page(auditViewSchema),
  }),
  overview: route({
    method: 'GET',
    path: '/api/overview',
    role: 'reader',
    summary: 'What is going on.',
    response: overviewSchema,
  }),
  listIncidents: route({
    method: 'GET',
    path: '/api/incidents',
    role: 'reader',
    reads: 'incidents',
    summary: 'The incident queue.',
    query: incidentFiltersSchema,
    response: incidentPageSchema,
  }),
  getIncident: route({
    method: 'GET',
    path: '/api/incidents/:number',
    role: 'reader',
    reads: 'incidents',
    summary: 'One incident, whole.',
    response: incidentDetailSchema,
  }),
  changeIncident: route({
    method: 'PATCH',
    path: '/api/incidents/:number',
    role: 'responder',
    reads: 'incidents',
    summary: 'Assign, tag, re-rate, move on, resolve.',
    body: incidentChangeSchema,
    response: incidentDetailSchema,
  }),
  commentIncident: route({
    method: 'POST',
    path: '/api/incidents/:number/comments',
    role: 'responder',
    reads: 'incidents',
    summary: 'Add a comment.',
    body: z.object({ message: z.string().min(1).max(30_000) }),
    response: incidentDetailSchema,
  }),
  alertEvents: route({
    method: 'GET',
    path: '/api/alerts/:id/events',
    role: 'reader',
    reads: 'alerts',
    summary: 'The rows behind an alert.',
    response: queryTableSchema.extend({ query: z.string(), timespan: z.string() }),
  }),
  listAlerts: route({
    method: 'GET',
    path: '/api/alerts',
    role: 'reader',
    reads: 'alerts',
    summary: 'Alerts, newest first.',
    query: z.object({ severity: list, serviceSource: list, search: z.string().optional(), limit, offset }),
    response: page(alertSchema),
  }),
  listRuleTemplates: route({
    method: 'GET',
    path: '/api/rule-templates',
    role: 'reader',
    summary: 'Templates of all solutions.',
    response: page(templateViewSchema),
  }),
  listRules: route({
    method: 'GET',
    path: '/api/rules',
    role: 'reader',
    summary: 'Rules.',
    response: page(analyticsRuleSchema),
  }),
  createRule: route({
    method: 'POST',
    path: '/api/rules',
    role: 'contributor',
    summary: 'Create a rule, from a template (members of `rule` replace those of the template) or from nothing.',
    body: z.object({
      templateId: z.string().optional(),
      enabled: z.boolean().default(true),
      rule: scheduledRuleSchema.partial().default({}),
    }),
    response: analyticsRuleSchema,
  }),
  changeRule: route({
    method: 'PATCH',
    path: '/api/rules/:id',
    role: 'contributor',
    summary: 'Change, enable or disable a rule.',
    body: scheduledRuleSchema.partial().extend({ enabled: z.boolean().optional() }),
    response: analyticsRuleSchema,
  }),
  deleteRule: route({
    method: 'DELETE',
    path: '/api/rules/:id',
    role: 'contributor',
    summary: 'Delete a rule; its alerts stay.',
    response: done,
  }),
  runRule: route({
    method: 'POST',
    path: '/api/rules/:id/run',
    role: 'contributor',
    summary: 'Evaluate the rule now.',
    response: ruleRunSchema,
  }),
  listRuleRuns: route({
    method: 'GET',
    path: '/api/rules/:id/runs',
    role: 'reader',
    summary: 'The last runs of a rule.',
    response: page(ruleRunSchema),
  }),
  listSources: route({
    method: 'GET',
    path: '/api/data-sources',
    role: 'reader',
    summary: 'Registered data sources with their last run.',
    response: page(
      dataSourceSchema.extend({
        /** Null where there was none, and where scans are closed to the caller. */
        lastRun: scanRunSchema.nullable(),
        /** Null, as the other count, where assets are closed to the caller. */
        assetCount: z.int().nullable(),
        sensitiveCount: z.int().nullable(),
      }),
    ),
  }),
  createSource: route({
    method: 'POST',
    path: '/api/data-sources',
    role: 'admin',
    summary: 'Register a folder.',
    body: dataSourceSchema.omit({ id: true, createdAt: true }),
    response: dataSourceSchema,
  }),
  deleteSource: route({
    method: 'DELETE',
    path: '/api/data-sources/:id',
    role: 'admin',
    summary: 'Forget a source and its assets; log rows stay.',
    response: done,
  }),
  startScan: route({
    method: 'POST',
    path: '/api/data-sources/:id/scans',
    role: 'contributor',
    reads: 'scans',
    summary: 'Scan now. Answers at once; progress comes by the stream.',
    body: z.object({ kind: scanKindSchema.default('incremental') }),
    response: scanRunSchema,
  }),
  cancelScan: route({
    method: 'POST',
    path: '/api/scan-runs/:id/cancel',
    role: 'contributor',
    reads: 'scans',
    summary: 'Stop a run; what it wrote stays.',
    response: scanRunSchema,
  }),
  listScanRuns: route({
    method: 'GET',
    path: '/api/scan-runs',
    role: 'reader',
    reads: 'scans',
    summary: 'Runs, newest first.',
    query: z.object({ sourceId: z.string().optional(), limit, offset }),
    response: page(scanRunSchema),
  }),
  getScanRun: route({
    method: 'GET',
    path: '/api/scan-runs/:id',
    role: 'reader',
    reads: 'scans',
    summary: 'A run with everything it skipped.',
    response: z.object({ run: scanRunSchema, skippedItems: z.array(skippedItemSchema) }),
  }),
  listAssets: route({
    method: 'GET',
    path: '/api/assets',
    role: 'reader',
    reads: 'assets',
    summary: 'Assets with their classifications and labels.',
    query: z.object({
      sourceId: list,
      /** Names of information types; `-` is none found. */
      classification: listWithNone,
      /** Label names; `-` is no label. */
      label: listWithNone,
      format: list,
      search: z.string().optional(),
      limit,
      offset,
    }),
    response: page(assetSchema).extend({
      facets: z.object({ sourceId: facet, classification: facet, label: facet, format: facet }),
    }),
  }),
  getAsset: route({
    method: 'GET',
    path: '/api/assets/:id',
    role: 'reader',
    reads: 'assets',
    summary: 'One asset and why it is classified so.',
    response: assetSchema,
  }),
  listConnectors: route({
    method: 'GET',
    path: '/api/connectors',
    role: 'reader',
    summary: 'Data connectors.',
    response: page(connectorViewSchema),
  }),
  connect: route({
    method: 'POST',
    path: '/api/connectors/:kind/connect',
    role: 'admin',
    summary: 'Connect; an absent secret keeps the stored one.',
    body: z.object({ settings: connectorSettingsSchema, clientSecret: z.string().min(1).optional() }),
    response: connectorStateSchema,
  }),
  disconnect: route({
    method: 'POST',
    path: '/api/connectors/:kind/disconnect',
    role: 'admin',
    summary: 'Stop fetching. Checkpoints and rows stay.',
    response: connectorStateSchema,
  }),
  listLabels: route({
    method: 'GET',
    path: '/api/labels',
    role: 'reader',
    summary: 'The label catalogue.',
    response: page(sensitivityLabelSchema),
  }),
  listWorkbooks: route({
    method: 'GET',
    path: '/api/workbooks',
    role: 'reader',
    summary: 'Workbooks.',
    response: page(workbookSummarySchema),
  }),
  getWorkbook: route({
    method: 'GET',
    path: '/api/workbooks/:id',
    role: 'reader',
    summary: 'A workbook: the Azure Workbook JSON as it is.',
    response: z.object({ summary: workbookSummarySchema, workbook: z.record(z.string(), z.unknown()) }),
  }),
  getSchema: route({
    method: 'GET',
    path: '/api/schema',
    role: 'reader',
    summary: 'Tables and columns, for completion.',
    response: schemaViewSchema,
  }),
  runQuery: route({
    method: 'POST',
    path: '/api/query',
    role: 'reader',
    summary:
      'Run KQL, or a command that begins with a dot, for the portal. Problems of the query come back in the body with their places, not as a status. With `Accept: text/csv` or `application/vnd.apache.arrow.stream` as `/api/query/export`.',
    body: z.object({
      query: z.string(),
      /** ISO 8601 duration (`P1D`) or `start/end`; absent: no window but that of the query. */
      timespan: z.string().optional(),
      /** 10,000 where it is absent and 30,000 at most; as CSV or Arrow, which are streamed, as many as the service gives. */
      maxRows: z.int().min(1).optional(),
    }),
    response: queryTableSchema.extend({
      /** What `as`, `fork` or `facet` calls the table. */
      name: z.string().nullable().optional(),
      /** The tables after the first, of `fork`, `facet` and several statements. */
      further: z.array(z.object({ name: z.string().nullable(), table: queryTableSchema })).optional(),
    }),
  }),
  exportQuery: route({
    method: 'GET',
    path: '/api/query/export',
    role: 'reader',
    summary: 'The rows of a query as a file: CSV, or the streaming format of Arrow. Trailers say what cut them.',
    query: z.object({
      query: z.string(),
      timespan: z.string().optional(),
      format: z.enum(['csv', 'arrow']).default('csv'),
      maxRows: z.coerce.number().int().min(1).optional(),
    }),
    response: z.string().describe('The file.'),
  }),
  listRunningQueries: route({
    method: 'GET',
    path: '/api/query/running',
    role: 'reader',
    summary: 'The own queries that have not ended; for an administrator those of everyone.',
    response: page(runningQuerySchema),
  }),
  cancelQuery: route({
    method: 'POST',
    path: '/api/query/cancel',
    role: 'reader',
    summary:
      'End a running query by the `x-ms-client-request-id` that it was sent with; an administrator may end those of others.',
    body: z.object({ clientRequestId: z.string().min(1), reason: z.string().max(200).default('') }),
    response: z.object({ cancelled: z.int() }),
  }),
  explainQuery: route({
    method: 'POST',
    path: '/api/query/explain',
    role: 'reader',
    summary: 'The plan and the SQL of a query, which is not run. Problems come back in the body.',
    body: z.object({ query: z.string(), timespan: z.string().optional() }),
    response: queryExplanationSchema,
  }),
  listKqlSupport: route({
    method: 'GET',
    path: '/api/query/support',
    role: 'reader',
    summary: 'Which operators, functions, aggregates and plugins of KQL work, for the editor.',
    response: page(kqlSupportSchema),
  }),
  listSavedQueries: route({
    method: 'GET',
    path: '/api/saved-queries',
    role: 'reader',
    summary: 'The own saved queries and those that are shared.',
    response: page(savedQuerySchema),
  }),
  createSavedQuery: route({
    method: 'POST',
    path: '/api/saved-queries',
    role: 'reader',
    summary: 'Keep a query under a name, for oneself or for everyone.',
    body: savedQueryInputSchema,
    response: savedQuerySchema,
  }),
  changeSavedQuery: route({
    method: 'PUT',
    path: '/api/saved-queries/:id',
    role: 'reader',
    summary: 'Replace a saved query; its owner may, and an administrator.',
    body: savedQueryInputSchema,
    response: savedQuerySchema,
  }),
  deleteSavedQuery: route({
    method: 'DELETE',
    path: '/api/saved-queries/:id',
    role: 'reader',
    summary: 'Delete a saved query; its owner may, and an administrator.',
    response: done,
  }),
} as const;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
export type ResponseOf<N extends RouteName> = z.infer<Routes[N]['response']>;
export type BodyOf<N extends RouteName> = Routes[N] extends { body?: infer B extends z.ZodType }
  ? z.input<B>
  : undefined;
export type QueryOf<N extends RouteName> = Routes[N] extends { query?: infer Q extends z.ZodType }
  ? z.input<Q>
  : undefined;
