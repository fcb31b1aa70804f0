import type { Problem, QueryTable } from '@vedette/model';
import { httpStatusOf } from '../problems.ts';
import { encodeRows } from './wire-values.ts';

/** What a client asks for besides the rows, by the header `Prefer`. Source: Log Analytics API, "Prefer options". */
export interface PreferOptions {
  /** `wait=600`. */
  readonly timeoutSeconds?: number;
  /** `include-statistics=true`. */
  readonly includeStatistics: boolean;
  /** `include-render=true`. */
  readonly includeRender: boolean;
}

export function parsePrefer(header: string | readonly string[] | undefined): PreferOptions {
  const parts = new Map(
    [header ?? []]
      .flat()
      .join(',')
      .split(/[,;]/)
      .map((part): [string, string] => {
        const [name = '', value = ''] = part.trim().split('=');
        return [name.trim().toLowerCase(), value.trim().toLowerCase()];
      }),
  );
  const wait = Number(parts.get('wait'));
  return {
    ...(wait > 0 && { timeoutSeconds: wait }),
    includeStatistics: parts.get('include-statistics') === 'true',
    includeRender: parts.get('include-render') === 'true',
  };
}

export interface LogAnalyticsError {
  readonly code: string;
  readonly message: string;
  readonly correlationId?: string;
  readonly details?: readonly LogAnalyticsError[];
  readonly innererror?: LogAnalyticsError;
  readonly line?: number;
  readonly pos?: number;
}

export interface LogAnalyticsBody {
  readonly tables: readonly {
    readonly name: string;
    readonly columns: readonly { readonly name: string; readonly type: string }[];
    readonly rows: readonly (readonly unknown[])[];
  }[];
  readonly statistics?: unknown;
  readonly render?: unknown;
  readonly error?: LogAnalyticsError;
}

const withPlace = ({ code, message, span }: Problem): LogAnalyticsError => ({
  code,
  message,
  ...(span && { line: span.line, pos: span.column }),
});

function printStatistics({ statistics, rows }: QueryTable): unknown {
  return {
    query: {
      executionTime: (statistics.compileMs + statistics.executeMs) / 1000,
      inputDatasetStatistics: { extents: {}, rows: { total: statistics.rowsRead, scanned: statistics.rowsRead } },
      datasetStatistics: [{ tableRowCount: rows.length, tableSize: statistics.bytesRead }],
    },
  };
}

/**
 * Body of `POST /v1/workspaces/{id}/query`, and of one answer of a batch. Hand it to `JSON.stringify`.
 * Source: Log Analytics API, "Response format"; `@azure/monitor-query-logs` 1.0, `queryResultsDeserializer`.
 */
export function printLogAnalyticsBody(table: QueryTable, prefer: PreferOptions): LogAnalyticsBody {
  const cut = table.partial ? table.problems.filter(({ code }) => code.startsWith('QRY')) : [];
  return {
    tables: [{ name: 'PrimaryResult', columns: table.columns, rows: encodeRows(table, 'text') }],
    ...(prefer.includeStatistics && { statistics: printStatistics(table) }),
    ...(prefer.includeRender && { render: table.visualization ?? {} }),
    ...(cut.length > 0 && {
      error: {
        code: 'PartialError',
        message: 'The answer is not whole.',
        details: cut.map((problem) => ({
          code: 'EngineError',
          message: problem.message,
          innererror: withPlace(problem),
        })),
      },
    }),
  };
}

const OUTER_CODES: Readonly<Record<number, string>> = {
  400: 'BadArgumentError',
  413: 'BadArgumentError',
  429: 'ThrottledError',
  504: 'GatewayTimeout',
};

/**
 * Status and body of a query that gave no rows.
 * Shape: the vendor's outer code, then our problem with its line and column as the innermost error.
 */
export function printLogAnalyticsError(
  problems: readonly Problem[],
  correlationId: string,
): { readonly status: number; readonly body: { readonly error: LogAnalyticsError } } {
  const status = httpStatusOf(problems);
  const [first] = problems;
  const isSyntax = first?.code.startsWith('KQL1') ?? false;
  const inner = problems.length > 1 ? { details: problems.map(withPlace) } : {};
  const kind = isSyntax ? 'SyntaxError' : 'SemanticError';
  const error: LogAnalyticsError = {
    code: OUTER_CODES[status] ?? 'BadArgumentError',
    message: first ? placeInWords(first) : 'The query was refused.',
    correlationId,
    ...(first && {
      innererror: { code: kind, message: first.message, ...inner, innererror: withPlace(first) },
    }),
  };
  return { status, body: { error } };
}

/** The message with its place: clients show only the outer one. */
export function placeInWords({ code, message, span }: Problem): string {
  return span ? `${code} at line ${span.line}, column ${span.column}: ${message}` : `${code}: ${message}`;
}

/** Body of `POST /v1/$batch`: one answer a request, in their order. */
export function printBatchBody(
  answers: readonly { readonly id: string; readonly status: number; readonly body: unknown }[],
): unknown {
  const headers = { 'Content-Type': 'application/json; charset=utf-8' };
  return { responses: answers.map(({ id, status, body }) => ({ id, status, headers, body })) };
}
