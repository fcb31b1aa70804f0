import { joinList, splitList } from '@vedette/model';
import { z } from 'zod';

/** A filter with several values in the URL, e.g. `status=New,Active`. Anything unreadable counts as no filter. */
export const listParam = z
  .preprocess((value) => (typeof value === 'string' ? splitList(value) : value), z.array(z.string()))
  .catch([])
  .default([]);

/** A text in the URL; absent when empty. */
export const textParam = z
  .preprocess((value) => (value === undefined || value === '' ? undefined : String(value)), z.string().optional())
  .catch(undefined);

/** The address's search as raw texts. The router's own reader would turn `number=007` into 7. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** Writes a page's search: lists joined with commas, empty values left out, so that a plain page has a plain address. */
export function printSearch(values: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const printed = Array.isArray(value)
      ? joinList(value.map(String))
      : value === undefined || value === null
        ? ''
        : String(value);
    if (printed !== '') search.set(name, printed);
  }
  return search.size === 0 ? '' : `?${search}`;
}
