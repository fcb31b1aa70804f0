import type { Principal } from '@vedette/model';
import { hasRole } from '@vedette/model';

/** A query that is compiled, waits or runs. */
export interface RunningQuery {
  readonly id: string;
  /** The client's own name for it, or our id. */
  readonly clientRequestId: string;
  readonly principal: Principal;
  readonly kql: string;
  readonly source: string;
  readonly startedAt: Date;
}

/** Why a query's signal aborted, where someone cancelled it by its id. */
export class Cancellation extends Error {
  readonly by: string;
  readonly reason: string;
  constructor(by: string, reason: string) {
    super(`cancelled by ${by}`);
    this.by = by;
    this.reason = reason;
  }
}

/** The queries of this process that have not ended. One sees and cancels the own ones; an administrator all. */
export class RunningQueries {
  readonly #entries = new Map<string, { readonly query: RunningQuery; readonly abort: AbortController }>();

  /** Gives the signal that a cancellation aborts. Call `remove` when the query has ended, however it did. */
  add(query: RunningQuery): AbortSignal {
    const abort = new AbortController();
    this.#entries.set(query.id, { query, abort });
    return abort.signal;
  }

  remove(id: string): void {
    this.#entries.delete(id);
  }

  /** Shape: the oldest first. */
  list(principal: Principal): readonly RunningQuery[] {
    const all = [...this.#entries.values()].map(({ query }) => query);
    return all.filter((query) => mayControl(principal, query));
  }

  /** Gives how many queries of that id were told to end. */
  cancel(clientRequestId: string, principal: Principal, reason: string): number {
    const found = [...this.#entries.values()].filter(
      ({ query }) => query.clientRequestId === clientRequestId && mayControl(principal, query),
    );
    for (const { abort } of found) abort.abort(new Cancellation(principal.username, reason));
    return found.length;
  }
}

const mayControl = (principal: Principal, query: RunningQuery): boolean =>
  query.principal.userId === principal.userId || hasRole(principal, 'admin');
