import type { RawRecord } from '@vedette/ingest';
import type { ConnectorState, NewId, Problem } from '@vedette/model';
import type { ConnectorDescriptor } from '../descriptors.ts';
import type { PollResult } from './poll-result.ts';

interface HealthEvent {
  readonly operation: 'Data fetch status change' | 'Data fetch failure summary';
  readonly status: 'Success' | 'Failure' | 'Informational';
  readonly reason: string;
  readonly description: string;
  readonly extended: Readonly<Record<string, unknown>>;
}

function buildRow(
  { kind, title, resourceKind }: ConnectorDescriptor,
  event: HealthEvent,
  at: Date,
  newId: NewId,
): RawRecord {
  const id = newId();
  return {
    key: id,
    values: {
      TimeGenerated: at.toISOString(),
      OperationName: event.operation,
      Status: event.status,
      Reason: event.reason,
      Description: event.description,
      SentinelResourceId: `/dataConnectors/${kind}`,
      SentinelResourceName: title,
      SentinelResourceKind: resourceKind,
      SentinelResourceType: 'Data connector',
      ExtendedProperties: event.extended,
      RecordId: id,
      SourceSystem: 'Vedette',
      Type: 'SentinelHealth',
    },
  };
}

/**
 * Rows of SentinelHealth after a poll: one for each table when fetching begins to work or to fail, and a summary where
 * records were not taken or content was passed over. Source: Sentinel, SentinelHealth table, data connectors.
 */
export function buildHealthRows(
  descriptor: ConnectorDescriptor,
  change: { before: ConnectorState; after: ConnectorState; result: PollResult },
  at: Date,
  newId: NewId,
): readonly RawRecord[] {
  const { before, after, result } = change;
  const rows: RawRecord[] = [];
  const isFirst = before.lastPollAt === null || (before.connectedAt ?? '') > before.lastPollAt;
  const isFailing = after.status === 'failing';
  if (
    isFirst ||
    isFailing !== (before.status === 'failing') ||
    (isFailing && before.problem?.code !== after.problem?.code)
  ) {
    for (const DestinationTable of descriptor.dataTypes) {
      rows.push(buildRow(descriptor, describeChange(after, DestinationTable), at, newId));
    }
  }
  if (result.notTaken.size > 0 || result.problems.length > 0)
    rows.push(buildRow(descriptor, summarize(result), at, newId));
  return rows;
}

function describeChange({ status, problem }: ConnectorState, DestinationTable: string): HealthEvent {
  const isFailing = status === 'failing';
  return {
    operation: 'Data fetch status change',
    status: isFailing ? 'Failure' : 'Success',
    reason: isFailing ? (problem?.code ?? '') : '',
    description: isFailing ? (problem?.message ?? '') : 'Data is fetched.',
    extended: { DestinationTable, ...(isFailing ? { Hints: problem?.hints ?? [] } : {}) },
  };
}

function summarize(result: PollResult): HealthEvent {
  const notTaken = [...result.notTaken].map(([kind, count]) => `${count} × ${kind}`);
  const told = [...result.problems.map((problem: Problem) => `${problem.code}: ${problem.message}`)];
  const parts = [
    ...(notTaken.length > 0 ? [`Not taken, for no table shows them: ${notTaken.join(', ')}.`] : []),
    ...told.slice(0, 20),
  ];
  return {
    operation: 'Data fetch failure summary',
    status: 'Informational',
    reason: result.problems[0]?.code ?? '',
    description: parts.join(' '),
    extended: { NotTaken: Object.fromEntries(result.notTaken), Problems: told.length },
  };
}
