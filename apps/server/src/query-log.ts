import type { Ingest } from '@vedette/ingest';
import type { Logger } from '@vedette/model';
import { type QueryRecord, toQueryLogRow } from '@vedette/query';

const FLUSH_MS = 1000;
/** Beyond this many waiting records each new one is written at once: memory stays bounded when the disk is slow. */
const MAX_WAITING = 1000;

/** Writes queries into `LAQueryLogs`, some at a time, without holding up their answers. */
export class QueryLog {
  readonly #ingest: Ingest;
  readonly #logger: Logger;
  #waiting: QueryRecord[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor({ ingest, logger }: { ingest: Ingest; logger: Logger }) {
    this.#ingest = ingest;
    this.#logger = logger;
  }

  add(record: QueryRecord): void {
    this.#waiting.push(record);
    if (this.#waiting.length >= MAX_WAITING) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), FLUSH_MS);
  }

  async close(): Promise<void> {
    this.#flush();
    await this.#writing;
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const records = this.#waiting;
    this.#waiting = [];
    if (records.length === 0) return;
    this.#writing = this.#writing
      .then(() => this.#ingest.write('LAQueryLogs', records.map(toQueryLogRow)))
      .then(({ rejected }) => {
        for (const { problem } of rejected) this.#logger.warn('a query was not recorded', { message: problem.message });
      })
      .catch((error: unknown) =>
        this.#logger.error('queries were not recorded', { count: records.length, error: String(error) }),
      );
  }
}
