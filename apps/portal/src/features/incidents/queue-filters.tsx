import { INCIDENT_STATUSES, type IncidentPage, NONE, SEVERITIES } from '@vedette/model';
import { SeverityMark, StatusMark } from '../../widgets/badges.tsx';
import { FilterBar } from '../../widgets/filters/filter-bar.tsx';
import { type FilterOption, orderOptions } from '../../widgets/filters/filter-model.ts';
import { FilterPill } from '../../widgets/filters/filter-pill.tsx';
import { useNameOf } from './owner.tsx';
import { PeriodPill } from './period-pill.tsx';
import { cleared, isFiltered, statusFilter, statusParam } from './queue-query.ts';
import type { IncidentsSearch } from './search.ts';

interface QueueFiltersProps {
  readonly search: IncidentsSearch;
  readonly facets: IncidentPage['facets'] | undefined;
  readonly onSearch: (change: Partial<IncidentsSearch>) => void;
}

const SEVERITY_ORDER = [...SEVERITIES].reverse();
const plain = (facet: readonly { value: string; count: number }[] = []): readonly FilterOption[] =>
  facet.filter(({ value }) => value !== '');

/** Values of a closed set, also those that nothing has. */
const closed = (
  values: readonly string[],
  facet: readonly { value: string; count: number }[] = [],
): readonly FilterOption[] =>
  values.map((value) => ({ value, count: facet.find((entry) => entry.value === value)?.count ?? 0 }));

const severityOf = (value: string) => SEVERITIES.find((severity) => severity === value) ?? 'Informational';

/** The queue's filters. Counts are of all incidents, so a pill also says what is behind it. */
export function QueueFilters({ search, facets, onSearch }: QueueFiltersProps) {
  const nameOf = useNameOf();
  const owners = (facets?.owner ?? []).map(({ value, count }) =>
    value === '' ? { value: NONE, text: 'Nobody', count } : { value, text: nameOf(value), count },
  );
  return (
    <FilterBar
      search={search.search}
      onSearch={(words) => onSearch({ search: words })}
      placeholder="Number, title, user or file"
      onClear={isFiltered(search) ? () => onSearch(cleared(search)) : undefined}
    >
      <FilterPill
        title="Status"
        options={closed(INCIDENT_STATUSES, facets?.status)}
        values={statusFilter(search.status)}
        onChange={(values) => onSearch({ status: statusParam(values) })}
        render={({ value }) => <StatusMark status={value} />}
      />
      <FilterPill
        title="Severity"
        options={closed(SEVERITY_ORDER, facets?.severity)}
        values={search.severity}
        onChange={(severity) => onSearch({ severity: [...severity] })}
        render={({ value }) => <SeverityMark severity={severityOf(value)} />}
      />
      <FilterPill
        title="Service source"
        options={plain(facets?.serviceSource)}
        values={search.serviceSource}
        onChange={(serviceSource) => onSearch({ serviceSource: [...serviceSource] })}
      />
      <FilterPill
        title="DLP policy"
        options={plain(facets?.policyName)}
        values={search.policyName}
        onChange={(policyName) => onSearch({ policyName: [...policyName] })}
      />
      <FilterPill
        title="Tag"
        options={plain(facets?.tag)}
        values={search.tag}
        onChange={(tag) => onSearch({ tag: [...tag] })}
      />
      <FilterPill
        title="Owner"
        options={orderOptions(owners, [NONE])}
        values={search.owner}
        onChange={(owner) => onSearch({ owner: [...owner] })}
      />
      <PeriodPill period={search.period} onChange={(period) => onSearch({ period })} />
    </FilterBar>
  );
}
