/** What the made-up answers are made with. */
import type { ServerResponse } from 'node:http';
import { type RouteName, splitList } from '@vedette/model';

export interface Request {
  readonly params: Record<string, string>;
  readonly query: URLSearchParams;
  // biome-ignore lint/suspicious/noExplicitAny: made-up answers are not typed.
  readonly body: any;
}
// biome-ignore lint/suspicious/noExplicitAny: made-up answers are not typed.
export type Row = any;
export class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const streams = new Set<ServerResponse>();
export function send(event: Row): void {
  for (const stream of streams) stream.write(`event: ${event.topic}\ndata: ${JSON.stringify(event)}\n\n`);
}

export const facet = (values: string[]) => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
};
export const page = (items: Row[], query: URLSearchParams) => {
  const offset = Number(query.get('offset') ?? 0);
  return { items: items.slice(offset, offset + Number(query.get('limit') ?? 100)), total: items.length };
};
export const matches = (query: URLSearchParams, name: string, values: string[]) => {
  const wanted = splitList(query.get(name) ?? '');
  return wanted.length === 0 || values.some((value) => wanted.includes(value));
};

export const byId = (list: Row[], id: string | undefined) => {
  const found = list.find((row) => row.id === id);
  if (!found) throw new Refusal(404, 'There is no such thing.');
  return found;
};

export type Handlers = Partial<Record<RouteName, (request: Request) => unknown>>;
