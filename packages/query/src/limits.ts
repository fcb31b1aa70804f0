/** What one query and one user may use. Source: Azure Monitor service limits, "Log queries and language" and "Query API". */
export interface QueryLimits {
  /** Rows of one answer, whoever asks; a request may ask for fewer. */
  readonly maxRows: number;
  /** Size of one answer: characters of its texts and eight a number. */
  readonly maxBytes: number;
  readonly defaultSeconds: number;
  readonly maxSeconds: number;
  readonly maxMemoryBytes: number;
  /** Queries of one user that run at a time, that wait, and how long each waits. */
  readonly maxRunning: number;
  readonly maxWaiting: number;
  readonly maxWaitSeconds: number;
}

/** Rows that the portal asks for at most; the API may have `maxRows`. */
export const PORTAL_MAX_ROWS = 30_000;

export const DEFAULT_LIMITS: QueryLimits = {
  maxRows: 500_000,
  maxBytes: 64 * 1024 * 1024,
  defaultSeconds: 180,
  maxSeconds: 600,
  maxMemoryBytes: 2 * 1024 * 1024 * 1024,
  maxRunning: 5,
  maxWaiting: 200,
  maxWaitSeconds: 180,
};
