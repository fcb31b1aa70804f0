import { type BodyOf, type QueryOf, type ResponseOf, type RouteName, routes } from '@vedette/model';
import { ApiError, decodeError, noAnswer } from './api-error.ts';
import { printRequestUrl } from './request-url.ts';

/** What a route takes. `query` filters may be given as lists; the address joins them. */
export interface CallOptions<N extends RouteName> {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: { readonly [K in keyof NonNullable<QueryOf<N>>]?: NonNullable<QueryOf<N>>[K] | readonly string[] };
  readonly body?: BodyOf<N>;
  readonly signal?: AbortSignal | undefined;
}

type Listener = () => void;
const signedOutListeners = new Set<Listener>();

/** Calls `listener` whenever an answer says that the session has ended. */
export function onSignedOut(listener: Listener): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

async function decodeBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Calls one route of the contract.
 * Errors: `ApiError` for every answer of 400 and up, and for no answer (`status` 0); an abort stays an `AbortError`.
 */
export async function call<N extends RouteName>(name: N, options: CallOptions<N> = {}): Promise<ResponseOf<N>> {
  const { method, path } = routes[name];
  const url = printRequestUrl(path, options.params, options.query);
  const init: RequestInit = { method, credentials: 'same-origin', headers: { accept: 'application/json' } };
  if (options.signal) init.signal = options.signal;
  if (options.body !== undefined) {
    init.body = JSON.stringify(options.body);
    init.headers = { accept: 'application/json', 'content-type': 'application/json' };
  }
  const response = await fetch(url, init).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw noAnswer(cause);
  });
  const body = await decodeBody(response);
  if (response.ok) return body as ResponseOf<N>;
  const error = decodeError(response.status, body);
  if (error.status === 401 && name !== 'signIn') for (const listener of signedOutListeners) listener();
  throw error;
}

export const isConflict = (error: unknown): boolean => error instanceof ApiError && error.status === 409;
