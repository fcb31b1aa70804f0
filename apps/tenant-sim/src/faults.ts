/** What goes wrong on demand. Counters go down with every request they hit. */
export interface Faults {
  /** Requests that are answered with "too many requests" (403 + AF429 in the feed, 429 in Graph). */
  throttle: number;
  /** Seconds in `Retry-After`; the feed sends the header only where this is set. */
  retryAfterSeconds: number | null;
  /** Answer throttled feed requests with HTTP 429 instead of 403. */
  throttleAs429: boolean;
  /** Requests that are answered with 500. */
  serverErrors: number;
  /** Milliseconds that every answer waits. */
  slowMilliseconds: number;
  /** Every blob is listed twice, and once more under another id. */
  duplicateBlobs: boolean;
  /** Seconds that the service's clock is ahead of the true time. */
  clockSkewSeconds: number;
  /** `$expand=alerts` answers 500. */
  expandFails: boolean;
  /** Lists of alerts end without `@odata.nextLink`, as field reports tell. */
  withoutNextLink: boolean;
  /** Tokens carry no roles. */
  withoutPermissions: boolean;
  /** Life of new tokens. */
  tokenSeconds: number;
}

export const NO_FAULTS: Readonly<Faults> = {
  throttle: 0,
  retryAfterSeconds: null,
  throttleAs429: false,
  serverErrors: 0,
  slowMilliseconds: 0,
  duplicateBlobs: false,
  clockSkewSeconds: 0,
  expandFails: false,
  withoutNextLink: false,
  withoutPermissions: false,
  tokenSeconds: 3599,
};

/** Takes one from a counter; true if there was one to take. */
export function spend(faults: Faults, counter: 'throttle' | 'serverErrors'): boolean {
  if (faults[counter] <= 0) return false;
  faults[counter] -= 1;
  return true;
}

/** Merges a request body into the faults. Errors: a text that names the first member that is unknown or of a wrong type. */
export function applyFaults(faults: Faults, changes: Readonly<Record<string, unknown>>): string | undefined {
  for (const [name, value] of Object.entries(changes)) {
    if (!(name in NO_FAULTS)) return `unknown fault \`${name}\`; known are ${Object.keys(NO_FAULTS).join(', ')}`;
    const expected = name === 'retryAfterSeconds' ? 'number' : typeof NO_FAULTS[name as keyof Faults];
    if (typeof value !== expected && !(name === 'retryAfterSeconds' && value === null))
      return `\`${name}\` must be a ${expected}`;
  }
  Object.assign(faults, changes);
  return undefined;
}
