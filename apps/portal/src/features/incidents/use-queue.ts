import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Incident, IncidentPage } from '@vedette/model';
import { useCallback, useMemo, useRef, useState } from 'react';
import { call, keyOf } from '../../api/index.ts';
import { holdRows } from './held-rows.ts';
import { queueQuery } from './queue-query.ts';
import type { IncidentsSearch } from './search.ts';

/** Rows a request. Larger: the first answer is late. Smaller: scrolling waits more often. */
const PAGE_ROWS = 200;

const numberOf = ({ number }: Incident): number => number;

export interface Queue {
  readonly rows: readonly Incident[];
  readonly total: number;
  readonly facets: IncidentPage['facets'] | undefined;
  readonly waiting: number;
  /** Shows what waits. */
  readonly release: () => void;
  /** Reads again and shows the list as it is, for after one's own changes. */
  readonly reread: () => void;
  readonly readMore: () => void;
  readonly isFirstRead: boolean;
  readonly isStale: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/** The queue for what the URL says: read in pages, kept fresh, never jumping. */
export function useQueue(search: IncidentsSearch): Queue {
  const { open: _open, columns: _columns, ...filters } = search;
  const filterKey = JSON.stringify(filters);
  // biome-ignore lint/correctness/useExhaustiveDependencies: "now" moves only with the filters, or every render would ask anew.
  const query = useMemo(() => queueQuery(search, new Date()), [filterKey]);
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, isPlaceholderData, refetch } = useInfiniteQuery({
    queryKey: [...keyOf('listIncidents', { query }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call('listIncidents', { query: { ...query, limit: PAGE_ROWS, offset: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, { items }) => sum + items.length, 0);
      return last.items.length > 0 && read < last.total ? read : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const latest = useMemo(() => uniqueRows(data?.pages ?? []), [data]);
  const { rows, waiting, release } = useHeldRows(latest, isPlaceholderData ? 'placeholder' : filterKey);
  const readMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    rows,
    total: data?.pages.at(-1)?.total ?? 0,
    facets: data?.pages[0]?.facets,
    waiting,
    release,
    reread: () => void refetch().then(release),
    readMore,
    isFirstRead: data === undefined && error === null,
    isStale: isPlaceholderData,
    error: data === undefined ? error : null,
    retry: () => void refetch(),
  };
}

/** A row that moved between two pages while they were read comes only once. */
function uniqueRows(pages: readonly IncidentPage[]): readonly Incident[] {
  const rows = pages.flatMap(({ items }) => items);
  return [...new Map(rows.map((row) => [row.number, row])).values()];
}

function useHeldRows(latest: readonly Incident[], listKey: string) {
  const shown = useRef<readonly Incident[]>([]);
  const shownKey = useRef(listKey);
  const [, redraw] = useState(0);
  if (shownKey.current !== listKey) {
    shown.current = [];
    shownKey.current = listKey;
  }
  const held = holdRows(shown.current, latest, numberOf);
  shown.current = held.rows;
  const release = useCallback(() => {
    shown.current = [];
    redraw((count) => count + 1);
  }, []);
  return { ...held, release };
}
