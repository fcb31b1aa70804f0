import type { FastifyReply, FastifyRequest } from 'fastify';

/** Header by which Microsoft's clients name a request. Source: Kusto REST API, "Request headers". */
export const CLIENT_REQUEST_ID_HEADER = 'x-ms-client-request-id';

/** Nobody waits for the answer any more: no failure of anyone's. */
export class CallerLeft extends Error {
  override readonly name = 'CallerLeft';
  constructor() {
    super('the caller left');
  }
}

/** How a request can be ended before its answer: by the caller's leaving, and by the id that the caller gave it. */
export function readCancellation(
  request: FastifyRequest,
  reply: FastifyReply,
): { readonly signal: AbortSignal; readonly clientRequestId?: string } {
  const abort = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) abort.abort(new CallerLeft());
  });
  const given = request.headers[CLIENT_REQUEST_ID_HEADER];
  return { signal: abort.signal, ...(typeof given === 'string' && given !== '' && { clientRequestId: given }) };
}
