/** Bounds of one reading, nested documents included. Whatever a bound cuts off is named in the outcome. */
export interface ReadLimits {
  /** A larger input is not opened at all. */
  readonly maxInputBytes: number;
  /** All decompressed bytes together. Larger: a bomb costs more memory and time before it is stopped. */
  readonly maxExpandedBytes: number;
  /** Decompressed bytes of a single entry; one entry is held in memory at a time. */
  readonly maxEntryBytes: number;
  /** Decompressed to compressed, judged once an entry has grown beyond 1 MiB: honest sheets reach about 60. */
  readonly maxExpansionRatio: number;
  readonly maxEntries: number;
  /** Documents inside documents: a zip in a mail in a zip is depth 2. */
  readonly maxNestingDepth: number;
  /** UTF-16 units of text over all parts. */
  readonly maxTextLength: number;
  readonly maxMilliseconds: number;
}

export const DEFAULT_READ_LIMITS: ReadLimits = Object.freeze({
  maxInputBytes: 256 * 1024 * 1024,
  maxExpandedBytes: 512 * 1024 * 1024,
  maxEntryBytes: 256 * 1024 * 1024,
  maxExpansionRatio: 250,
  maxEntries: 20_000,
  maxNestingDepth: 5,
  maxTextLength: 128 * 1024 * 1024,
  maxMilliseconds: 60_000,
});
