import type { Problem } from '@vedette/model';

/** What a poll did. Nothing that was passed over is missing here. */
export interface PollResult {
  readonly rowsByTable: ReadonlyMap<string, number>;
  readonly duplicatesDropped: number;
  /** Records that no table takes, by their type, e.g. `Yammer (22)`. */
  readonly notTaken: ReadonlyMap<string, number>;
  /** The poll went on in spite of these. */
  readonly problems: readonly Problem[];
}

/** Collects a poll's counts. */
export class PollCounter {
  readonly #rows = new Map<string, number>();
  readonly #notTaken = new Map<string, number>();
  readonly #problems: Problem[] = [];
  #duplicates = 0;

  addRows(table: string, count: number): void {
    this.#rows.set(table, (this.#rows.get(table) ?? 0) + count);
  }
  addDuplicates(count: number): void {
    this.#duplicates += count;
  }
  addNotTaken(kind: string): void {
    this.#notTaken.set(kind, (this.#notTaken.get(kind) ?? 0) + 1);
  }
  addProblem(problem: Problem): void {
    this.#problems.push(problem);
  }
  toResult(): PollResult {
    return {
      rowsByTable: this.#rows,
      duplicatesDropped: this.#duplicates,
      notTaken: this.#notTaken,
      problems: this.#problems,
    };
  }
}
