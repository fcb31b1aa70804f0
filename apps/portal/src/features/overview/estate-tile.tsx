import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import { NONE, type Overview } from '@vedette/model';
import { printCount } from '../../widgets/format.ts';
import { LastScan } from './last-scan.tsx';
import { Tile } from './tile.tsx';

const useStyles = makeStyles({
  numbers: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'baseline',
    color: tokens.colorNeutralForeground1,
    textDecoration: 'none',
    borderRadius: tokens.borderRadiusMedium,
    padding: `2px ${tokens.spacingHorizontalS}`,
    marginInline: `calc(-1 * ${tokens.spacingHorizontalS})`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  number: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  share: { color: tokens.colorNeutralForeground3, minWidth: '40px', textAlign: 'end' },
});

const share = (part: number, whole: number): string => (whole === 0 ? '' : `${Math.round((part / whole) * 100)} %`);

/** What is known of the data: how much, how much of it sensitive, how much labelled. */
export function EstateTile({
  assets: { total, sensitive, labelled },
  scans,
}: {
  readonly assets: NonNullable<Overview['assets']>;
  readonly scans: Overview['scans'];
}) {
  const styles = useStyles();
  const rows = [
    { name: 'Assets', count: total, search: {}, note: '' },
    { name: 'With sensitive content', count: sensitive, search: {}, note: share(sensitive, total) },
    { name: 'Labelled', count: labelled, search: {}, note: share(labelled, total) },
    {
      name: 'Not labelled',
      count: total - labelled,
      search: { label: [NONE] },
      note: share(total - labelled, total),
    },
  ];
  return (
    <Tile title="Data" span={4}>
      <div className={styles.numbers}>
        {rows.map(({ name, count, search, note }) => (
          <Link key={name} to="/data-map" search={{ tab: 'assets', ...search }} className={styles.row}>
            <span>{name}</span>
            <span className={styles.number}>{printCount(count)}</span>
            <Caption1 className={styles.share}>{note}</Caption1>
          </Link>
        ))}
      </div>
      {scans ? <LastScan run={scans.last} /> : null}
    </Tile>
  );
}
