import { parentPort, workerData } from 'node:worker_threads';
import { openGeolocationLate } from './geolocation.ts';
import { HostProblem, type HostResources } from './host.ts';
import { type HostOutcome, type HostTask, runHostTask } from './run.ts';

/** What a thread answers: the outcome, a problem for the user, or what broke. */
export type ThreadAnswer =
  | { readonly kind: 'done'; readonly outcome: HostOutcome }
  | { readonly kind: 'problem'; readonly message: string }
  | { readonly kind: 'broken'; readonly message: string };

/** What a thread is given when it starts. */
export interface ThreadData {
  /** A MaxMind DB file of places, for `geo_info_from_ip_address()`; absent: countries alone. */
  readonly geolocationFile?: string;
}

const { geolocationFile } = (workerData ?? {}) as ThreadData;
const resources: HostResources = { geolocate: openGeolocationLate(geolocationFile) };

function answer(task: HostTask): ThreadAnswer {
  try {
    return { kind: 'done', outcome: runHostTask(task, resources) };
  } catch (thrown) {
    if (thrown instanceof HostProblem) return { kind: 'problem', message: thrown.message };
    return { kind: 'broken', message: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) };
  }
}

parentPort?.on('message', (task: HostTask) => parentPort?.postMessage(answer(task)));
