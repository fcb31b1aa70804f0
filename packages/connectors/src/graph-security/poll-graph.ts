import type { Ingest, RawRecord } from '@vedette/ingest';
import type { Clock } from '@vedette/model';
import type { ConnectorStore, LabelStore } from '@vedette/state-store';
import { z } from 'zod';
import type { AlertSink } from '../alert-sink.ts';
import { describeProblem, toProblem } from '../problems.ts';
import type { PollCounter } from '../runtime/poll-result.ts';
import { buildAlertEvidenceRows, buildAlertInfoRow } from './alert-rows.ts';
import type { GraphClient } from './fetch-graph.ts';
import type { GraphAlert } from './graph-shapes.ts';
import { buildProviderAlert, buildProviderIncident } from './provider-alert.ts';

const DAY_MS = 86_400_000;
/** How far the first poll looks back. */
const FIRST_DAYS = 30;
/** Changes become visible out of order; asking again this far back costs little, for nothing is taken twice. */
const OVERLAP_MS = 5 * 60_000;
const STREAM = 'alerts-and-incidents';

const checkpointSchema = z.object({ since: z.iso.datetime() });

export interface GraphPoll {
  readonly graph: GraphClient;
  readonly store: ConnectorStore;
  readonly labelStore: LabelStore;
  readonly ingest: Ingest;
  readonly sink: AlertSink;
  readonly clock: Clock;
  readonly counter: PollCounter;
  readonly signal?: AbortSignal;
  readonly keepLease: () => Promise<void>;
}

/** The label catalogue into the label store. A tenant that does not let us read it still gives alerts. */
export async function pollLabels({
  graph,
  labelStore,
  counter,
  signal,
}: Pick<GraphPoll, 'graph' | 'labelStore' | 'counter' | 'signal'>): Promise<void> {
  try {
    const labels = await graph.fetchLabels(signal);
    if (labels.length > 0) await labelStore.putLabels(labels);
  } catch (error) {
    if (signal?.aborted || toProblem(error).code !== 'CON1004') throw error;
    counter.addProblem(toProblem(error));
  }
}

/** Labels, then what changed among incidents and alerts since the checkpoint. */
export async function pollGraph(poll: GraphPoll): Promise<void> {
  const { graph, store, sink, signal } = poll;
  await pollLabels(poll);
  const stored = checkpointSchema.safeParse(await store.loadCheckpoint('graph-security', STREAM));
  const since = stored.success
    ? new Date(Date.parse(stored.data.since) - OVERLAP_MS)
    : new Date(poll.clock.now().getTime() - FIRST_DAYS * DAY_MS);
  const incidents = await graph.fetchIncidents(since, signal);
  const alerts = mergeAlerts([
    ...incidents.flatMap((incident) => incident.alerts ?? []),
    ...(await graph.fetchAlerts(since, signal)),
  ]);
  await poll.keepLease();
  await write(poll, 'AlertInfo', alerts.map(buildAlertInfoRow));
  await write(poll, 'AlertEvidence', alerts.flatMap(buildAlertEvidenceRows));
  await sink.accept(alerts.map(buildProviderAlert), incidents.map(buildProviderIncident));
  const newest = [...incidents, ...alerts].map((item) => Date.parse(item.lastUpdateDateTime));
  const reached = Math.max(stored.success ? Date.parse(stored.data.since) : since.getTime(), ...newest);
  await store.saveCheckpoint('graph-security', STREAM, { since: new Date(reached).toISOString() });
}

/** One alert may come with its incident and by itself: the later state counts. */
function mergeAlerts(alerts: readonly GraphAlert[]): GraphAlert[] {
  const latest = new Map<string, GraphAlert>();
  for (const alert of alerts) {
    const known = latest.get(alert.id);
    if (!known || Date.parse(alert.lastUpdateDateTime) >= Date.parse(known.lastUpdateDateTime))
      latest.set(alert.id, alert);
  }
  return [...latest.values()];
}

async function write({ ingest, counter }: GraphPoll, table: string, rows: readonly RawRecord[]): Promise<void> {
  if (rows.length === 0) return;
  const result = await ingest.write(table, rows);
  counter.addRows(table, result.accepted);
  const [first] = result.rejected;
  if (first) counter.addProblem(describeProblem('CON1023', String(result.rejected.length), first.problem.message));
}
