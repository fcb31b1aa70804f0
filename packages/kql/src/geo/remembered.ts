import type { Json } from '../host/host.ts';

/** How many shapes stay read: enough for a lookup table, and few enough to weigh little. */
const MOST = 256;

/**
 * A reader that reads the same shape once, however many rows hold it: by identity where the caller passes the same
 * object again, by text otherwise.
 */
export function remembered<T>(read: (of: Json) => T): (of: Json) => T {
  const byObject = new WeakMap<object, T>();
  const byText = new Map<string, T>();
  return (of) => {
    if (typeof of !== 'object' || of === null) return read(of);
    const known = byObject.get(of);
    if (known !== undefined) return known;
    const text = textOf(of);
    const found = byText.has(text) ? (byText.get(text) as T) : read(of);
    byText.delete(text);
    byText.set(text, found);
    const oldest = byText.keys().next().value;
    if (byText.size > MOST && oldest !== undefined) byText.delete(oldest);
    byObject.set(of, found);
    return found;
  };
}

const textOf = (of: Json): string =>
  JSON.stringify(of, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
