import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ResponseOf, RouteName } from '@vedette/model';
import { type CallOptions, call } from './call.ts';

type Inputs<N extends RouteName> = Pick<CallOptions<N>, 'params' | 'query' | 'body'>;

/** The cache key of a read. Shape: the route's name first, so that a whole route can be refreshed at once. */
export const keyOf = <N extends RouteName>(name: N, inputs: Inputs<N> = {}) => [name, inputs] as const;

/** A read of one route as TanStack Query options: `useQuery(read('overview'))`. */
export function read<N extends RouteName>(name: N, inputs: Inputs<N> = {}) {
  return queryOptions<ResponseOf<N>>({
    queryKey: keyOf(name, inputs),
    queryFn: ({ signal }) => call(name, { ...inputs, signal }),
  });
}

/** Reads one route and keeps it. */
export const useRead = <N extends RouteName>(name: N, inputs: Inputs<N> = {}) => useQuery(read(name, inputs));

/** Marks everything read from these routes as old; what is on screen is read again. */
export async function refresh(client: QueryClient, ...names: readonly RouteName[]): Promise<void> {
  await Promise.all(names.map((name) => client.invalidateQueries({ queryKey: [name] })));
}

/** {@link refresh} with the client of this page. */
export function useRefresh(): (...names: readonly RouteName[]) => Promise<void> {
  const client = useQueryClient();
  return (...names) => refresh(client, ...names);
}
