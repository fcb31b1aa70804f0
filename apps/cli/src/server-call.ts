import { type BodyOf, errorBodySchema, Rejection, type ResponseOf, type RouteName, routes } from '@vedette/model';
import { assertUrl, type CommandInput, requiredText, textOption } from './command.ts';

/** Calls a route of a running server. */
export type CallServer = <N extends RouteName>(
  name: N,
  options?: { readonly id?: string; readonly body?: BodyOf<N> },
) => Promise<ResponseOf<N>>;

/** The server of `--url`, asked with `--token` or `VEDETTE_TOKEN`. Errors: a `Rejection` with the problems that it answers. */
export function openServer({ values, terminal }: CommandInput, url: string): CallServer {
  assertUrl(url, '--url', ['http:', 'https:'], 'https://localhost:8480');
  const token = textOption(values, 'token') ?? terminal.env.VEDETTE_TOKEN ?? requiredText(values, 'token');
  return async (name, { id, body } = {}) => {
    const { method, path, response: schema } = routes[name];
    const response = await fetch(new URL(path.replace(':id', encodeURIComponent(id ?? '')), url), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (response.ok) return schema.parse(answer) as never;
    throw new Rejection(errorBodySchema.parse(answer).error.problems, response.status);
  };
}
