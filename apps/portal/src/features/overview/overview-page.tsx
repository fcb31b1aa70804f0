import { makeStyles, tokens } from '@fluentui/react-components';
import type { Overview } from '@vedette/model';
import { useRead } from '../../api/index.ts';
import { PageLink } from '../../frame/link.tsx';
import { printCount, printCountOf } from '../../widgets/format.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { ErrorState, PageSkeleton } from '../../widgets/states.tsx';
import { AlertsPerDay } from './alerts-per-day.tsx';
import { ClosedTile } from './closed-tile.tsx';
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
  const { incidents, alerts, assets } = data;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard.
    <section className={styles.page} tabIndex={0} aria-label="Overview">
      <PageHeader title="Overview" summary={<Answer overview={data} />} />
      <div className={styles.grid}>
        {incidents ? (
          <OpenIncidents incidents={incidents} />
        ) : (
          <ClosedTile title="Open incidents" span={4} subject="incidents" />
        )}
        {alerts ? (
          <AlertsPerDay days={alerts.perDay} />
        ) : (
          <ClosedTile title="Alerts per day" span={8} subject="alerts" />
        )}
        {incidents ? (
          <RecentIncidents incidents={incidents.recent} />
        ) : (
          <ClosedTile title="Recent incidents" span={8} subject="incidents" />
        )}
        {assets ? (
          <AssetTiles assets={assets} scans={data.scans} />
        ) : (
          <ClosedTile title="Data" span={4} subject="assets" />
        )}
        <ConnectorHealth connectors={data.connectors} />
      </div>
    </section>
  );
}

type Assets = NonNullable<Overview['assets']>;

function AssetTiles({ assets, scans }: { readonly assets: Assets; readonly scans: Overview['scans'] }) {
  return (
    <>
      <EstateTile assets={assets} scans={scans} />
      <Tile title="Top classifications" span={4}>
        <RankedList
          entries={assets.topClassifications}
          unit="asset"
          empty="Nothing sensitive was found yet."
          searchFor={(value) => ({ tab: 'assets', classification: [value] })}
        />
      </Tile>
      <Tile title="Sensitivity labels" span={4}>
        <RankedList
          entries={assets.topLabels}
          unit="asset"
          empty="No labelled asset was found yet."
          searchFor={(value) => ({ tab: 'assets', label: [value] })}
        />
      </Tile>
    </>
  );
}

/** The counts that are open to the person who looks, in a line. */
function Answer({ overview: { incidents, alerts } }: { readonly overview: Overview }) {
  return (
    <>
      {incidents ? (
        <>
          <PageLink to="/incidents" search={{}}>
            {printCountOf(incidents.open, 'open incident')}
          </PageLink>
          ,{' '}
          <PageLink to="/incidents" search={{ owner: ['-'] }}>
            {printCount(incidents.unassigned)} of them without an owner
          </PageLink>
          ,{' '}
        </>
      ) : null}
      {alerts ? (
        <PageLink to="/alerts" search={{}}>
          {printCountOf(alerts.lastDay, 'alert')} in the last 24 hours
        </PageLink>
      ) : (
        'Incidents and alerts are closed to you'
      )}
      .
    </>
  );
}
