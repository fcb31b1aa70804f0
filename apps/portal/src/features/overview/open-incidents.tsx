import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import { type Overview, SEVERITIES } from '@vedette/model';
import { PageLink } from '../../frame/link.tsx';
import { SeverityMark } from '../../widgets/badges.tsx';
import { printCount } from '../../widgets/format.ts';
import { Tile } from './tile.tsx';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  number: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground1,
    textDecoration: 'none',
    ':hover': { color: tokens.colorBrandForegroundLinkHover },
  },
  rows: { display: 'flex', flexDirection: 'column' },
  row: {
    display: 'grid',
    gridTemplateColumns: '116px minmax(0, 1fr) 48px',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    height: '32px',
    marginInline: `calc(-1 * ${tokens.spacingHorizontalS})`,
    paddingInline: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecoration: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  track: { height: '6px', borderRadius: '3px', backgroundColor: tokens.colorNeutralStroke3, overflow: 'hidden' },
  bar: { display: 'block', height: '100%', borderRadius: '3px', backgroundColor: tokens.colorNeutralForeground3 },
  count: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
});

/** How many incidents are open, by severity. */
export function OpenIncidents({ incidents }: { readonly incidents: NonNullable<Overview['incidents']> }) {
  const styles = useStyles();
  const { open, openBySeverity, unassigned } = incidents;
  const most = Math.max(1, ...SEVERITIES.map((severity) => openBySeverity[severity] ?? 0));
  return (
    <Tile title="Open incidents" span={4}>
      <div className={styles.head}>
        <Link to="/incidents" className={styles.number}>
          {printCount(open)}
        </Link>
        <PageLink to="/incidents" search={{ owner: ['-'] }}>
          {printCount(unassigned)} unassigned
        </PageLink>
      </div>
      <div className={styles.rows}>
        {[...SEVERITIES].reverse().map((severity) => {
          const count = openBySeverity[severity] ?? 0;
          return (
            <Link key={severity} to="/incidents" search={{ severity: [severity] }} className={styles.row}>
              <SeverityMark severity={severity} />
              <span className={styles.track} aria-hidden>
                <span className={styles.bar} style={{ width: `${(count / most) * 100}%` }} />
              </span>
              <span className={styles.count}>{printCount(count)}</span>
            </Link>
          );
        })}
      </div>
    </Tile>
  );
}
