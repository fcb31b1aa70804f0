import { z } from 'zod';

const tabSchema = z.object({
  id: z.string().min(1),
  title: z.string(),
  /** The person named it: a run does not rename it. */
  isNamed: z.boolean(),
  text: z.string(),
  timespan: z.string(),
  /** The saved query that it was opened from. */
  savedQueryId: z.string().nullable(),
});
export type QueryTab = z.infer<typeof tabSchema>;

export const tabsSchema = z.object({ tabs: z.array(tabSchema).min(1), activeId: z.string() });
/** Shape: never empty; `activeId` is one of them. */
export type QueryTabs = z.infer<typeof tabsSchema>;

export interface NewTab {
  readonly id: string;
  readonly title?: string;
  readonly text?: string;
  readonly timespan: string;
  readonly savedQueryId?: string | null;
}

function makeTab(
  { id, title, text = '', timespan, savedQueryId = null }: NewTab,
  others: readonly QueryTab[],
): QueryTab {
  return { id, title: title ?? freeTitle(others), isNamed: title !== undefined, text, timespan, savedQueryId };
}

/** `Query 1`, or the next number that no tab has. */
function freeTitle(tabs: readonly QueryTab[]): string {
  for (let number = 1; ; number += 1)
    if (!tabs.some(({ title }) => title === `Query ${number}`)) return `Query ${number}`;
}

export const firstTabs = (tab: NewTab): QueryTabs => ({ tabs: [makeTab(tab, [])], activeId: tab.id });

export const activeTab = ({ tabs, activeId }: QueryTabs): QueryTab =>
  tabs.find(({ id }) => id === activeId) ?? (tabs[0] as QueryTab);

export const addTab = ({ tabs }: QueryTabs, tab: NewTab): QueryTabs => ({
  tabs: [...tabs, makeTab(tab, tabs)],
  activeId: tab.id,
});

/** Opens a query that came from elsewhere: in the tab that has it already, in an empty one, or in a new one. */
export function openTab(all: QueryTabs, tab: NewTab): QueryTabs {
  const same = all.tabs.find(({ text, timespan }) => text === tab.text && timespan === tab.timespan);
  if (same) return { ...all, activeId: same.id };
  const active = activeTab(all);
  if (active.text.trim() !== '' || active.isNamed) return addTab(all, tab);
  const rest = all.tabs.filter(({ id }) => id !== active.id);
  const filled = makeTab(tab, rest);
  return { tabs: all.tabs.map((each) => (each.id === active.id ? filled : each)), activeId: filled.id };
}

export const changeTab = (all: QueryTabs, id: string, change: Partial<Omit<QueryTab, 'id'>>): QueryTabs => ({
  ...all,
  tabs: all.tabs.map((tab) => (tab.id === id ? { ...tab, ...change } : tab)),
});

/** Without the tab; its right neighbour becomes active. The last one gives way to an empty one. */
export function closeTab(all: QueryTabs, id: string, empty: NewTab): QueryTabs {
  const at = all.tabs.findIndex((tab) => tab.id === id);
  if (at < 0) return all;
  const tabs = all.tabs.filter((tab) => tab.id !== id);
  if (tabs.length === 0) return firstTabs(empty);
  const neighbour = tabs[Math.min(at, tabs.length - 1)] as QueryTab;
  return { tabs, activeId: all.activeId === id ? neighbour.id : all.activeId };
}

/** The tab put before or after its neighbour. */
export function moveTab(all: QueryTabs, id: string, by: -1 | 1): QueryTabs {
  const at = all.tabs.findIndex((tab) => tab.id === id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= all.tabs.length) return all;
  const tabs = [...all.tabs];
  [tabs[at], tabs[to]] = [tabs[to] as QueryTab, tabs[at] as QueryTab];
  return { ...all, tabs };
}

/**
 * What is written to storage, so that two windows do not lose each other's tabs: those of another window that are not
 * known here stay, unless they were closed here.
 */
export function mergeStored(stored: QueryTabs | undefined, mine: QueryTabs, closed: ReadonlySet<string>): QueryTabs {
  const known = new Set(mine.tabs.map(({ id }) => id));
  const others = (stored?.tabs ?? []).filter(({ id }) => !known.has(id) && !closed.has(id));
  return { ...mine, tabs: [...mine.tabs, ...others] };
}
