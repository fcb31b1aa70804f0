import { makeStyles, tokens } from '@fluentui/react-components';
import { printCount } from './format.ts';

const useStyles = makeStyles({
  bars: { display: 'flex', alignItems: 'flex-end', gap: '2px', maxWidth: '100%', minWidth: 0 },
  bar: {
    flex: '1 1 0',
    maxWidth: '14px',
    minHeight: '1px',
    borderRadius: '1px 1px 0 0',
    backgroundColor: tokens.colorCompoundBrandBackground,
  },
  none: { color: tokens.colorNeutralForeground3 },
});

interface SparkBarsProps {
  /** Says what the bars are, for those who cannot see them. */
  readonly label: string;
  readonly bars: readonly { readonly name: string; readonly value: number }[];
  readonly height: number;
}

/** A row of small bars from zero, for the size of a table's row. */
export function SparkBars({ label, bars, height }: SparkBarsProps) {
  const styles = useStyles();
  const most = Math.max(1, ...bars.map(({ value }) => value));
  if (bars.length === 0) return <span className={styles.none}>No rows</span>;
  const text = bars.map(({ name, value }) => `${name}: ${printCount(value)}`).join(', ');
  return (
    <span className={styles.bars} style={{ height }} role="img" aria-label={`${label}. ${text}`}>
      {bars.map(({ name, value }) => (
        <span
          key={name}
          className={styles.bar}
          style={{ height: Math.max(1, Math.round((value / most) * height)) }}
          title={`${name}: ${printCount(value)}`}
        />
      ))}
    </span>
  );
}
