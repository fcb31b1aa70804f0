import type { ScanKind, ScanRun } from '@vedette/model';
import { call, messageOf, useRefresh } from '../../api/index.ts';
import { useNotify } from '../../frame/notify.tsx';

/** Starts and cancels scans, and says what came of it. */
export function useScans() {
  const refresh = useRefresh();
  const notify = useNotify();
  const start = async (source: { readonly id: string; readonly name: string }, kind: ScanKind) => {
    try {
      await call('startScan', { params: { id: source.id }, body: { kind } });
      await refresh('listSources', 'listScanRuns');
    } catch (error) {
      notify({ intent: 'error', title: `The scan of ${source.name} did not start`, body: messageOf(error) });
    }
  };
  const cancel = async (run: ScanRun) => {
    try {
      await call('cancelScan', { params: { id: run.id } });
      await refresh('listSources', 'listScanRuns', 'getScanRun');
      notify({ title: 'Scan cancelled', body: 'What it wrote stays.', intent: 'info' });
    } catch (error) {
      notify({ intent: 'error', title: 'The scan was not cancelled', body: messageOf(error) });
    }
  };
  return { start, cancel };
}
