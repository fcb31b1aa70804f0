import type { Principal } from '@vedette/model';

/** A query that was asked, whether it gave rows or not: one row of `LAQueryLogs`. */
export interface QueryRecord {
  readonly id: string;
  readonly startedAt: Date;
  readonly principal: Principal;
  /** As in `QueryRequest.source`. */
  readonly source: string;
  readonly kql: string;
  readonly timespan: { readonly start: Date; readonly end: Date } | undefined;
  /** HTTP status that says how it ended: 200 also where a limit cut the rows, 499 cancelled, 500 broke. */
  readonly responseCode: number;
  readonly durationMs: number;
  readonly rowCount: number;
  readonly bytesRead: number;
  readonly tables: readonly string[];
}

const BYTES_PER_GB = 1e9;

/** The record as `LAQueryLogs` names its members; `key` makes a repeat the same row. */
export function toQueryLogRow(record: QueryRecord): { key: string; values: Readonly<Record<string, unknown>> } {
  const { id, startedAt, principal, source, kql, timespan, responseCode, durationMs, rowCount } = record;
  return {
    key: id,
    values: {
      TimeGenerated: startedAt.toISOString(),
      CorrelationId: id,
      AADObjectId: principal.userId,
      AADEmail: principal.username,
      RequestClientApp: source,
      RequestTarget: record.tables.join(','),
      QueryText: kql,
      QueryTimeRangeStart: timespan?.start.toISOString() ?? null,
      QueryTimeRangeEnd: timespan?.end.toISOString() ?? null,
      ResponseCode: responseCode,
      ResponseDurationMs: durationMs,
      ResponseRowCount: rowCount,
      ScannedGB: record.bytesRead / BYTES_PER_GB,
      StatsWorkspaceCount: 1,
      IsBillableQuery: false,
      Type: 'LAQueryLogs',
    },
  };
}
