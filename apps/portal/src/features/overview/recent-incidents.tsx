import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { ShieldCheckmarkRegular } from '@fluentui/react-icons/svg/shield-checkmark';
import { Link } from '@tanstack/react-router';
import type { Incident } from '@vedette/model';
import { PageLink } from '../../frame/link.tsx';
import { SeverityMark, StatusMark } from '../../widgets/badges.tsx';
import { EmptyState } from '../../widgets/states.tsx';
import { Time } from '../../widgets/time.tsx';
import { Tile } from './tile.tsx';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column' },
  row: {
    display: 'grid',
    gridTemplateColumns: '116px minmax(0, 1fr) 84px 96px',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    height: '36px',
    marginInline: `calc(-1 * ${tokens.spacingHorizontalS})`,
    paddingInline: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecoration: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '@media (max-width: 899px)': {
      gridTemplateColumns: '110px minmax(0, 1fr)',
      '& > :nth-child(n+3)': { display: 'none' },
    },
  },
  title: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', unicodeBidi: 'isolate' },
  time: { color: tokens.colorNeutralForeground3, textAlign: 'end' },
});

/** The incidents that changed last. */
export function RecentIncidents({ incidents }: { readonly incidents: readonly Incident[] }) {
  const styles = useStyles();
  return (
    <Tile title="Recent incidents" span={8} action={<PageLink to="/incidents">All incidents</PageLink>}>
      {incidents.length === 0 ? (
        <EmptyState
          compact
          icon={<ShieldCheckmarkRegular />}
          title="No incidents yet"
          body="They are made of alerts that belong together. Create a rule from a template, or connect a product."
          action={
            <PageLink to="/analytics" search={{ tab: 'templates' }}>
              Look at rule templates
            </PageLink>
          }
        />
      ) : null}
      <div className={styles.list}>
        {incidents.slice(0, 6).map(({ number, title, severity, status, lastActivityAt }) => (
          <Link key={number} to="/incidents/$number" params={{ number: String(number) }} className={styles.row}>
            <SeverityMark severity={severity} />
            <span className={styles.title} title={title}>
              {title}
            </span>
            <StatusMark status={status} />
            <Caption1 className={styles.time}>
              <Time at={lastActivityAt} />
            </Caption1>
          </Link>
        ))}
      </div>
    </Tile>
  );
}
