import { type StreamEvent, streamEventSchema } from '@vedette/model';

type StreamTopic = StreamEvent['topic'];
const TOPICS: readonly StreamTopic[] = ['incident.changed', 'scan.progressed', 'connector.changed', 'rule.evaluated'];

type Listener = (event: StreamEvent) => void;
const listeners = new Set<Listener>();

/** Calls `listener` with every live event until the returned function is called. */
export function onLiveEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function deliver(data: string): void {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return;
  }
  const parsed = streamEventSchema.safeParse(value);
  if (parsed.success) for (const listener of listeners) listener(parsed.data);
}

/** Opens the event stream; the browser reconnects by itself. `onOpen` runs at each (re)connection: what was missed must be read again. */
export function openLiveStream(onOpen: () => void): () => void {
  const source = new EventSource('/api/stream');
  source.addEventListener('open', onOpen);
  for (const topic of TOPICS) source.addEventListener(topic, (event) => deliver((event as MessageEvent<string>).data));
  return () => source.close();
}
