import { Worker } from 'node:worker_threads';
import type { PdfJob, PdfMessage } from './pdf-messages.ts';

/** Old-space bound of the thread. Smaller: honest books of thousands of pages fail; pdf.js takes about 150 MB for one. */
const MAX_HEAP_MEBIBYTES = 768;

/** How a job ended: by its own last message, by the clock, or with the thread. */
type PdfEnd = 'finished' | 'timed-out' | 'crashed';

/**
 * Runs PDF jobs one after another on a thread that is kept between them and stopped when one takes too long.
 * Shape: an idle thread does not keep the process alive.
 */
class PdfThread {
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();

  run(job: PdfJob, millisecondsLeft: () => number, onMessage: (message: PdfMessage) => void): Promise<PdfEnd> {
    const turn = this.#last.then(() => this.#runNow(job, millisecondsLeft(), onMessage));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #runNow(job: PdfJob, milliseconds: number, onMessage: (message: PdfMessage) => void): Promise<PdfEnd> {
    if (milliseconds <= 0) return 'timed-out';
    const worker = this.#open();
    const end = Promise.withResolvers<PdfEnd>();
    const timer = setTimeout(() => end.resolve('timed-out'), milliseconds);
    const listen = (message: PdfMessage) => {
      onMessage(message);
      if (message.kind === 'end' || message.kind === 'failed' || message.kind === 'expands') end.resolve('finished');
    };
    const crash = () => end.resolve('crashed');
    worker.on('message', listen).once('error', crash).once('exit', crash);
    worker.ref();
    worker.postMessage(job);
    const how = await end.promise;
    clearTimeout(timer);
    worker.off('message', listen).off('error', crash).off('exit', crash);
    if (how === 'finished') worker.unref();
    else await this.#close(worker);
    return how;
  }

  #open(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MEBIBYTES },
    });
    // Without a listener an error of an idle thread would end the process; its exit is what counts.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    this.#worker = worker;
    return worker;
  }

  async #close(worker: Worker): Promise<void> {
    this.#worker = null;
    await worker.terminate();
  }
}

/** One thread for the process: PDF work is what a scan spends its time on, and it leaves the main thread free. */
export const pdfThread = new PdfThread();
