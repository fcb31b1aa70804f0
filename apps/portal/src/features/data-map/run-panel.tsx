import { Caption1, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import type { ScanRun, SkippedItem } from '@vedette/model';
import { useRead } from '../../api/index.ts';
import { Mark, StatusMark } from '../../widgets/badges.tsx';
import { DetailsPanel } from '../../widgets/details-panel.tsx';
import { Facts, Section } from '../../widgets/facts.tsx';
import { printBytes, printCount, printWords } from '../../widgets/format.ts';
import { ErrorState, LinesSkeleton } from '../../widgets/states.tsx';
import { Time } from '../../widgets/time.tsx';
import { RunProgress } from './run-progress.tsx';
import { isRunning, useLiveRun } from './scan-progress.ts';
import { useScans } from './use-scans.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  item: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  path: { overflowWrap: 'anywhere', unicodeBidi: 'isolate' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface RunPanelProps {
  readonly id: string;
  readonly nameOf: (sourceId: string) => string;
  readonly onClose: () => void;
}

/** One run: its numbers, and everything that it skipped with the reason. */
export function RunPanel({ id, nameOf, onClose }: RunPanelProps) {
  const { data, error, refetch } = useRead('getScanRun', { params: { id } });
  const title = data ? `${printWords(data.run.kind)} scan of ${nameOf(data.run.sourceId)}` : 'Run';
  return (
    <DetailsPanel title={title} onClose={onClose}>
      {error && !data ? (
        <ErrorState title="The run could not be read" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !error ? <LinesSkeleton lines={10} /> : null}
      {data ? <RunBody run={data.run} skippedItems={data.skippedItems} /> : null}
    </DetailsPanel>
  );
}

function RunBody({
  run: read,
  skippedItems,
}: {
  readonly run: ScanRun;
  readonly skippedItems: readonly SkippedItem[];
}) {
  const styles = useStyles();
  const run = useLiveRun(read);
  const { cancel } = useScans();
  return (
    <>
      {run.errorMessage ? (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{run.errorMessage}</MessageBarBody>
        </MessageBar>
      ) : null}
      {isRunning(run) ? <RunProgress run={run} expected={0} onCancel={() => void cancel(run)} /> : null}
      <Facts
        facts={[
          ['Status', <StatusMark key="status" status={run.status} />],
          ['Asked by', run.requestedBy],
          ['Queued', <Time key="queued" at={run.queuedAt} exact />],
          ['Started', <Time key="started" at={run.startedAt} exact none="Not yet" />],
          ['Ended', <Time key="ended" at={run.endedAt} exact none="Not yet" />],
          ['Seen', printCount(run.seen)],
          ['Read', `${printCount(run.classified)}, ${printBytes(run.bytesRead)}`],
          ['Unchanged', printCount(run.unchanged)],
          ['Sensitive', printCount(run.withFindings)],
          ['Labelled', printCount(run.labelled)],
          ['Skipped', printCount(run.skipped)],
          ['Gone', printCount(run.deleted)],
        ]}
      />
      <Section title={`Skipped (${printCount(Math.max(skippedItems.length, run.skipped))})`}>
        {skippedItems.length === 0 ? (
          <Caption1 className={styles.quiet}>Everything that was seen was read.</Caption1>
        ) : null}
        <ul className={styles.list}>
          {skippedItems.map((item) => (
            <li key={`${item.path} ${item.reason}`} className={styles.item}>
              <Mark
                shape={item.coverage === 'part' ? 'half' : 'cross'}
                tone={item.coverage === 'part' ? 'caution' : 'danger'}
              >
                {printWords(item.reason)}, {item.coverage === 'part' ? 'part of it was read' : 'nothing of it was read'}
              </Mark>
              <span className={styles.path}>{item.path}</span>
              <Caption1 className={styles.quiet}>{item.message}</Caption1>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
