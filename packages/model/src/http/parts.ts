/** What several routes have in their queries and answers. */
import { z } from 'zod';

/** Several values of one filter as one text of a query string: joined with commas; a comma inside a value is `\,`. */
export const joinList = (values: readonly string[]): string =>
  values.map((value) => value.replace(/[\\,]/g, '\\$&')).join(',');

/** The values that {@link joinList} joined; empty ones are left out. */
export const splitList = (text: string): string[] =>
  (text.match(/(?:\\.|[^,\\])+/gs) ?? []).map((value) => value.replace(/\\(.)/gs, '$1'));

export const list = z
  .string()
  .optional()
  .transform((value) => splitList(value ?? ''));
/** In a filter that can ask for things without a value (incidents without owner, assets without label): the empty value. */
export const NONE = '-';
export const listWithNone = list.transform((values) => values.map((value) => (value === NONE ? '' : value)));
export const limit = z.coerce.number().int().min(1).max(1000).default(100);
export const offset = z.coerce.number().int().min(0).default(0);
export const facet = z.array(z.object({ value: z.string(), count: z.int() }));
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.int() });
export const done = z.object({ ok: z.literal(true) });
