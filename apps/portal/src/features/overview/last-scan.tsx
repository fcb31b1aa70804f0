import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ScanRun } from '@vedette/model';
import { PageLink } from '../../frame/link.tsx';
import { StatusMark } from '../../widgets/badges.tsx';
import { printBytes, printCount } from '../../widgets/format.ts';
import { Time } from '../../widgets/time.tsx';

const useStyles = makeStyles({
  scan: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    paddingTop: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  line: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** The newest scan: how it went and what it could not read. */
export function LastScan({ run }: { readonly run: ScanRun | null }) {
  const styles = useStyles();
  if (!run)
    return (
      <Caption1 className={styles.quiet}>
        Nothing was scanned yet. <PageLink to="/data-map">Register a folder and scan it.</PageLink>
      </Caption1>
    );
  return (
    <div className={styles.scan}>
      <div className={styles.line}>
        <PageLink to="/data-map" search={{ tab: 'runs', open: run.id }}>
          Last scan
        </PageLink>
        <StatusMark status={run.status} />
      </div>
      <Caption1 className={styles.quiet}>
        <Time at={run.endedAt ?? run.startedAt} />, {printCount(run.seen)} seen, {printBytes(run.bytesRead)} read,{' '}
        {printCount(run.skipped)} skipped
      </Caption1>
    </div>
  );
}
