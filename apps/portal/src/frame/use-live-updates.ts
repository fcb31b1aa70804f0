import { useQueryClient } from '@tanstack/react-query';
import type { RouteName, StreamEvent } from '@vedette/model';
import { useEffect } from 'react';
import { onLiveEvent, openLiveStream, refresh } from '../api/index.ts';

/** What each event makes old. Shape: pages that hold rows back themselves (the queue) see their data refreshed too. */
const STALE: Readonly<Record<StreamEvent['topic'], readonly RouteName[]>> = {
  'incident.changed': ['listIncidents', 'getIncident', 'overview', 'listAlerts'],
  'scan.progressed': [],
  'connector.changed': ['listConnectors', 'overview'],
  'rule.evaluated': ['listRules', 'listRuleRuns'],
};

/** Routes that only the end of a scan makes old; its progress is drawn from the events themselves. */
const STALE_AFTER_SCAN: readonly RouteName[] = ['listSources', 'listScanRuns', 'getScanRun', 'listAssets', 'overview'];

/** Events come in bursts; reading once for a burst is enough. Larger: lists lag. Smaller: the server is asked too often. */
const BURST_MILLISECONDS = 600;

const staleAfter = (event: StreamEvent): readonly RouteName[] =>
  event.topic === 'scan.progressed' && event.run.endedAt !== null ? STALE_AFTER_SCAN : STALE[event.topic];

/** Reads again what live events say has changed, and everything after a lost connection. Used once, by the frame. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  useEffect(() => {
    const stale = new Set<RouteName>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let opened = 0;
    const flush = () => {
      timer = undefined;
      void refresh(client, ...stale);
      stale.clear();
    };
    const stop = onLiveEvent((event) => {
      for (const name of staleAfter(event)) stale.add(name);
      timer ??= setTimeout(flush, BURST_MILLISECONDS);
    });
    const close = openLiveStream(() => {
      opened += 1;
      if (opened > 1) void client.invalidateQueries();
    });
    return () => {
      stop();
      close();
      clearTimeout(timer);
    };
  }, [client]);
}
