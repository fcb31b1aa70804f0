import type { StreamEvent } from '@vedette/model';

type Listener = (event: StreamEvent) => void;

/**
 * Hands events of this process to its open streams. Nothing is kept: a client that was away refetches what it shows.
 * Scan progress is thinned to one event a run each 250 ms, so that a quick scan does not flood a slow browser.
 */
export class StreamHub {
  readonly #listeners = new Set<Listener>();
  readonly #lastProgress = new Map<string, number>();

  publish(event: StreamEvent): void {
    if (event.topic === 'scan.progressed' && this.#isTooSoon(event.run.id, event.run.status)) return;
    for (const listener of this.#listeners) listener(event);
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #isTooSoon(runId: string, status: string): boolean {
    if (status !== 'running') {
      this.#lastProgress.delete(runId);
      return false;
    }
    const now = performance.now();
    if (now - (this.#lastProgress.get(runId) ?? Number.NEGATIVE_INFINITY) < 250) return true;
    this.#lastProgress.set(runId, now);
    return false;
  }
}
