import type { FastifyInstance } from 'fastify';
import { applyFaults, NO_FAULTS } from '../faults.ts';
import type { GraphIncident } from '../graph/security-graph.ts';
import { type AuditRecord, CONTENT_TYPES, type ContentType } from '../records/audit-record.ts';
import type { TenantContext } from './tenant-context.ts';

interface FaultRequest {
  readonly expireTokens?: boolean;
  /** A content type, or true for all. */
  readonly dropSubscription?: ContentType | true;
  /** As an administrator would: the content made meanwhile is lost. */
  readonly disableSubscription?: ContentType | true;
  readonly [fault: string]: unknown;
}

const chosen = (choice: ContentType | true): readonly ContentType[] => (choice === true ? CONTENT_TYPES : [choice]);

/** Routes for whoever runs the simulator; nothing of Microsoft's looks like them. */
export function registerControlRoutes(app: FastifyInstance, context: TenantContext): void {
  app.post<{ Body: FaultRequest }>('/control/faults', async (request, reply) => {
    const { expireTokens, dropSubscription, disableSubscription, ...rest } = request.body ?? {};
    const problem = applyFaults(context.faults, rest);
    if (problem) return reply.code(400).send({ error: problem });
    if (expireTokens) context.tokens.expireAll(Math.floor(context.now().getTime() / 1000));
    if (dropSubscription) for (const type of chosen(dropSubscription)) context.subscriptions.drop(type);
    if (disableSubscription)
      for (const type of chosen(disableSubscription)) context.subscriptions.stop(type, context.now());
    return context.faults;
  });
  app.delete('/control/faults', async () => Object.assign(context.faults, NO_FAULTS));

  /** What a client that lost and doubled nothing would hold: the id and type of each record in the feed so far. */
  app.get('/control/truth', async () => {
    const now = context.now();
    const records = CONTENT_TYPES.flatMap((type) => context.feed.listBlobs(type, now)).flatMap((blob) => blob.records);
    return {
      records: Object.fromEntries(records.map((record) => [record.Id, record.RecordType])),
      alerts: context.graph.listAlerts(now).map((alert) => alert.id),
      incidents: context.graph.listIncidents(now).map((incident) => incident.id),
    };
  });

  app.post<{ Body: { contentType: ContentType; records: AuditRecord[] } }>(
    '/control/records',
    async (request, reply) => {
      const { contentType, records } = request.body;
      if (!CONTENT_TYPES.includes(contentType))
        return reply.code(400).send({ error: `unknown content type \`${contentType}\`` });
      const blob = context.feed.inject(contentType, records, context.now());
      return { contentId: blob.contentId };
    },
  );
  app.post<{ Body: GraphIncident }>('/control/incidents', async (request) => {
    context.graph.put(request.body);
    return { id: request.body.id };
  });
}
