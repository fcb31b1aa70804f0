import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { Overview } from '@vedette/model';
import { PageLink } from '../../frame/link.tsx';
import { printCount, printDay } from '../../widgets/format.ts';
import { EmptyState } from '../../widgets/states.tsx';
import { Tile } from './tile.tsx';

type Days = NonNullable<Overview['alerts']>['perDay'];

/** The query behind the chart, for whoever wants to look further. */
const ALERTS_PER_DAY_QUERY =
  'SecurityAlert\n| summarize arg_max(TimeGenerated, *) by SystemAlertId\n| summarize Alerts = count() by bin(TimeGenerated, 1d)\n| render columnchart';

const BAR_PIXELS = 128;

const useStyles = makeStyles({
  chart: {
    display: 'flex',
    alignItems: 'flex-end',
    gap: '6px',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    minHeight: '172px',
  },
  day: { flex: '1 1 0', minWidth: 0, display: 'flex', flexDirection: 'column', alignItems: 'center', gap: '4px' },
  count: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  bar: {
    width: '100%',
    maxWidth: '32px',
    minHeight: '1px',
    borderRadius: '2px 2px 0 0',
    backgroundColor: tokens.colorCompoundBrandBackground,
  },
  name: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap', overflow: 'visible' },
});

const shortDay = (day: string): string => printDay(new Date(day), 'UTC').split(' ').slice(0, 2).join(' ');

/** Bars from zero with their numbers. Drawn without the chart library: the first page that opens must open fast. */
function DayBars({ days }: { readonly days: Days }) {
  const styles = useStyles();
  const most = Math.max(1, ...days.map(({ count }) => count));
  return (
    <ol className={styles.chart}>
      {days.map(({ day, count }, index) => (
        <li key={day} className={styles.day} title={`${shortDay(day)}: ${printCount(count)}`}>
          <Caption1 className={styles.count}>{count > 0 ? printCount(count) : ''}</Caption1>
          <span className={styles.bar} style={{ height: Math.round((count / most) * BAR_PIXELS) }} />
          <Caption1 className={styles.name}>{index % 2 === days.length % 2 ? '\u00a0' : shortDay(day)}</Caption1>
        </li>
      ))}
    </ol>
  );
}

/** Alerts a day, with the query behind them. */
export function AlertsPerDay({ days }: { readonly days: Days }) {
  const total = days.reduce((sum, { count }) => sum + count, 0);
  return (
    <Tile
      title={`Alerts per day, last ${days.length} days`}
      span={8}
      action={
        <PageLink to="/logs" search={{ q: ALERTS_PER_DAY_QUERY, timespan: `P${Math.max(1, days.length)}D` }}>
          Query
        </PageLink>
      }
    >
      {total === 0 ? (
        <EmptyState compact title="No alerts yet" body="They come from analytics rules and from connected products." />
      ) : (
        <DayBars days={days} />
      )}
    </Tile>
  );
}
