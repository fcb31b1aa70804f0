import { CONNECTOR_KINDS, type ConnectorKind } from '@vedette/model';
import type { ConnectorRuntime, ConnectorRuntimeOptions } from './connector-runtime.ts';

/** Ends the pause of a connector's loop. */
export type Wakers = Map<ConnectorKind, () => void>;

interface Loops {
  readonly runtime: ConnectorRuntime;
  readonly wakers: Wakers;
  readonly options: ConnectorRuntimeOptions;
  readonly signal: AbortSignal;
}

/** How soon a connector that another server connected is noticed here. */
const IDLE_SECONDS = 30;
const MAX_BACK_OFF_SECONDS = 15 * 60;
const drawJitter = (): number => Math.random() * 0.1;

/** Seconds until the next poll: the pace, doubled with every failure in a row up to a quarter of an hour. */
export function decidePause(pollSeconds: number, failures: number, jitter: number): number {
  const backedOff = Math.max(pollSeconds, Math.min(pollSeconds * 2 ** failures, MAX_BACK_OFF_SECONDS));
  return backedOff * (1 + jitter);
}

/** One loop a connector; graph first, so that the labels have names before the first label events come. */
export async function runLoops(loops: Loops): Promise<void> {
  const { runtime, signal } = loops;
  if (!signal.aborted) await pollSafely(loops, 'graph-security', runtime);
  await Promise.all(CONNECTOR_KINDS.map((kind) => runLoop(loops, kind)));
}

async function runLoop(loops: Loops, kind: ConnectorKind): Promise<void> {
  const { runtime, options, signal } = loops;
  let failures = 0;
  while (!signal.aborted) {
    const outcome = await pollSafely(loops, kind, runtime);
    failures = outcome === 'failed' ? failures + 1 : 0;
    const pollSeconds = await loadPollSeconds(options, kind);
    const jitter = (options.jitter ?? drawJitter)();
    const seconds =
      outcome === 'skipped' ? Math.min(pollSeconds, IDLE_SECONDS) : decidePause(pollSeconds, failures, jitter);
    const woken = await pause(loops, kind, seconds);
    if (woken) failures = 0;
  }
}

async function loadPollSeconds({ store }: ConnectorRuntimeOptions, kind: ConnectorKind): Promise<number> {
  const stored = await store.loadConnector(kind).catch(() => undefined);
  return stored?.state.settings?.pollSeconds ?? IDLE_SECONDS;
}

/** The state store itself may be away for a while; the loop outlives that. */
async function pollSafely({ options, signal }: Loops, kind: ConnectorKind, runtime: ConnectorRuntime) {
  try {
    return (await runtime.pollOnce(kind, signal)).outcome;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (!signal.aborted)
      options.logger.error('A poll failed before it could say so in its state.', { connector: kind, reason });
    return 'failed';
  }
}

/** True if someone woke the loop before its time. */
async function pause({ wakers, options, signal }: Loops, kind: ConnectorKind, seconds: number): Promise<boolean> {
  const awake = new AbortController();
  wakers.set(kind, () => awake.abort());
  try {
    await options.clock.sleep(seconds * 1000, AbortSignal.any([signal, awake.signal]));
    return false;
  } catch {
    return !signal.aborted;
  } finally {
    wakers.delete(kind);
  }
}
