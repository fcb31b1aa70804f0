/** Fewer: a typing error locks somebody out. More: a guess costs less. */
const MAX_FAILURES = 10;
const WINDOW_MS = 5 * 60_000;
/** Keys are names that strangers type: beyond this all are forgotten. */
const MAX_KEYS = 10_000;

/** Failures of the last five minutes by a key, without regard to case: after ten of them it must wait. */
export class FailureCounter {
  readonly #failures = new Map<string, readonly number[]>();

  note(key: string, now: Date): void {
    if (this.#failures.size > MAX_KEYS) this.#failures.clear();
    this.#failures.set(key.toLowerCase(), [...this.#recent(key, now), now.getTime()]);
  }

  forget(key: string): void {
    this.#failures.delete(key.toLowerCase());
  }

  /** 0 where it need not wait. */
  secondsToWait(key: string, now: Date): number {
    const recent = this.#recent(key, now);
    const [oldest] = recent;
    if (oldest === undefined || recent.length < MAX_FAILURES) return 0;
    return Math.ceil((oldest + WINDOW_MS - now.getTime()) / 1000);
  }

  #recent(key: string, now: Date): readonly number[] {
    return (this.#failures.get(key.toLowerCase()) ?? []).filter((at) => at > now.getTime() - WINDOW_MS);
  }
}
