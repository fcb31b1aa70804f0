import type { Terminal } from './command.ts';

/** What was opened so far is closed in order where a start ends within this time. Longer: a supervisor kills the process meanwhile. */
const START_GRACE_MS = 5000;

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;
type StopSignal = keyof typeof EXIT_CODES;

/** Calls `first` at the first SIGINT or SIGTERM; a second one ends the process at once. Gives the way to stop listening. */
function onStop(first: () => void): () => void {
  let isStopping = false;
  const listen = (signal: StopSignal) => {
    if (isStopping) process.exit(EXIT_CODES[signal]);
    isStopping = true;
    first();
  };
  const signals = Object.keys(EXIT_CODES) as StopSignal[];
  for (const signal of signals) process.on(signal, listen);
  return () => {
    for (const signal of signals) process.off(signal, listen);
  };
}

/**
 * Runs a service until SIGINT or SIGTERM. One that comes during the start lets it end and closes what it opened. A start that does not
 * end, such as one that waits for a database elsewhere, is left: what is stored survives that, as it survives `kill -9`.
 */
export async function runUntilStopped(
  start: () => Promise<{ stop(): Promise<void> }>,
  { stderr }: Pick<Terminal, 'stderr'>,
): Promise<void> {
  const stopped = Promise.withResolvers<void>();
  let deadline: NodeJS.Timeout | undefined;
  let isStarting = true;
  const stopListening = onStop(() => {
    stopped.resolve();
    if (isStarting) deadline = setTimeout(() => abandonStart(stderr), START_GRACE_MS);
  });
  try {
    const service = await start().finally(() => {
      isStarting = false;
      clearTimeout(deadline);
    });
    await stopped.promise;
    await service.stop();
  } finally {
    stopListening();
  }
}

function abandonStart(stderr: NodeJS.WritableStream): void {
  stderr.write(`vedette: stopped; the start had not ended ${START_GRACE_MS / 1000} s after the signal.\n`);
  process.exit(EXIT_CODES.SIGTERM);
}
