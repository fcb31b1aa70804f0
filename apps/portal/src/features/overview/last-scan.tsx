import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ScanRun } from '@vedette/model';
import { PageLink } from '../../frame/link.tsx';
import { StatusMark } from '../../widgets/badges.tsx';
import { Facts } from '../../widgets/facts.tsx';
import { printBytes, printCount, printWords } from '../../widgets/format.ts';
import { Time } from '../../widgets/time.tsx';
import { Tile } from './tile.tsx';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground3 } });

/** The newest scan and what it could not read. */
export function LastScan({ run }: { readonly run: ScanRun | null }) {
  const styles = useStyles();
  if (!run)
    return (
      <Tile title="Last scan" span={4}>
        <Caption1 className={styles.quiet}>
          Nothing was scanned yet. <PageLink to="/data-map">Register a folder and scan it.</PageLink>
        </Caption1>
      </Tile>
    );
  return (
    <Tile
      title="Last scan"
      span={4}
      action={
        <PageLink to="/data-map" search={{ tab: 'runs', open: run.id }}>
          Open
        </PageLink>
      }
    >
      <Facts
        facts={[
          ['State', <StatusMark key="state" status={run.status} />],
          ['Kind', printWords(run.kind)],
          ['Ended', <Time key="ended" at={run.endedAt} none="Running" />],
          ['Seen', `${printCount(run.seen)} assets, ${printBytes(run.bytesRead)} read`],
          ['Sensitive', printCount(run.withFindings)],
          ['Skipped', printCount(run.skipped)],
        ]}
      />
    </Tile>
  );
}
