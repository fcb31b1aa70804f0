import { parentPort } from 'node:worker_threads';
import { HostProblem } from './host.ts';
import { type HostOutcome, type HostTask, runHostTask } from './run.ts';

/** What a thread answers: the outcome, a problem for the user, or what broke. */
export type ThreadAnswer =
  | { readonly kind: 'done'; readonly outcome: HostOutcome }
  | { readonly kind: 'problem'; readonly message: string }
  | { readonly kind: 'broken'; readonly message: string };

function answer(task: HostTask): ThreadAnswer {
  try {
    return { kind: 'done', outcome: runHostTask(task) };
  } catch (thrown) {
    if (thrown instanceof HostProblem) return { kind: 'problem', message: thrown.message };
    return { kind: 'broken', message: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) };
  }
}

parentPort?.on('message', (task: HostTask) => parentPort?.postMessage(answer(task)));
