import type { ReadLimits } from './limits.ts';
import { Unreadable } from './unreadable.ts';

/** Below this an entry may have any ratio: a page of spaces is no bomb. */
const RATIO_GRACE_BYTES = 1024 * 1024;

/** What is left of the limits; one budget is shared by a document and everything nested in it. */
export class Budget {
  readonly limits: ReadLimits;
  readonly #now: () => number;
  #deadline: number;
  #expandedBytes = 0;
  #entries = 0;
  #textLength = 0;

  constructor(limits: ReadLimits, now: () => number) {
    this.limits = limits;
    this.#now = now;
    this.#deadline = now() + limits.maxMilliseconds;
  }

  millisecondsLeft(): number {
    return this.#deadline - this.#now();
  }

  /** Begins a wait for a turn, which is nobody's reading time; the function that it gives ends it. */
  startWait(): () => void {
    const from = this.#now();
    return () => {
      this.#deadline += this.#now() - from;
    };
  }

  assertTime(): void {
    if (this.millisecondsLeft() > 0) return;
    throw new Unreadable('timed-out', `Reading took longer than ${this.limits.maxMilliseconds} ms.`);
  }

  takeEntry(): void {
    this.assertTime();
    this.#entries += 1;
    if (this.#entries <= this.limits.maxEntries) return;
    throw new Unreadable('expands-too-much', `More than ${this.limits.maxEntries} entries.`);
  }

  /** The most bytes that an entry of this compressed size may expand to now. */
  maxExpansion(compressedBytes: number): number {
    const byRatio = Math.max(RATIO_GRACE_BYTES, compressedBytes * this.limits.maxExpansionRatio);
    const left = this.limits.maxExpandedBytes - this.#expandedBytes;
    return Math.max(0, Math.min(byRatio, this.limits.maxEntryBytes, left));
  }

  takeExpanded(bytes: number): void {
    this.#expandedBytes += bytes;
    this.assertTime();
  }

  /** How much of a text of this length may be kept. */
  takeText(length: number): number {
    const granted = Math.max(0, Math.min(length, this.limits.maxTextLength - this.#textLength));
    this.#textLength += granted;
    return granted;
  }
}
