import { Worker } from 'node:worker_threads';
import { HostProblem } from './host.ts';
import type { ThreadAnswer, ThreadData } from './host-worker.ts';
import type { HostOutcome, HostTask } from './run.ts';

export interface HostThreadsOptions extends ThreadData {
  /** Heap of one thread. A stage that needs more ends its thread, not the server. */
  readonly maxHeapMegabytes?: number;
  /** A thread that rested for so long ends. */
  readonly restMilliseconds?: number;
}
export interface HostTaskBounds {
  readonly timeoutMilliseconds: number;
  readonly signal?: AbortSignal;
}

export { openGeolocation } from './geolocation.ts';

const WORKER_FILE = new URL('./host-worker.ts', import.meta.url);
const DEFAULTS = { maxHeapMegabytes: 1024, restMilliseconds: 30_000 };

/** Threads in which host stages run, so that no stage stops the server. One that rests is used again. */
export class HostThreads {
  readonly #options: HostThreadsOptions & typeof DEFAULTS;
  readonly #idle = new Set<Worker>();
  readonly #all = new Set<Worker>();

  constructor(options: HostThreadsOptions = {}) {
    this.#options = { ...DEFAULTS, ...options };
  }

  /** Runs a stage. Errors: `HostProblem` for what the user can mend (time, memory, bad input); the abort's reason. */
  run(task: HostTask, { timeoutMilliseconds, signal }: HostTaskBounds): Promise<HostOutcome> {
    signal?.throwIfAborted();
    const worker = this.#take();
    return new Promise((resolve, reject) => {
      const stop = (error: unknown) => {
        release();
        this.#end(worker);
        reject(error);
      };
      const onMessage = (answer: ThreadAnswer) => {
        release();
        this.#rest(worker);
        if (answer.kind === 'done') resolve(answer.outcome);
        else reject(answer.kind === 'problem' ? new HostProblem(answer.message) : new Error(answer.message));
      };
      const onError = (error: unknown) => stop(explainEnd(error));
      const onAbort = () => stop(signal?.reason);
      const seconds = Math.round(timeoutMilliseconds / 1000);
      const onTime = () => stop(new HostProblem(`A step outside the engine took longer than ${seconds} s.`));
      const timer = setTimeout(onTime, timeoutMilliseconds);
      const release = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        worker.off('message', onMessage).off('error', onError);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      worker.on('message', onMessage).on('error', onError);
      worker.postMessage(task);
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
    this.#all.clear();
    this.#idle.clear();
  }

  #take(): Worker {
    const [rested] = this.#idle;
    if (rested) {
      this.#idle.delete(rested);
      rested.ref();
      return rested;
    }
    const { maxHeapMegabytes, geolocationFile } = this.#options;
    const workerData: ThreadData = geolocationFile === undefined ? {} : { geolocationFile };
    const resourceLimits = { maxOldGenerationSizeMb: maxHeapMegabytes };
    const worker = new Worker(WORKER_FILE, { resourceLimits, workerData });
    this.#all.add(worker);
    return worker;
  }

  #rest(worker: Worker): void {
    worker.unref();
    this.#idle.add(worker);
    setTimeout(() => this.#idle.has(worker) && this.#end(worker), this.#options.restMilliseconds).unref();
  }

  #end(worker: Worker): void {
    this.#idle.delete(worker);
    this.#all.delete(worker);
    void worker.terminate();
  }
}

function explainEnd(error: unknown): unknown {
  const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isMemory
    ? new HostProblem('A step outside the engine needs more memory than it may have; filter or summarize before it.')
    : error;
}
