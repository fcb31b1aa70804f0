import type { FastifyRequest } from 'fastify';
import type { TenantContext } from './tenant-context.ts';
import type { TokenClaims } from './tokens.ts';

/** The claims of the request's bearer token, or why there are none. */
export function readClaims(
  context: TenantContext,
  request: FastifyRequest,
): TokenClaims | 'missing' | 'malformed' | 'expired' {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token) return 'missing';
  return context.tokens.verify(token, context.now().getTime() / 1000);
}
