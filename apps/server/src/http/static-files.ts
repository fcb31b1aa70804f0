import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Page paths are the portal's own; these belong to the server, and a miss there is a 404 in JSON. */
const SERVER_PREFIXES = ['/api/', '/v1/', '/v2/', '/subscriptions/', '/dataCollectionRules/'];

const CSP = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** Serves the built portal; any other page path gets `index.html`, so that a link into the portal works. */
export async function registerPortal(
  app: FastifyInstance,
  directory: string,
  notFound: (path: string) => unknown,
): Promise<void> {
  app.addHook('onSend', async (_request, reply, payload) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    if (String(reply.getHeader('content-type') ?? '').startsWith('text/html')) {
      reply.header('content-security-policy', CSP);
      reply.header('cache-control', 'no-cache');
    }
    return payload;
  });
  const hasPortal = existsSync(path.join(directory, 'index.html'));
  if (hasPortal) {
    await app.register(fastifyStatic, {
      root: directory,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, file) => {
        const isHashed = file.includes(`${path.sep}assets${path.sep}`);
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !SERVER_PREFIXES.some((prefix) => request.url.startsWith(prefix));
    const isFile = /\.[a-z0-9]{1,5}$/i.test(request.url.split('?')[0] ?? '');
    if (isPage && !isFile && hasPortal) return reply.type('text/html; charset=utf-8').sendFile('index.html');
    return reply.status(404).send(notFound(request.url));
  });
}
