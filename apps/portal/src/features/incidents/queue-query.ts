import type { QueryOf } from '@vedette/model';
import { ANY_STATUS, type IncidentsSearch, OPEN_STATUSES } from './search.ts';

const DAY_MILLISECONDS = 86_400_000;

/** Presets of the queue's period, in days. */
export const PERIODS = [
  { value: 'P1D', text: 'Last 24 hours' },
  { value: 'P3D', text: 'Last 3 days' },
  { value: 'P7D', text: 'Last 7 days' },
  { value: 'P30D', text: 'Last 30 days' },
  { value: 'P180D', text: 'Last 6 months' },
] as const;

export interface Range {
  readonly from?: string;
  readonly to?: string;
}

/** A period of the URL as times. Shape: `P7D` counts back from `now`, `2026-11-01/2026-11-07` takes both days whole (UTC). */
export function periodRange(period: string | undefined, now: Date): Range {
  if (period === undefined) return {};
  const days = /^P(\d{1,4})D$/.exec(period)?.[1];
  if (days !== undefined) return { from: new Date(now.getTime() - Number(days) * DAY_MILLISECONDS).toISOString() };
  const [from = '', to = ''] = period.split('/');
  return {
    ...(isDay(from) ? { from: `${from}T00:00:00.000Z` } : {}),
    ...(isDay(to) ? { to: `${to}T23:59:59.999Z` } : {}),
  };
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** The statuses that the queue shows for what the URL says. */
export const statusFilter = (status: readonly string[]): readonly string[] =>
  status.length === 0 ? OPEN_STATUSES : status.includes(ANY_STATUS) ? [] : status;

/** The URL's status for the ticked ones. Shape: empty for the usual, `any` for none or all. */
export function statusParam(ticked: readonly string[]): string[] {
  if (ticked.length === 0 || ticked.length === OPEN_STATUSES.length + 1) return [ANY_STATUS];
  const isUsual = ticked.length === OPEN_STATUSES.length && OPEN_STATUSES.every((status) => ticked.includes(status));
  return isUsual ? [] : [...ticked];
}

type Lists = Pick<IncidentsSearch, 'status' | 'severity' | 'serviceSource' | 'policyName' | 'tag' | 'owner'>;
type QueueQuery = { [K in keyof Lists]: readonly string[] } & Omit<NonNullable<QueryOf<'listIncidents'>>, keyof Lists>;

/** What a person who looks after the queue wants on top: where something just happened. */
export const USUAL_SORT = 'lastActivityAt';

/** What to ask the server for this URL. */
export function queueQuery(search: IncidentsSearch, now: Date): QueueQuery {
  const { status, severity, serviceSource, policyName, tag, owner, period, search: words, sort, order } = search;
  return {
    status: statusFilter(status),
    severity,
    serviceSource,
    policyName,
    tag,
    owner,
    ...periodRange(period, now),
    ...(words === undefined ? {} : { search: words }),
    sort: sort ?? USUAL_SORT,
    order: order ?? 'desc',
  };
}

/** True where the URL narrows the queue beyond its usual view. */
export const isFiltered = ({
  status,
  severity,
  serviceSource,
  policyName,
  tag,
  owner,
  period,
  search,
}: IncidentsSearch): boolean =>
  [status, severity, serviceSource, policyName, tag, owner].some((list) => list.length > 0) ||
  period !== undefined ||
  search !== undefined;

/** The URL of the usual view. Columns and sort stay. */
export const cleared = (search: IncidentsSearch): IncidentsSearch => ({
  ...search,
  status: [],
  severity: [],
  serviceSource: [],
  policyName: [],
  tag: [],
  owner: [],
  period: undefined,
  search: undefined,
});
