import type { FastifyInstance } from 'fastify';
import type { Services } from '../services.ts';
import { authenticate } from './authenticate.ts';

const HEARTBEAT_MS = 15_000;

/** `GET /api/stream`: server-sent events. A comment each 15 s keeps proxies from closing it; who was signed out meanwhile gets no more. */
export function registerStreamRoute(app: FastifyInstance, { authenticator, stream }: Services): void {
  app.get('/api/stream', async (request, reply) => {
    const { secret } = await authenticate(request, authenticator, 'reader');
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    raw.write(': connected\n\n');
    const unsubscribe = stream.subscribe((event) =>
      raw.write(`event: ${event.topic}\ndata: ${JSON.stringify(event)}\n\n`),
    );
    const beat = async () => {
      const isStillKnown = await authenticator.findPrincipal(secret).catch(() => undefined);
      if (isStillKnown) raw.write(': still here\n\n');
      else raw.end();
    };
    const heartbeat = setInterval(() => void beat(), HEARTBEAT_MS);
    request.raw.on('close', () => {
      clearInterval(heartbeat);
      unsubscribe();
    });
  });
}
