import { randomUUID } from 'node:crypto';

/** The part of a `Session` of the package `chdb` that is used. */
export interface ChdbSession {
  queryAsync(sql: string): Promise<ChdbAnswer>;
}
/** Bytes of the statement's format. */
export interface ChdbAnswer {
  text(): string;
  bytes(): Uint8Array;
}

/** Whoever has a session waits in its one line. */
const SESSIONS = new WeakMap<ChdbSession, ChdbStatements>();
/** One is enough on chDB 26.7. */
const MAX_SWEEPS = 3;

/**
 * The statements of one chDB session, one at a time. A statement that fails after its first block (a limit of time, rows or memory, an
 * error in a later row) leaves what it wrote in the session, and chDB 26.7 gives that to the next statement, before its own answer. So
 * a failed one is swept up behind, and nothing is answered until the session gives back just what it was asked.
 */
export class ChdbStatements {
  readonly #session: ChdbSession;
  #isClean = true;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(session: ChdbSession) {
    this.#session = session;
  }

  static of(session: ChdbSession): ChdbStatements {
    const known = SESSIONS.get(session) ?? new ChdbStatements(session);
    SESSIONS.set(session, known);
    return known;
  }

  /** Errors: those of the engine, once what the statement left is swept up. */
  run(sql: string): Promise<ChdbAnswer> {
    const answer = this.#last.then(() => this.#runAlone(sql));
    // Without its value: an answer of hundreds of megabytes would stay until the next statement.
    this.#last = answer.then(
      () => {},
      () => {},
    );
    return answer;
  }

  async #runAlone(sql: string): Promise<ChdbAnswer> {
    if (!this.#isClean) await this.#sweep();
    try {
      return await this.#session.queryAsync(sql);
    } catch (error) {
      this.#isClean = false;
      // A session that cannot be swept now is so before its next statement.
      await this.#sweep().catch(() => {});
      throw error;
    }
  }

  async #sweep(): Promise<void> {
    for (let sweep = 0; sweep < MAX_SWEEPS && !this.#isClean; sweep++) {
      const asked = randomUUID();
      const answer = await this.#session.queryAsync(`SELECT '${asked}' FORMAT RawBLOB`);
      const bytes = answer.bytes();
      this.#isClean = bytes.length === asked.length && Buffer.from(bytes).toString('latin1') === asked;
    }
    if (!this.#isClean)
      throw new Error('The log engine still answers with rows of a statement that failed; restart the server.');
  }
}
