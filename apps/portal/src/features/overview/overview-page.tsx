import { makeStyles, tokens } from '@fluentui/react-components';
import type { Overview } from '@vedette/model';
import { useRead } from '../../api/index.ts';
import { PageLink } from '../../frame/link.tsx';
import { printCount, printCountOf } from '../../widgets/format.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { ErrorState, PageSkeleton } from '../../widgets/states.tsx';
import { AlertsPerDay } from './alerts-per-day.tsx';
import { ConnectorHealth } from './connector-health.tsx';
import { EstateTile } from './estate-tile.tsx';
import { OpenIncidents } from './open-incidents.tsx';
import { RankedList } from './ranked-list.tsx';
import { RecentIncidents } from './recent-incidents.tsx';
import { Tile } from './tile.tsx';

const useStyles = makeStyles({
  page: { flex: '1 1 auto', minHeight: 0, overflowY: 'auto' },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(12, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalL,
    padding: `0 ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalXXL}`,
    maxWidth: '1680px',
    '@media (max-width: 899px)': { display: 'flex', flexDirection: 'column' },
  },
});

/** What is going on: every number leads to what it counts. */
export function OverviewPage() {
  const styles = useStyles();
  const { data, error, refetch } = useRead('overview');
  if (error && !data)
    return <ErrorState title="The overview could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard.
    <section className={styles.page} tabIndex={0} aria-label="Overview">
      <PageHeader title="Overview" summary={<Answer overview={data} />} />
      <div className={styles.grid}>
        <OpenIncidents overview={data} />
        <AlertsPerDay days={data.alertsPerDay} />
        <RecentIncidents incidents={data.recentIncidents} />
        <EstateTile overview={data} />
        <Tile title="Top classifications" span={4}>
          <RankedList
            entries={data.topClassifications}
            unit="asset"
            empty="Nothing sensitive was found yet."
            searchFor={(value) => ({ tab: 'assets', classification: [value] })}
          />
        </Tile>
        <Tile title="Sensitivity labels" span={4}>
          <RankedList
            entries={data.topLabels}
            unit="asset"
            empty="No labelled asset was found yet."
            searchFor={(value) => ({ tab: 'assets', label: [value] })}
          />
        </Tile>
        <ConnectorHealth connectors={data.connectors} />
      </div>
    </section>
  );
}

function Answer({ overview: { openIncidents, unassigned, alertsLast24h } }: { readonly overview: Overview }) {
  return (
    <>
      <PageLink to="/incidents" search={{}}>
        {printCountOf(openIncidents, 'open incident')}
      </PageLink>
      ,{' '}
      <PageLink to="/incidents" search={{ owner: ['-'] }}>
        {printCount(unassigned)} of them without an owner
      </PageLink>
      ,{' '}
      <PageLink to="/alerts" search={{}}>
        {printCountOf(alertsLast24h, 'alert')} in the last 24 hours
      </PageLink>
      .
    </>
  );
}
