import type { Clock, ConnectorSettings, Fetch } from '@vedette/model';
import { z } from 'zod';
import { rejectConnector } from '../problems.ts';
import { assertClockAgrees } from './clock-skew.ts';

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const refusalSchema = z.object({
  error: z.string(),
  error_description: z.string().default(''),
  error_codes: z.array(z.number()).default([]),
});

/** A token is renewed this long before it ends, so that none ends on its way. */
const RENEW_BEFORE_MS = 5 * 60_000;

/** Access tokens by client credentials, kept until shortly before they end. */
export interface TokenSource {
  /** Errors: `CON1001` secret, `CON1002` application, `CON1003` tenant, `CON1005` clock, `CON1008` other refusal. */
  loadToken(signal?: AbortSignal): Promise<string>;
  /** Forgets the token, because the service refused it. */
  dropToken(): void;
}

interface TokenOptions {
  readonly settings: ConnectorSettings;
  readonly clientSecret: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
}

export function createTokenSource(options: TokenOptions): TokenSource {
  let held: { token: string; renewAt: number } | undefined;
  return {
    async loadToken(signal) {
      const now = options.clock.now().getTime();
      if (held && now < held.renewAt) return held.token;
      const { token, expiresInSeconds } = await fetchToken(options, signal);
      const lifeMs = expiresInSeconds * 1000;
      held = { token, renewAt: now + Math.max(lifeMs - RENEW_BEFORE_MS, lifeMs / 2) };
      return token;
    },
    dropToken() {
      held = undefined;
    },
  };
}

/** Source: Microsoft Entra, OAuth 2.0 client credentials flow, version 2 end point. */
async function fetchToken({ settings, clientSecret, fetch, clock }: TokenOptions, signal: AbortSignal | undefined) {
  const url = `${settings.loginUrl.replace(/\/+$/, '')}/${encodeURIComponent(settings.tenantId)}/oauth2/v2.0/token`;
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: settings.clientId,
    client_secret: clientSecret,
    scope: `${new URL(settings.serviceUrl).origin}/.default`,
  });
  const response = await fetch(url, { method: 'POST', body, signal: signal ?? null }).catch((error: unknown) => {
    throw rejectConnector('CON1021', url, describeNetworkError(error));
  });
  assertClockAgrees(response, clock);
  const text = await response.text();
  if (!response.ok) throw readRefusal(settings, response.status, text, url);
  const parsed = tokenSchema.safeParse(parseJson(text));
  if (!parsed.success) throw rejectConnector('CON1022', url, 'a token');
  return { token: parsed.data.access_token, expiresInSeconds: parsed.data.expires_in };
}

/** Source: Microsoft Entra authentication error codes. */
function readRefusal({ clientId, tenantId }: ConnectorSettings, status: number, text: string, url: string) {
  const refusal = refusalSchema.safeParse(parseJson(text));
  if (!refusal.success) return rejectConnector('CON1021', url, `HTTP ${status}`);
  const number = refusal.data.error_codes[0] ?? Number(/AADSTS(\d+)/.exec(refusal.data.error_description)?.[1]);
  if (number === 7000215 || number === 7000222) return rejectConnector('CON1001', clientId);
  if (number === 700016) return rejectConnector('CON1002', clientId, tenantId);
  if (number === 90002 || number === 900023) return rejectConnector('CON1003', tenantId);
  return rejectConnector('CON1008', refusal.data.error_description.split(' Trace ID')[0] || refusal.data.error);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What went wrong below HTTP, in words: `ECONNREFUSED 127.0.0.1:4410`. */
export function describeNetworkError(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
