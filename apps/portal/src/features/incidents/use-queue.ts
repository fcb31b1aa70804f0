import type { Incident, IncidentPage } from '@vedette/model';
import { useCallback, useMemo, useRef, useState } from 'react';
import { call, keyOf, usePages } from '../../api/index.ts';
import { holdRows } from './held-rows.ts';
import { queueQuery } from './queue-query.ts';
import type { IncidentsSearch } from './search.ts';

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
  const pages = usePages({
    key: keyOf('listIncidents', { query }),
    read: (window, signal) => call('listIncidents', { query: { ...query, ...window }, signal }),
    rowKey: numberOf,
  });
  const { first, total, error, isStale, refetch, readMore } = pages;
  const { rows, waiting, release } = useHeldRows(pages.rows, isStale ? 'placeholder' : filterKey);
  return {
    rows,
    total,
    facets: first?.facets,
    waiting,
    release,
    reread: () => void refetch().then(release),
    readMore,
    isFirstRead: first === undefined && error === null,
    isStale,
    error,
    retry: () => void refetch(),
  };
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
