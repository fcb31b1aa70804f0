import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

/** Rows a request. Larger: the first answer is late. Smaller: scrolling waits more often. */
const PAGE_ROWS = 200;

interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

interface PagesOptions<T, P extends Page<T>> {
  /** Names the list with its filters: `keyOf('listAlerts', { query })`. */
  readonly key: QueryKey;
  readonly read: (window: { readonly limit: number; readonly offset: number }, signal: AbortSignal) => Promise<P>;
  /** Outside of the component, so that the rows stay the same while nothing changes. */
  readonly rowKey: (row: T) => string | number;
}

/** How many rows were read, where there are more; undefined: these are all. */
export function nextOffset<T>(pages: readonly Page<T>[]): number | undefined {
  const last = pages.at(-1);
  const count = pages.reduce((sum, { items }) => sum + items.length, 0);
  return last && last.items.length > 0 && count < last.total ? count : undefined;
}

/** The rows of all pages. One that moved between two pages while they were read comes only once. */
export function uniqueRows<T>(pages: readonly Page<T>[], rowKey: (row: T) => string | number): readonly T[] {
  return [...new Map(pages.flatMap(({ items }) => items).map((row) => [rowKey(row), row])).values()];
}

/** A list that is read in pages as it is scrolled; the former rows stay until those of other filters are here. */
export function usePages<T, P extends Page<T>>({ key, read, rowKey }: PagesOptions<T, P>) {
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage, isPlaceholderData } = useInfiniteQuery({
    queryKey: [...key, 'pages'],
    queryFn: ({ pageParam, signal }) => read({ limit: PAGE_ROWS, offset: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: (_, pages) => nextOffset(pages),
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => uniqueRows(data?.pages ?? [], rowKey), [data, rowKey]);
  const readMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    rows,
    total: data?.pages.at(-1)?.total ?? 0,
    /** Undefined until there is an answer. */
    first: data?.pages[0],
    /** Only where there is nothing to show. */
    error: data === undefined ? error : null,
    isStale: isPlaceholderData,
    refetch,
    readMore,
  };
}
