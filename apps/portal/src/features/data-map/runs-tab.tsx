import type { ScanRun } from '@vedette/model';
import { useRead } from '../../api/index.ts';
import { StatusMark } from '../../widgets/badges.tsx';
import { printBytes, printCount, printDuration, printWords } from '../../widgets/format.ts';
import { ListLayout } from '../../widgets/list-layout.tsx';
import { EmptyState, ErrorState, LinesSkeleton } from '../../widgets/states.tsx';
import { DataTable } from '../../widgets/table/data-table.tsx';
import type { Column } from '../../widgets/table/table-model.ts';
import { Time } from '../../widgets/time.tsx';
import { RunPanel } from './run-panel.tsx';
import { useLiveRun } from './scan-progress.ts';

interface RunRow {
  readonly run: ScanRun;
  readonly sourceName: string;
}

const duration = ({ startedAt, endedAt }: ScanRun): string =>
  startedAt && endedAt ? printDuration(Date.parse(endedAt) - Date.parse(startedAt)) : '';

/** A number of a run that moves while the run does. */
function Live({ run, print }: { readonly run: ScanRun; readonly print: (run: ScanRun) => string }) {
  return print(useLiveRun(run));
}

function LiveStatus({ run }: { readonly run: ScanRun }) {
  return <StatusMark status={useLiveRun(run).status} />;
}

const number = (id: keyof ScanRun & string, title: string): Column<RunRow> => ({
  id,
  title,
  width: 96,
  grow: 0,
  align: 'end',
  render: ({ run }) => <Live run={run} print={(live) => printCount(Number(live[id]))} />,
});

const COLUMNS: readonly Column<RunRow>[] = [
  { id: 'source', title: 'Source', width: 160, grow: 3, always: true, render: ({ sourceName }) => sourceName },
  { id: 'status', title: 'Status', width: 108, grow: 0, render: ({ run }) => <LiveStatus run={run} /> },
  { id: 'kind', title: 'Kind', width: 104, grow: 0, render: ({ run }) => printWords(run.kind) },
  {
    id: 'started',
    title: 'Started',
    width: 96,
    grow: 0,
    render: ({ run }) => <Time at={run.startedAt} none="Not yet" />,
  },
  { id: 'took', title: 'Took', width: 96, grow: 0, render: ({ run }) => <Live run={run} print={duration} /> },
  number('seen', 'Seen'),
  number('classified', 'Read'),
  number('unchanged', 'Unchanged'),
  number('withFindings', 'Sensitive'),
  number('skipped', 'Skipped'),
  {
    id: 'bytes',
    title: 'Bytes',
    width: 84,
    grow: 0,
    align: 'end',
    render: ({ run }) => <Live run={run} print={(live) => printBytes(live.bytesRead)} />,
  },
];

interface RunsTabProps {
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

/** Every run, newest first; one that is under way moves while it is watched. */
export function RunsTab({ openId, onOpen }: RunsTabProps) {
  const { data, error, refetch } = useRead('listScanRuns', { query: { limit: 500 } });
  const sources = useRead('listSources').data?.items ?? [];
  if (error && !data)
    return <ErrorState title="The runs could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LinesSkeleton lines={12} />;
  const nameOf = (id: string) => sources.find((source) => source.id === id)?.name ?? 'A source that is gone';
  const rows = data.items.map((run) => ({ run, sourceName: nameOf(run.sourceId) }));
  return (
    <ListLayout
      panel={
        openId === undefined ? undefined : <RunPanel id={openId} nameOf={nameOf} onClose={() => onOpen(undefined)} />
      }
    >
      <DataTable
        label="Runs"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ run }) => run.id}
        total={data.total}
        openKey={openId}
        onOpen={({ run }) => onOpen(run.id)}
        empty={
          <EmptyState title="Nothing was scanned yet" body="Start a scan of a source; its numbers will be here." />
        }
      />
    </ListLayout>
  );
}
