import { mayRead, type Principal, type StreamEvent, type Subject } from '@vedette/model';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../services.ts';
import { authenticate } from './authenticate.ts';

const HEARTBEAT_MS = 15_000;

/** What an event tells of; null: nothing that a table holds. */
const SUBJECTS: Readonly<Record<StreamEvent['topic'], Subject | null>> = {
  'incident.changed': 'incidents',
  'scan.progressed': 'scans',
  'connector.changed': null,
  'rule.evaluated': 'alerts',
};

const mayHear = (principal: Principal, { topic }: StreamEvent): boolean => {
  const subject = SUBJECTS[topic];
  return subject === null || mayRead(principal, subject);
};

/**
 * `GET /api/stream`: server-sent events, those that the caller may read. A comment each 15 s keeps proxies from closing it; it is also
 * when a change of rights acts, and who was signed out meanwhile gets no more.
 */
export function registerStreamRoute(app: FastifyInstance, { authenticator, stream }: Services): void {
  app.get('/api/stream', async (request, reply) => {
    const caller = await authenticate(request, authenticator, 'reader');
    let { principal } = caller;
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    raw.write(': connected\n\n');
    const unsubscribe = stream.subscribe((event) => {
      if (mayHear(principal, event)) raw.write(`event: ${event.topic}\ndata: ${JSON.stringify(event)}\n\n`);
    });
    const beat = async () => {
      const found = await authenticator.findPrincipal(caller.secret).catch(() => undefined);
      if (!found) return raw.end();
      principal = found.principal;
      return raw.write(': still here\n\n');
    };
    const heartbeat = setInterval(() => void beat(), HEARTBEAT_MS);
    request.raw.on('close', () => {
      clearInterval(heartbeat);
      unsubscribe();
    });
  });
}
