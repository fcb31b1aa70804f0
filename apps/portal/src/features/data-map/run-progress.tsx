import { Button, Caption1, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { ScanRun } from '@vedette/model';
import { printBytes, printCount } from '../../widgets/format.ts';
import { useCurrentPath } from './scan-progress.ts';

const useStyles = makeStyles({
  progress: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  line: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  numbers: { fontVariantNumeric: 'tabular-nums' },
  path: {
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    direction: 'ltr',
    unicodeBidi: 'isolate',
  },
});

interface RunProgressProps {
  readonly run: ScanRun;
  /** Assets of the last full run: how long the way is; 0 when not known. */
  readonly expected: number;
  readonly onCancel: () => void;
}

/** A running scan in numbers: seen, read, sensitive, skipped, and the file under its eyes. */
export function RunProgress({ run, expected, onCancel }: RunProgressProps) {
  const styles = useStyles();
  const path = useCurrentPath(run.id);
  const part = expected > 0 ? { value: Math.min(1, run.seen / expected) } : {};
  return (
    <div className={styles.progress} role="status" aria-label="Scan in progress">
      <div className={styles.line}>
        <Caption1 className={styles.numbers}>
          {run.status === 'queued'
            ? 'Waiting to start'
            : `${printCount(run.seen)} seen, ${printCount(run.classified)} read (${printBytes(run.bytesRead)}), ${printCount(run.withFindings)} sensitive, ${printCount(run.skipped)} skipped`}
        </Caption1>
        <Button size="small" onClick={onCancel}>
          Cancel scan
        </Button>
      </div>
      <ProgressBar {...part} thickness="large" />
      <Caption1 className={styles.path} title={path ?? ''}>
        {path ?? '\u00a0'}
      </Caption1>
    </div>
  );
}
