import type { IncidentFilters, IncidentPage } from '@vedette/model';
import type { SqlExecutor } from '../sql/sql-database.ts';
import { Where } from '../sql/where.ts';

/** Column of each sort order; severity by rank, not by name. */
export const SORT_SQL: Readonly<Record<IncidentFilters['sort'], string>> = {
  modifiedAt: 'modified_at',
  createdAt: 'created_at',
  lastActivityAt: 'last_activity_at',
  severity: 'severity_rank',
  number: 'number',
};

const MAX_INCIDENT_NUMBER = 2_147_483_647;

/** `#12` or `12` finds that incident, and still every title that holds the digits. */
function addSearch(where: Where, search: string | undefined): void {
  const digits = /^\s*#?(\d{1,10})\s*$/.exec(search ?? '')?.[1];
  const number = digits === undefined ? Number.NaN : Number(digits);
  if (number <= MAX_INCIDENT_NUMBER) {
    where.add(`(number = ${where.bind(number)}::integer or strpos(search_text, ?) > 0)`, String(digits));
  } else {
    where.hasWords('search_text', search);
  }
}

export function toIncidentWhere(filter: IncidentFilters): Where {
  const where = new Where()
    .isAnyOf('status', filter.status)
    .isAnyOf('severity', filter.severity)
    .isAnyOf('owner', filter.owner)
    .overlaps('tags', filter.tag)
    .overlaps('service_sources', filter.serviceSource)
    .overlaps('policy_names', filter.policyName);
  if (filter.from !== undefined) where.add('last_activity_at >= ?::timestamptz', filter.from);
  if (filter.to !== undefined) where.add('last_activity_at < ?::timestamptz', filter.to);
  addSearch(where, filter.search);
  return where;
}

type Facets = IncidentPage['facets'];
const FACET_SQL: Readonly<Record<keyof Facets, string>> = {
  status: 'status',
  severity: 'severity',
  serviceSource: 'unnest(service_sources)',
  policyName: 'unnest(policy_names)',
  tag: 'unnest(tags)',
  owner: 'owner',
};

const FACETS_SQL = Object.entries(FACET_SQL)
  .map(([name, value]) => `select '${name}' as facet, ${value} as value from incidents`)
  .join(' union all ');

/** Counts over all incidents, whatever the filter. The owner of an unassigned incident is `''`. */
export async function loadIncidentFacets(sql: SqlExecutor): Promise<Facets> {
  const rows = await sql.query<{ facet: keyof Facets; value: string; count: number }>(
    `select facet, value, count(*)::int as count from (${FACETS_SQL}) as valued
     group by facet, value order by count desc, value`,
  );
  const facets: Facets = { status: [], severity: [], serviceSource: [], policyName: [], tag: [], owner: [] };
  for (const { facet, value, count } of rows) facets[facet].push({ value, count });
  return facets;
}
