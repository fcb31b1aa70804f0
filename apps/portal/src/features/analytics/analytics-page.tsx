import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { SEVERITIES } from '@vedette/model';
import type { z } from 'zod';
import { useRead } from '../../api/index.ts';
import { SeverityMark } from '../../widgets/badges.tsx';
import { FilterBar } from '../../widgets/filters/filter-bar.tsx';
import { FilterPill } from '../../widgets/filters/filter-pill.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { RulesTab } from './rules-tab.tsx';
import { analyticsSearchSchema } from './search.ts';
import { TemplatesTab } from './templates-tab.tsx';
import { useRuleActions } from './use-rule-actions.tsx';

type AnalyticsSearch = z.infer<typeof analyticsSearchSchema>;

const route = getRouteApi('/frame/analytics');
const SEVERITY_OPTIONS = [...SEVERITIES].reverse().map((value) => ({ value }));

const useStyles = makeStyles({
  tabs: { paddingInline: tokens.spacingHorizontalM, flex: '0 0 auto' },
  filters: { paddingTop: tokens.spacingVerticalM },
});

function useSummary(): string {
  const rules = useRead('listRules').data?.items;
  if (!rules) return 'Queries that run on a schedule and raise alerts.';
  const enabled = rules.filter((rule) => rule.enabled).length;
  const failed = rules.filter(({ lastRun }) => lastRun?.status === 'failed').length;
  return `${enabled} of ${rules.length} rules enabled${failed > 0 ? `, ${failed} failed at the last run` : ''}.`;
}

/** Rules and the templates they are made from. */
export function AnalyticsPage() {
  const styles = useStyles();
  const search = route.useSearch();
  const { tab = 'rules' } = search;
  const navigate = useNavigate({ from: '/analytics' });
  const setSearch = (change: Partial<AnalyticsSearch>) =>
    void navigate({ search: (now) => ({ ...analyticsSearchSchema.parse(now), ...change }), replace: true });
  const actions = useRuleActions(({ id }) => setSearch({ tab: 'rules', open: id }));
  const isFiltered = search.search !== undefined || search.severity.length > 0;
  const setOpen = (open: string | undefined) => setSearch({ open });
  return (
    <>
      <PageHeader title="Analytics" summary={useSummary()} />
      <TabList
        className={styles.tabs}
        selectedValue={tab}
        onTabSelect={(_, { value }) =>
          setSearch({ tab: value === 'templates' ? 'templates' : 'rules', open: undefined })
        }
      >
        <Tab value="rules">Rules</Tab>
        <Tab value="templates">Templates</Tab>
      </TabList>
      <div className={styles.filters}>
        <FilterBar
          search={search.search}
          onSearch={(words) => setSearch({ search: words })}
          placeholder={tab === 'rules' ? 'Name of a rule' : 'Name or solution'}
          onClear={isFiltered ? () => setSearch({ search: undefined, severity: [] }) : undefined}
        >
          <FilterPill
            title="Severity"
            options={SEVERITY_OPTIONS}
            values={search.severity}
            onChange={(severity) => setSearch({ severity: [...severity] })}
            render={({ value }) => (
              <SeverityMark severity={SEVERITIES.find((one) => one === value) ?? 'Informational'} />
            )}
          />
        </FilterBar>
      </div>
      {tab === 'rules' ? (
        <RulesTab
          search={search}
          actions={actions}
          onOpen={setOpen}
          onTemplates={() => setSearch({ tab: 'templates' })}
        />
      ) : (
        <TemplatesTab search={search} actions={actions} onOpen={setOpen} />
      )}
      {actions.dialogs}
    </>
  );
}
