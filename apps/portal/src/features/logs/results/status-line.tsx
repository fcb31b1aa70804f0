import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { QueryTable } from '@vedette/model';
import { usePreferences } from '../../../frame/preferences.ts';
import { printBytes, printClock, printCount, printCountOf, printDuration } from '../../../widgets/format.ts';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `2px ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
    flexShrink: 0,
    fontVariantNumeric: 'tabular-nums',
  },
});

interface Props {
  readonly table: QueryTable;
  /** How many rows the filters of the grid let through. */
  readonly shown: number;
  readonly elapsedMs: number;
  readonly endedAt: Date;
  /** Said by every part once the answer is there. */
  readonly timespan: string;
}

/** How long it took, how much came, how much was read for it. */
export function StatusLine({ table, shown, elapsedMs, endedAt, timespan }: Props) {
  const styles = useStyles();
  const { timeZone } = usePreferences();
  const { rowsRead, bytesRead, compileMs, executeMs } = table.statistics;
  const count = table.rows.length;
  return (
    <section className={styles.line} aria-label="About this answer">
      <Caption1 aria-live="polite">
        {shown === count ? printCountOf(count, 'row') : `${printCount(shown)} of ${printCountOf(count, 'row')}`}
        {table.partial ? ' shown, there are more' : ''}
      </Caption1>
      <Caption1
        title={`Compiled in ${printDuration(compileMs)}, ran for ${printDuration(executeMs)}, the rest is the way here.`}
      >
        {printDuration(elapsedMs)}
      </Caption1>
      <Caption1>
        {printCountOf(rowsRead, 'row')}, {printBytes(bytesRead)} read
      </Caption1>
      <Caption1>{timespan}</Caption1>
      <Caption1>{printClock(endedAt, timeZone)}</Caption1>
    </section>
  );
}
