import type { Clock, Problem } from '@vedette/model';
import type { QueryLimits } from './limits.ts';
import { queryProblem } from './problems.ts';

export type Admission =
  | { readonly kind: 'admitted'; readonly release: () => void }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** One user's queries: how many run, and who waits in order. */
interface Lane {
  running: number;
  readonly waiting: (() => void)[];
}

/** Lets `maxRunning` queries of a user run at a time and `maxWaiting` wait, first come first served. */
export class AdmissionQueue {
  readonly #lanes = new Map<string, Lane>();
  readonly #clock: Clock;
  readonly #limits: QueryLimits;

  constructor(clock: Clock, limits: QueryLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Errors: `QRY1001` the queue is full, `QRY1002` waited too long; rejects with the signal's reason. */
  async enter(userId: string, signal?: AbortSignal): Promise<Admission> {
    signal?.throwIfAborted();
    const lane = this.#lanes.get(userId) ?? { running: 0, waiting: [] };
    this.#lanes.set(userId, lane);
    if (lane.running < this.#limits.maxRunning) {
      lane.running++;
      return this.#admit(userId, lane);
    }
    if (lane.waiting.length >= this.#limits.maxWaiting) {
      return { kind: 'refused', problem: queryProblem('QRY1001', lane.waiting.length) };
    }
    return this.#wait(userId, lane, signal);
  }

  #admit(userId: string, lane: Lane): Admission {
    let isReleased = false;
    const release = () => {
      if (isReleased) return;
      isReleased = true;
      this.#leave(userId, lane);
    };
    return { kind: 'admitted', release };
  }

  /** Hands the place to the next in line, which then counts as running. */
  #leave(userId: string, lane: Lane): void {
    const next = lane.waiting.shift();
    if (next) next();
    else if (--lane.running === 0) this.#lanes.delete(userId);
  }

  async #wait(userId: string, lane: Lane, signal: AbortSignal | undefined): Promise<Admission> {
    const turn = Promise.withResolvers<void>();
    lane.waiting.push(turn.resolve);
    const stopTimer = new AbortController();
    const ended = signal ? AbortSignal.any([signal, stopTimer.signal]) : stopTimer.signal;
    const timeUp = this.#clock.sleep(this.#limits.maxWaitSeconds * 1000, ended).then(() => 'late' as const);
    try {
      const first = await Promise.race([turn.promise.then(() => 'turn' as const), timeUp]);
      if (first === 'turn') return this.#admit(userId, lane);
      this.#giveUp(userId, lane, turn.resolve);
      return { kind: 'refused', problem: queryProblem('QRY1002', this.#limits.maxWaitSeconds) };
    } catch (reason) {
      this.#giveUp(userId, lane, turn.resolve);
      throw reason;
    } finally {
      stopTimer.abort();
      timeUp.catch(() => {});
    }
  }

  /** Leaves the line, or passes on a place that was given at the same moment. */
  #giveUp(userId: string, lane: Lane, turn: () => void): void {
    const place = lane.waiting.indexOf(turn);
    if (place >= 0) lane.waiting.splice(place, 1);
    else this.#leave(userId, lane);
  }
}
