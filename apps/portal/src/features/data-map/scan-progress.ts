import type { ScanRun } from '@vedette/model';
import { useSyncExternalStore } from 'react';
import { onLiveEvent } from '../../api/index.ts';

interface ScanProgress {
  readonly run: ScanRun;
  readonly currentPath: string | null;
}

let byRun: ReadonlyMap<string, ScanProgress> = new Map();
const listeners = new Set<() => void>();
let stop: () => void = () => undefined;

function onProgress(progress: ScanProgress): void {
  byRun = new Map(byRun).set(progress.run.id, progress);
  for (const listener of listeners) listener();
}

/** Listens to the stream while something on the page shows a run. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1)
    stop = onLiveEvent((event) => {
      if (event.topic === 'scan.progressed') onProgress({ run: event.run, currentPath: event.currentPath });
    });
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) stop();
  };
}

const useProgress = () => useSyncExternalStore(subscribe, () => byRun);

/** The run with what live events say of it since it was read. */
export function useLiveRun<R extends ScanRun | null | undefined>(run: R): R | ScanRun {
  const live = useProgress().get(run?.id ?? '');
  return live ? newer(run, live.run) : run;
}

/** The file that a run is looking at. */
export function useCurrentPath(runId: string): string | null {
  return useProgress().get(runId)?.currentPath ?? null;
}

const isOver = (run: ScanRun): boolean => run.endedAt !== null;

/** The one that knows more: a run that ended stays ended, whatever arrives late. */
function newer<R extends ScanRun | null | undefined>(read: R, live: ScanRun): R | ScanRun {
  return read && isOver(read) && !isOver(live) ? read : live;
}

export const isRunning = (run: ScanRun | null | undefined): boolean =>
  run?.status === 'running' || run?.status === 'queued';
