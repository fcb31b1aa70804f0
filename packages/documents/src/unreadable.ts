import type { UnreadableReason } from './document.ts';

/** Ends the reading of one part; `readDocument` turns it into an outcome, so it never leaves this package. */
export class Unreadable extends Error {
  readonly reason: UnreadableReason;
  constructor(reason: UnreadableReason, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'Unreadable';
    this.reason = reason;
  }
}

/** Any error a reader met, as a reason and a sentence: what a parser throws on bad bytes counts as `corrupt`. */
export function resolveUnreadable(error: unknown): Unreadable {
  if (error instanceof Unreadable) return error;
  if (error instanceof RangeError && /call stack/i.test(error.message)) {
    return new Unreadable('nested-too-deep', 'The content is nested too deep to be read.', { cause: error });
  }
  const detail = error instanceof Error ? error.message : String(error);
  return new Unreadable('corrupt', `The content could not be parsed: ${detail.slice(0, 300)}`, { cause: error });
}
