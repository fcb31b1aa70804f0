import type { Problem, QueryTable } from '@vedette/model';
import { httpStatusOf, isCut } from '../problems.ts';
import type { NamedTable } from '../query.ts';
import { sizeOf } from '../read-rows.ts';
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

/** Sizes are those of the values themselves: characters of texts, eight bytes for anything else. */
function printStatistics(results: readonly NamedTable[]): unknown {
  const sum = (of: (statistics: QueryTable['statistics']) => number) =>
    results.reduce((total, { table }) => total + of(table.statistics), 0);
  const rowsRead = sum((each) => each.rowsRead);
  const compileMs = results[0]?.table.statistics.compileMs ?? 0;
  return {
    query: {
      executionTime: (compileMs + sum((each) => each.executeMs)) / 1000,
      inputDatasetStatistics: {
        extents: {},
        rows: { total: rowsRead, scanned: rowsRead },
        bytes: { scanned: sum((each) => each.bytesRead) },
      },
      datasetStatistics: results.map(({ table: { rows } }) => ({
        tableRowCount: rows.length,
        tableSize: rows.reduce((size, row) => size + sizeOf(row), 0),
      })),
    },
  };
}

const tableName = ({ name }: NamedTable, at: number): string =>
  name ?? (at === 0 ? 'PrimaryResult' : `PrimaryResult_${at}`);

/**
 * Body of `POST /v1/workspaces/{id}/query`, and of one answer of a batch. Hand it to `JSON.stringify`.
 * Source: Log Analytics API, "Response format"; `@azure/monitor-query-logs` 1.0, `queryResultsDeserializer`.
 */
export function printLogAnalyticsBody(results: readonly NamedTable[], prefer: PreferOptions): LogAnalyticsBody {
  const cut = results.flatMap(({ table }) => (table.partial ? table.problems.filter(isCut) : []));
  const visualization = results.find(({ table }) => table.visualization)?.table.visualization;
  return {
    tables: results.map((result, at) => ({
      name: tableName(result, at),
      columns: result.table.columns,
      rows: encodeRows(result.table, 'text'),
    })),
    ...(prefer.includeStatistics && { statistics: printStatistics(results) }),
    ...(prefer.includeRender && { render: visualization ?? {} }),
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
  401: 'InvalidTokenError',
  403: 'InsufficientAccessError',
  404: 'PathNotFoundError',
  413: 'BadArgumentError',
  429: 'ThrottledError',
  499: 'RequestCancelled',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

/**
 * Status and body of a query that gave no rows.
 * Shape: the vendor's outer code, then our problem with its line and column as the innermost error.
 */
export function printLogAnalyticsError(
  problems: readonly Problem[],
  correlationId: string,
  status = httpStatusOf(problems),
): { readonly status: number; readonly body: { readonly error: LogAnalyticsError } } {
  const [first] = problems;
  const inner = problems.length > 1 ? { details: problems.map(withPlace) } : {};
  const error: LogAnalyticsError = {
    code: OUTER_CODES[status] ?? 'BadArgumentError',
    message: first ? placeInWords(first) : 'The query was refused.',
    correlationId,
    ...(first && {
      innererror: { code: kindOf(first), message: first.message, ...inner, innererror: withPlace(first) },
    }),
  };
  return { status, body: { error } };
}

/** The vendor parts what cannot be read from what has no meaning and from what ended on the way. */
function kindOf({ code }: Problem): string {
  if (SYNTAX_CODES.has(code)) return 'SyntaxError';
  return code.startsWith('KQL') ? 'SemanticError' : 'EngineError';
}
const SYNTAX_CODES: ReadonlySet<string> = new Set(['KQL1001', 'KQL1004']);

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
