import type { Clock, Fetch, Rejection } from '@vedette/model';
import { rejectConnector } from '../problems.ts';
import { assertClockAgrees } from './clock-skew.ts';
import { describeNetworkError, parseJson, type TokenSource } from './token-source.ts';

/** Tries of one request, the first included. With the pauses below that is about two minutes of patience. */
const MAX_ATTEMPTS = 6;
const THROTTLED_PAUSE_MS = 10_000;
const FAILED_PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 120_000;
/** A request without an answer for this long has failed. Source: the codeless Audit connector waits as long. */
const TIMEOUT_MS = 60_000;

export interface ServiceRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** Tries, the first included, where fewer than usual will do. */
  readonly maxAttempts?: number;
}

/** An answer of the service: a success, or a refusal that is the caller's to understand. */
export interface ServiceAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** `error.code` and `error.message` of the body, where there are any. */
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** Calls to one service as one application: token, time-out, patience when throttled or when the service fails. */
export interface ServiceClient {
  /** Errors: those of `TokenSource`, `CON1005` clock, `CON1010` token, `CON1020` throttled, `CON1021` failed. */
  send(request: ServiceRequest, signal?: AbortSignal): Promise<ServiceAnswer>;
}

export interface ServiceClientOptions {
  readonly tokens: TokenSource;
  readonly fetch: Fetch;
  readonly clock: Clock;
}

export function createServiceClient(options: ServiceClientOptions): ServiceClient {
  return {
    async send(request, signal) {
      let hasNewToken = false;
      for (let attempt = 1; ; attempt++) {
        const outcome = await sendOnce(options, request, signal);
        if (outcome.kind === 'answer') return outcome.answer;
        if (outcome.kind === 'unauthorized') {
          if (hasNewToken) throw rejectConnector('CON1010', originOf(request.url));
          hasNewToken = true;
          options.tokens.dropToken();
          continue;
        }
        if (attempt >= (request.maxAttempts ?? MAX_ATTEMPTS)) throw outcome.giveUp;
        await options.clock.sleep(Math.min(outcome.pauseMs(attempt), MAX_PAUSE_MS), signal);
      }
    },
  };
}

type Outcome =
  | { readonly kind: 'answer'; readonly answer: ServiceAnswer }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'later'; readonly pauseMs: (attempt: number) => number; readonly giveUp: Rejection };

async function sendOnce(
  { tokens, fetch, clock }: ServiceClientOptions,
  { url, method = 'GET', headers }: ServiceRequest,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const token = await tokens.loadToken(signal);
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      method,
      headers: { accept: 'application/json', ...headers, authorization: `Bearer ${token}` },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const text = await response.text();
    assertClockAgrees(response, clock);
    return sortAnswer(url, response, text, clock);
  } catch (error) {
    if (signal?.aborted || (error instanceof Error && error.name === 'Rejection') || isOurs(error)) throw error;
    return failed(url, describeNetworkError(error));
  }
}

const isOurs = (error: unknown): boolean => error instanceof Error && 'problems' in error;
const originOf = (url: string): string => new URL(url).origin;
const failed = (url: string, reason: string): Outcome => ({
  kind: 'later',
  pauseMs: (attempt) => FAILED_PAUSE_MS * 2 ** (attempt - 1),
  giveUp: rejectConnector('CON1021', originOf(url), reason),
});

function sortAnswer(url: string, response: Response, text: string, clock: Clock): Outcome {
  const error = response.ok ? null : readError(text);
  if (response.status === 401) return { kind: 'unauthorized' };
  // The Management Activity API throttles with 403 and AF429: a wait, not a refusal.
  if (response.status === 429 || (response.status === 403 && error?.code === 'AF429')) {
    const asked = readRetryAfterMs(response.headers.get('retry-after'), clock);
    const pauseMs = (attempt: number) => asked ?? THROTTLED_PAUSE_MS * 2 ** (attempt - 1);
    return { kind: 'later', pauseMs, giveUp: rejectConnector('CON1020', originOf(url), String(MAX_ATTEMPTS)) };
  }
  if (response.status >= 500) return failed(url, `HTTP ${response.status}${error ? `, ${error.code}` : ''}`);
  return { kind: 'answer', answer: { status: response.status, text, headers: response.headers, error } };
}

function readError(text: string): ServiceAnswer['error'] {
  const body = parseJson(text) as { error?: { code?: unknown; message?: unknown } } | undefined;
  if (typeof body?.error !== 'object') return null;
  return { code: String(body.error.code ?? ''), message: String(body.error.message ?? '') };
}

/** `Retry-After` as milliseconds: seconds or an HTTP date. */
export function readRetryAfterMs(header: string | null, clock: Clock): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - clock.now().getTime());
}
