import { type ResponseOf, type RouteName, routes } from '@vedette/model';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Authenticator } from '../auth/authenticator.ts';
import { assertMayRead, authenticate, type Caller } from './authenticate.ts';

type Parsed<N extends RouteName, K extends 'query' | 'body'> = (typeof routes)[N] extends {
  readonly [key in K]?: infer S;
}
  ? S extends z.ZodType
    ? z.output<S>
    : undefined
  : undefined;

export interface RouteInput<N extends RouteName> {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Parsed<N, 'query'>;
  readonly body: Parsed<N, 'body'>;
  /** Present on every route with a role. */
  readonly caller: Caller;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export type RouteHandler<N extends RouteName> = (input: RouteInput<N>) => Promise<ResponseOf<N>>;

/** A handler that may send rows as they come: it gives the reply that it has sent, which Fastify takes for an answer. */
export const mayStream = <N extends RouteName>(
  handler: (input: RouteInput<N>) => Promise<ResponseOf<N> | FastifyReply>,
): RouteHandler<N> => handler as RouteHandler<N>;

/** Binds a handler to a route of the contract: checks role, tables, query and body before, so that the handler sees typed values. */
export function registerRoute<N extends RouteName>(
  app: FastifyInstance,
  authenticator: Authenticator,
  name: N,
  handler: RouteHandler<N>,
): void {
  const route: (typeof routes)[RouteName] = routes[name];
  const querySchema = 'query' in route ? route.query : undefined;
  const bodySchema = 'body' in route ? route.body : undefined;
  app.route({
    method: route.method,
    url: route.path,
    handler: async (request, reply) => {
      const caller =
        route.role === null ? (undefined as unknown as Caller) : await authenticate(request, authenticator, route.role);
      if ('reads' in route && route.reads) assertMayRead(caller.principal, route.reads);
      const input = {
        params: request.params as Record<string, string>,
        query: querySchema?.parse(request.query),
        body: bodySchema?.parse(request.body ?? {}),
        caller,
        request,
        reply,
      };
      return handler(input as unknown as RouteInput<N>);
    },
  });
}

export type Register = <N extends RouteName>(name: N, handler: RouteHandler<N>) => void;
