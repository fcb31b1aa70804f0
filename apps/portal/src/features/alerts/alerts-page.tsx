import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons/svg/alert';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type Alert, SEVERITIES } from '@vedette/model';
import type { z } from 'zod';
import { call, keyOf, usePages } from '../../api/index.ts';
import { PageLink } from '../../frame/link.tsx';
import { SeverityMark } from '../../widgets/badges.tsx';
import { FilterBar } from '../../widgets/filters/filter-bar.tsx';
import { FilterPill } from '../../widgets/filters/filter-pill.tsx';
import { printCountOf } from '../../widgets/format.ts';
import { ListLayout } from '../../widgets/list-layout.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { EmptyState, ErrorState, LinesSkeleton } from '../../widgets/states.tsx';
import { ColumnChooser } from '../../widgets/table/column-chooser.tsx';
import { DataTable } from '../../widgets/table/data-table.tsx';
import { ALERT_COLUMNS } from './alert-columns.tsx';
import { AlertPanel } from './alert-panel.tsx';
import { alertsSearchSchema } from './search.ts';

type AlertsSearch = z.infer<typeof alertsSearchSchema>;

const route = getRouteApi('/frame/alerts');
const NO_FILTERS = { severity: [], serviceSource: [], search: undefined };
const SEVERITY_OPTIONS = [...SEVERITIES].reverse().map((value) => ({ value }));

const useStyles = makeStyles({ count: { color: tokens.colorNeutralForeground2 } });

const alertKey = ({ id }: Alert): string => id;

function useAlerts({ severity, serviceSource, search }: AlertsSearch) {
  const query = { severity, serviceSource, ...(search ? { search } : {}) };
  return usePages({
    key: keyOf('listAlerts', { query }),
    read: (window, signal) => call('listAlerts', { query: { ...query, ...window }, signal }),
    rowKey: alertKey,
  });
}

/** Every alert, newest first. An alert is one finding of a rule or a product; incidents gather them. */
export function AlertsPage() {
  const styles = useStyles();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/alerts' });
  const setSearch = (change: Partial<AlertsSearch>) =>
    void navigate({ search: (now) => ({ ...alertsSearchSchema.parse(now), ...change }), replace: true });
  const { rows, total, first, error, refetch, readMore } = useAlerts(search);
  const sources = [...new Set([...search.serviceSource, ...rows.map(({ serviceSource }) => serviceSource)])].sort();
  const isFiltered = search.severity.length > 0 || search.serviceSource.length > 0 || search.search !== undefined;
  const open = rows.find(({ id }) => id === search.open);
  return (
    <>
      <PageHeader
        title="Alerts"
        summary="Single findings of rules and connected products. Those that belong together are one incident."
        actions={
          <>
            <span className={styles.count}>{first ? printCountOf(total, 'alert') : ''}</span>
            <ColumnChooser
              columns={ALERT_COLUMNS}
              chosen={search.columns}
              onChange={(columns) => setSearch({ columns: [...columns] })}
            />
          </>
        }
      />
      <FilterBar
        search={search.search}
        onSearch={(words) => setSearch({ search: words })}
        placeholder="Title, rule, policy or entity"
        onClear={isFiltered ? () => setSearch(NO_FILTERS) : undefined}
      >
        <FilterPill
          title="Severity"
          options={SEVERITY_OPTIONS}
          values={search.severity}
          onChange={(severity) => setSearch({ severity: [...severity] })}
          render={({ value }) => <SeverityMark severity={SEVERITIES.find((one) => one === value) ?? 'Informational'} />}
        />
        <FilterPill
          title="Service source"
          options={sources.map((value) => ({ value }))}
          values={search.serviceSource}
          onChange={(serviceSource) => setSearch({ serviceSource: [...serviceSource] })}
        />
      </FilterBar>
      <ListLayout panel={open ? <AlertPanel alert={open} onClose={() => setSearch({ open: undefined })} /> : undefined}>
        {error ? (
          <ErrorState title="The alerts could not be read" error={error} onRetry={() => void refetch()} />
        ) : null}
        {!first && !error ? <LinesSkeleton lines={14} /> : null}
        {first ? (
          <DataTable
            label="Alerts"
            columns={ALERT_COLUMNS}
            chosenColumns={search.columns}
            rows={rows}
            rowKey={alertKey}
            total={total}
            openKey={search.open}
            onOpen={({ id }) => setSearch({ open: id })}
            onEndReached={readMore}
            empty={<NoAlerts isFiltered={isFiltered} onClear={() => setSearch(NO_FILTERS)} />}
          />
        ) : null}
      </ListLayout>
    </>
  );
}

function NoAlerts({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  if (isFiltered)
    return (
      <EmptyState title="No alert matches these filters" action={<Button onClick={onClear}>Clear filters</Button>} />
    );
  return (
    <EmptyState
      icon={<AlertRegular />}
      title="No alerts yet"
      body="Alerts are made by analytics rules and by connected products."
      action={
        <PageLink to="/analytics" search={{ tab: 'templates' }}>
          Create a rule from a template
        </PageLink>
      }
    />
  );
}
