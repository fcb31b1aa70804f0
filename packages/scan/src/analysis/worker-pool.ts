import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { codeOf } from '../skip-reasons.ts';
import type { Analyser, AnalysisJob, AnalysisResult } from './analysis.ts';

export interface WorkerPoolOptions {
  readonly threads?: number;
  /** A document that takes longer is given up, and its thread with it. */
  readonly timeoutMilliseconds?: number;
  /** Heap of one thread. A document that needs more ends its thread, not the server. */
  readonly maxHeapMegabytes?: number;
  /** A thread that rested for so long ends and gives its memory back, with the parsers about 100 MB. */
  readonly restMilliseconds?: number;
}

/** Reading stops itself a little before its thread is ended, so that the text so far still counts. */
const GRACE_MILLISECONDS = 5_000;
const REST_MILLISECONDS = 30_000;
const WORKER_FILE = new URL('./analysis-worker.ts', import.meta.url);

interface Waiting {
  readonly job: AnalysisJob;
  readonly settle: (result: AnalysisResult) => void;
}

/** Analyses documents in threads of their own, so that no document can stop or crowd out the server. */
export function createWorkerPool(options: WorkerPoolOptions = {}): Analyser {
  const threads = options.threads ?? Math.max(1, Math.min(8, availableParallelism() - 1));
  const { timeoutMilliseconds = 60_000, maxHeapMegabytes = 768, restMilliseconds = REST_MILLISECONDS } = options;
  return new WorkerPool(threads, { timeoutMilliseconds, maxHeapMegabytes, restMilliseconds });
}

class WorkerPool implements Analyser {
  readonly capacity: number;
  readonly #timeoutMilliseconds: number;
  readonly #maxHeapMegabytes: number;
  readonly #restMilliseconds: number;
  #restTimer: NodeJS.Timeout | undefined;
  readonly #idle: Worker[] = [];
  readonly #workers = new Set<Worker>();
  readonly #queue: Waiting[] = [];

  constructor(capacity: number, options: Required<Omit<WorkerPoolOptions, 'threads'>>) {
    this.capacity = capacity;
    this.#timeoutMilliseconds = options.timeoutMilliseconds;
    this.#maxHeapMegabytes = options.maxHeapMegabytes;
    this.#restMilliseconds = options.restMilliseconds;
  }

  analyse(job: AnalysisJob): Promise<AnalysisResult> {
    return new Promise((settle) => {
      this.#queue.push({ job, settle });
      this.#startNext();
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#restTimer);
    const all = [...this.#workers];
    this.#workers.clear();
    this.#idle.length = 0;
    await Promise.all(all.map((worker) => worker.terminate()));
  }

  #startNext(): void {
    if (this.#queue.length === 0) return;
    const worker = this.#idle.pop() ?? (this.#workers.size < this.capacity ? this.#startWorker() : undefined);
    const next = worker && this.#queue.shift();
    if (worker && next) this.#run(worker, next);
  }

  #startWorker(): Worker {
    const worker = new Worker(WORKER_FILE, { resourceLimits: { maxOldGenerationSizeMb: this.#maxHeapMegabytes } });
    worker.unref();
    worker.on('error', () => this.#workers.delete(worker));
    this.#workers.add(worker);
    return worker;
  }

  #run(worker: Worker, { job, settle }: Waiting): void {
    const finish = (result: AnalysisResult, isUsable: boolean) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit).unref();
      if (isUsable && this.#workers.has(worker)) this.#idle.push(worker);
      else this.#discard(worker);
      settle(result);
      this.#startNext();
      this.#restLater();
    };
    const onMessage = (result: AnalysisResult) => finish(result, true);
    const onError = (error: unknown) => finish(explainCrash(error), false);
    const onExit = () => finish(failure('read-failed', 'The thread that read it ended.'), false);
    const seconds = Math.round(this.#timeoutMilliseconds / 1000);
    const timer = setTimeout(() => {
      finish(failure('timed-out', `Reading took longer than ${seconds} s and was stopped.`), false);
    }, this.#timeoutMilliseconds);
    worker.ref();
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    const maxMilliseconds = Math.max(1_000, this.#timeoutMilliseconds - GRACE_MILLISECONDS);
    const bytes = job.bytes.byteLength === job.bytes.buffer.byteLength ? job.bytes : job.bytes.slice();
    worker.postMessage({ ...job, bytes, limits: { maxMilliseconds, ...job.limits } }, [bytes.buffer]);
  }

  #restLater(): void {
    clearTimeout(this.#restTimer);
    const end = () => {
      for (const worker of this.#idle.splice(0)) this.#discard(worker);
    };
    this.#restTimer = setTimeout(end, this.#restMilliseconds).unref();
  }

  #discard(worker: Worker): void {
    this.#workers.delete(worker);
    void worker.terminate();
  }
}

function explainCrash(error: unknown): AnalysisResult {
  if (codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY') {
    return failure('expands-too-much', 'Reading it needs more memory than a document may take.');
  }
  return failure(
    'read-failed',
    `Reading it ended with an error: ${error instanceof Error ? error.message : String(error)}`,
  );
}

function failure(reason: 'timed-out' | 'expands-too-much' | 'read-failed', message: string): AnalysisResult {
  return { kind: 'unreadable', contentHash: '', format: '', protection: 'plain', label: null, reason, message };
}
