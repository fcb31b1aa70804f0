import { useCallback, useEffect, useRef, useState } from 'react';
import { DEFAULT_TIME_SPAN } from '../time-spans.ts';
import {
  activeTab,
  addTab,
  changeTab,
  closeTab,
  firstTabs,
  mergeStored,
  moveTab,
  type NewTab,
  openTab,
  type QueryTab,
  type QueryTabs,
  tabsSchema,
} from './tabs-model.ts';

const STORAGE_KEY = 'vedette.logs.tabs';
/** One text, as the page kept it before there were tabs. */
const OLD_DRAFT_KEY = 'vedette.logs.draft';
const SAVE_MILLISECONDS = 300;

const newId = (): string => crypto.randomUUID();

function loadTabs(): QueryTabs | undefined {
  try {
    const stored = tabsSchema.safeParse(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null'));
    if (stored.success) return stored.data;
    const draft = localStorage.getItem(OLD_DRAFT_KEY);
    return draft ? firstTabs({ id: newId(), text: draft, timespan: DEFAULT_TIME_SPAN }) : undefined;
  } catch {
    return undefined;
  }
}

function saveTabs(tabs: QueryTabs, closed: ReadonlySet<string>): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(mergeStored(loadTabs(), tabs, closed)));
    localStorage.removeItem(OLD_DRAFT_KEY);
  } catch {
    // Storage is full or forbidden: the tabs live as long as the page.
  }
}

export interface TabActions {
  readonly select: (id: string) => void;
  readonly add: () => void;
  /** Opens a query that came from elsewhere. */
  readonly open: (tab: Omit<NewTab, 'id' | 'timespan'> & { readonly timespan?: string | null }) => void;
  readonly change: (id: string, change: Partial<Omit<QueryTab, 'id'>>) => void;
  readonly close: (id: string) => void;
  readonly move: (id: string, by: -1 | 1) => void;
}

/** The open tabs, kept in this browser. `linked`: the query of the address, which gets a tab of its own. */
export function useTabs(linked: { readonly q: string | undefined; readonly timespan: string | undefined }) {
  const [all, setAll] = useState<QueryTabs>(() => {
    const stored = loadTabs() ?? firstTabs({ id: newId(), timespan: linked.timespan ?? DEFAULT_TIME_SPAN });
    if (!linked.q) return stored;
    return openTab(stored, { id: newId(), text: linked.q, timespan: linked.timespan ?? DEFAULT_TIME_SPAN });
  });
  const closed = useRef(new Set<string>());
  const latest = useRef(all);
  latest.current = all;
  // What was here and is gone was closed here, also an empty tab that gave way to a link.
  const [before] = useState(() => loadTabs()?.tabs.map(({ id }) => id) ?? []);
  const known = useRef<readonly string[]>(before);
  useEffect(() => {
    const ids = all.tabs.map(({ id }) => id);
    for (const id of known.current) if (!ids.includes(id)) closed.current.add(id);
    known.current = ids;
    const timer = setTimeout(() => saveTabs(all, closed.current), SAVE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [all]);
  useEffect(() => () => saveTabs(latest.current, closed.current), []);

  const fresh = useCallback((now: QueryTabs): NewTab => ({ id: newId(), timespan: activeTab(now).timespan }), []);
  const actions = useActions(setAll, fresh);
  return { all, active: activeTab(all), actions };
}

function useActions(
  setAll: (update: (now: QueryTabs) => QueryTabs) => void,
  fresh: (now: QueryTabs) => NewTab,
): TabActions {
  const [actions] = useState<TabActions>(() => ({
    select: (id) => setAll((now) => ({ ...now, activeId: id })),
    add: () => setAll((now) => addTab(now, fresh(now))),
    open: ({ timespan, ...tab }) =>
      setAll((now) => {
        const base = fresh(now);
        return openTab(now, { ...base, ...tab, timespan: timespan ?? base.timespan });
      }),
    change: (id, change) => setAll((now) => changeTab(now, id, change)),
    close: (id) => setAll((now) => closeTab(now, id, fresh(now))),
    move: (id, by) => setAll((now) => moveTab(now, id, by)),
  }));
  return actions;
}
