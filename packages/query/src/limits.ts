/**
 * What one query and one user may use.
 * Source: Azure Monitor service limits, "Log queries and language", "User query throttling" and "Query API" (read 2026-11-21).
 */
export interface QueryLimits {
  /** Rows of one answer, whoever asks; a request may ask for fewer. */
  readonly maxRows: number;
  /** Size of one answer: characters of its texts and eight a number. The vendor's 64 MB are compressed, 100 MiB plain. */
  readonly maxBytes: number;
  /** The same of an answer that is streamed as CSV or Arrow, which nothing gathers. */
  readonly maxStreamedRows: number;
  readonly maxStreamedBytes: number;
  readonly defaultSeconds: number;
  readonly maxSeconds: number;
  readonly maxMemoryBytes: number;
  /** Queries of one user that run at a time, that wait, and how long each waits. */
  readonly maxRunning: number;
  readonly maxWaiting: number;
  readonly maxWaitSeconds: number;
  /** Queries that one user may send through the vendors' routes in a window of time. */
  readonly maxRequests: number;
  readonly requestWindowSeconds: number;
}

/** Rows that the portal asks for at most; the API may have `maxRows`. */
export const PORTAL_MAX_ROWS = 30_000;

export const DEFAULT_LIMITS: QueryLimits = {
  maxRows: 500_000,
  maxBytes: 100 * 1024 * 1024,
  maxStreamedRows: 10_000_000,
  maxStreamedBytes: 4 * 1024 * 1024 * 1024,
  defaultSeconds: 180,
  maxSeconds: 600,
  maxMemoryBytes: 2 * 1024 * 1024 * 1024,
  maxRunning: 5,
  maxWaiting: 200,
  maxWaitSeconds: 180,
  maxRequests: 200,
  requestWindowSeconds: 30,
};
