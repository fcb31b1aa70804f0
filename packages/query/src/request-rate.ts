import type { Clock, Problem } from '@vedette/model';
import type { QueryLimits } from './limits.ts';
import { queryProblem } from './problems.ts';

/** Counts what each user sends in a sliding window. */
export class RequestRate {
  readonly #clock: Clock;
  readonly #limits: QueryLimits;
  readonly #times = new Map<string, number[]>();

  constructor(clock: Clock, limits: QueryLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Counts one more request, or gives `QRY1006` where there were too many; that one is not counted. */
  count(userId: string): Problem | undefined {
    const { maxRequests, requestWindowSeconds } = this.#limits;
    const now = this.#clock.now().getTime();
    const opens = now - requestWindowSeconds * 1000;
    const recent = (this.#times.get(userId) ?? []).filter((time) => time > opens);
    const oldest = recent[0];
    if (recent.length >= maxRequests && oldest !== undefined) {
      this.#times.set(userId, recent);
      const wait = Math.max(1, Math.ceil((oldest - opens) / 1000));
      return queryProblem('QRY1006', maxRequests, requestWindowSeconds, wait);
    }
    this.#times.set(userId, [...recent, now]);
    this.#forgetIdle(opens);
    return undefined;
  }

  #forgetIdle(opens: number): void {
    for (const [userId, times] of this.#times) if ((times.at(-1) ?? 0) <= opens) this.#times.delete(userId);
  }
}
