import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import { printCount } from '../../widgets/format.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '2px' },
  row: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    height: '30px',
    marginInline: `calc(-1 * ${tokens.spacingHorizontalS})`,
    paddingInline: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden',
    color: tokens.colorNeutralForeground1,
    textDecoration: 'none',
    ':hover': { textDecoration: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  bar: {
    position: 'absolute',
    insetBlock: '2px',
    left: 0,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground1Hover,
  },
  name: {
    position: 'relative',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    unicodeBidi: 'isolate',
  },
  count: { position: 'relative', fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface RankedListProps {
  readonly entries: readonly { readonly value: string; readonly count: number }[];
  readonly unit: string;
  readonly empty: string;
  /** What the data map shows for a value. */
  readonly searchFor: (value: string) => { tab: 'assets'; classification?: string[]; label?: string[] };
}

const MOST = 6;

/** The most frequent values, each a link to its assets; the rest is counted, not hidden. */
export function RankedList({ entries, unit, empty, searchFor }: RankedListProps) {
  const styles = useStyles();
  const named = entries.filter(({ value }) => value !== '');
  const most = Math.max(1, ...named.map(({ count }) => count));
  if (named.length === 0) return <Caption1 className={styles.quiet}>{empty}</Caption1>;
  return (
    <div className={styles.list}>
      {named.slice(0, MOST).map(({ value, count }) => (
        <Link
          key={value}
          to="/data-map"
          search={searchFor(value)}
          className={styles.row}
          title={`${value}: ${count} ${unit}s`}
        >
          <span className={styles.bar} style={{ width: `${(count / most) * 100}%` }} aria-hidden />
          <span className={styles.name}>{value}</span>
          <span className={styles.count}>{printCount(count)}</span>
        </Link>
      ))}
      {named.length > MOST ? <Caption1 className={styles.quiet}>and {named.length - MOST} more</Caption1> : null}
    </div>
  );
}
