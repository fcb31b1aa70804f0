import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { IncidentDetail } from '@vedette/model';
import { useRef } from 'react';
import { useRead } from '../../api/index.ts';
import { usePageTitle } from '../../widgets/page-header.tsx';
import { ErrorState, PageSkeleton } from '../../widgets/states.tsx';
import { ActivityTab } from './activity-tab.tsx';
import { AlertsTab } from './alerts-tab.tsx';
import { EntitiesTab } from './entities-tab.tsx';
import { EventsTab } from './events-tab.tsx';
import { type IncidentActions, useIncidentActions } from './incident-actions.tsx';
import { IncidentFacts } from './incident-facts.tsx';
import { IncidentHeader } from './incident-header.tsx';
import { INCIDENT_TABS, type IncidentTab } from './search.ts';
import { StoryTab } from './story-tab.tsx';
import { useIncidentShortcuts } from './use-incident-shortcuts.ts';

const route = getRouteApi('/frame/incidents/$number');

const useStyles = makeStyles({
  page: {
    flex: '1 1 auto',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    '@media (max-width: 899px)': { overflowY: 'auto' },
  },
  tabs: {
    paddingInline: tokens.spacingHorizontalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowX: 'auto',
    flex: '0 0 auto',
  },
  body: {
    flex: '1 1 auto',
    minHeight: 0,
    display: 'grid',
    gridTemplateColumns: '272px minmax(0, 1fr)',
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 899px)': { display: 'flex', flexDirection: 'column', flex: '0 0 auto' },
  },
  facts: {
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL}`,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 899px)': {
      order: 2,
      borderRight: 0,
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
      paddingInline: tokens.spacingHorizontalL,
    },
  },
  main: { minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' },
});

const TAB_TITLES: Readonly<Record<IncidentTab, string>> = {
  story: 'Story',
  alerts: 'Alerts',
  entities: 'Entities',
  events: 'Events',
  activity: 'Activity log',
};

/** One incident, whole. */
export function IncidentPage() {
  const number = Number(route.useParams().number);
  const { data, error, refetch } = useRead('getIncident', { params: { number } });
  usePageTitle(data ? `${number} ${data.incident.title}` : `Incident ${number}`);
  if (!data && error)
    return <ErrorState title={`Incident ${number} could not be read`} error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <IncidentView key={number} detail={data} />;
}

function IncidentView({ detail }: { readonly detail: IncidentDetail }) {
  const styles = useStyles();
  const { tab = 'story', alert } = route.useSearch();
  const navigate = useNavigate({ from: '/incidents/$number' });
  const comment = useRef<HTMLTextAreaElement>(null);
  const actions = useIncidentActions();
  const setTab = (next: IncidentTab) => void navigate({ search: next === 'story' ? {} : { tab: next }, replace: true });
  const startEdit = useIncidentShortcuts({ incident: detail.incident, actions, comment, setTab });
  return (
    <div className={styles.page}>
      <IncidentHeader incident={detail.incident} actions={actions} editRef={startEdit} />
      <TabList className={styles.tabs} selectedValue={tab} onTabSelect={(_, { value }) => setTab(value as IncidentTab)}>
        {INCIDENT_TABS.map((value) => (
          <Tab key={value} value={value}>
            {TAB_TITLES[value]}
            {countOf(value, detail)}
          </Tab>
        ))}
      </TabList>
      <div className={styles.body}>
        <aside className={styles.facts} aria-label="Facts">
          <IncidentFacts incident={detail.incident} actions={actions} />
        </aside>
        <div className={styles.main}>
          <TabBody {...{ tab, detail, actions, comment }} alertId={alert} />
        </div>
      </div>
      {actions.dialogs}
    </div>
  );
}

function countOf(tab: IncidentTab, { alerts, entities }: IncidentDetail): string {
  if (tab === 'alerts') return ` (${alerts.length})`;
  return tab === 'entities' ? ` (${entities.length})` : '';
}

interface TabBodyProps {
  readonly tab: IncidentTab;
  readonly detail: IncidentDetail;
  readonly actions: IncidentActions;
  readonly comment: React.RefObject<HTMLTextAreaElement | null>;
  readonly alertId: string | undefined;
}

function TabBody({ tab, detail, comment, alertId }: TabBodyProps) {
  if (tab === 'alerts') return <AlertsTab alerts={detail.alerts} openId={alertId} />;
  if (tab === 'entities') return <EntitiesTab detail={detail} />;
  if (tab === 'events') return <EventsTab alerts={detail.alerts} alertId={alertId} />;
  if (tab === 'activity') return <ActivityTab detail={detail} comment={comment} />;
  return <StoryTab detail={detail} comment={comment} />;
}
