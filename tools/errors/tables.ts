/** The error tables of all packages in one shape: what `docs/errors.md` is made of. */
import { CLI_PROBLEMS } from '../../apps/cli/src/problems.ts';
import { HTTP_PROBLEMS } from '../../apps/server/src/http/errors.ts';
import { CONNECTOR_PROBLEMS } from '../../packages/connectors/src/problems.ts';
import { DETECTION_PROBLEMS } from '../../packages/detection/src/problems.ts';
import { DOCUMENT_PROBLEMS } from '../../packages/documents/src/problems.ts';
import { INGEST_PROBLEMS } from '../../packages/ingest/src/problems.ts';
import { PROBLEMS as KQL_PROBLEMS } from '../../packages/kql/src/problems.ts';
import { LOG_FAULTS } from '../../packages/log-store/src/faults.ts';
import { QUERY_FAULTS, QUERY_PROBLEMS } from '../../packages/query/src/problems.ts';
import { SCAN_PROBLEMS } from '../../packages/scan/src/problems.ts';
import { STATE_FAULTS, STATE_PROBLEMS } from '../../packages/state-store/src/problems.ts';

/** One code. Shape: `message` has its changing parts as `{name}`; `status` is text, empty where no route answers with it. */
export interface ErrorEntry {
  readonly code: string;
  readonly message: string;
  readonly hints: readonly string[];
  readonly status: string;
}

export interface ErrorTable {
  readonly title: string;
  /** One sentence on where these codes are met. */
  readonly about: string;
  readonly entries: readonly ErrorEntry[];
}

/** Whatever a table's row looks like: a text, a function of its parts, or an object with one of them. */
type Message = string | ((...parts: never[]) => string);
interface LooseRow {
  readonly message?: Message;
  readonly about?: string;
  readonly httpStatus?: number;
  readonly status?: number;
  readonly severity?: string;
  readonly retryable?: boolean;
  readonly hints?: readonly string[];
}

/** Names of a function's parameters. Shape: types are stripped or absent, so a name ends at `,`, `:`, `=` or a space. */
function parameterNames(print: (...parts: never[]) => string): string[] {
  const list = /^\s*\(([^)]*)\)\s*=>/.exec(print.toString())?.[1] ?? '';
  return list
    .split(',')
    .map((part) => /^\s*(\w+)/.exec(part)?.[1] ?? '')
    .filter((name) => name !== '');
}

const printMessage = (message: Message): string => {
  if (typeof message === 'string') return message;
  const print = message as (...parts: string[]) => string;
  return print(...parameterNames(message).map((name) => `{${name}}`));
};

/** A fault that another try can mend answers 503, another one 500; see `toHttpError`. */
function printStatus(row: LooseRow, fallback: string): string {
  if (row.severity === 'warning') return '200, as a warning';
  const status = row.httpStatus ?? row.status;
  if (status !== undefined) return String(status);
  if (row.retryable !== undefined) return row.retryable ? '503' : '500';
  return fallback;
}

function readTable(rows: Readonly<Record<string, LooseRow | Message>>, fallbackStatus = ''): ErrorEntry[] {
  return Object.entries(rows).map(([code, row]) => {
    const loose: LooseRow = typeof row === 'object' ? row : { message: row };
    return {
      code,
      message: printMessage(loose.message ?? loose.about ?? ''),
      hints: loose.hints ?? [],
      status: printStatus(loose, fallbackStatus),
    };
  });
}

/** The scan package keeps texts alone; its two statuses stand where they are thrown. */
const SCAN_STATUS: Readonly<Record<string, string>> = { SCN1001: '409', SCN2001: '500' };

/** Every table, in the order of the stages. */
export const ERROR_TABLES: readonly ErrorTable[] = [
  { title: 'API: requests', about: 'Answers of the HTTP routes.', entries: readTable(HTTP_PROBLEMS) },
  {
    title: 'CLI: commands',
    about: 'Printed by a command, which ends with exit code 1.',
    entries: readTable(CLI_PROBLEMS),
  },
  {
    title: 'CON: connectors',
    about: 'Shown at a connector, and in the answer to connecting it.',
    entries: readTable(CONNECTOR_PROBLEMS),
  },
  {
    title: 'DET: rules, content and incidents',
    about: 'Met when a rule is saved, content is loaded, or an incident is changed.',
    entries: readTable(DETECTION_PROBLEMS),
  },
  { title: 'DOC: labels of documents', about: 'Why a label was not written.', entries: readTable(DOCUMENT_PROBLEMS) },
  {
    title: 'ING: records',
    about: 'Why a record could not become a row, or a note about one that did.',
    entries: readTable(INGEST_PROBLEMS),
  },
  {
    title: 'KQL: the compiler',
    about:
      'What is wrong with a query, with its place. The portal route answers 200 with the problems in the body; the vendor routes answer with the status.',
    entries: readTable(KQL_PROBLEMS, '400'),
  },
  {
    title: 'LOG: the log store',
    about: 'Faults of the engine that keeps rows, and of its folder. Those of a query reach the caller as a QRY code.',
    entries: readTable(LOG_FAULTS),
  },
  {
    title: 'QRY: running queries',
    about:
      'Limits and refusals of a query that compiled. Where some rows came all the same, the answer is 200 and partial.',
    entries: [...readTable(QUERY_PROBLEMS), ...readTable(QUERY_FAULTS)],
  },
  {
    title: 'SCN: scans',
    about: 'Why a scan did not begin, or ended early. Single files that were skipped have reasons, not codes.',
    entries: readTable(SCAN_PROBLEMS).map((entry) => ({ ...entry, status: SCAN_STATUS[entry.code] ?? '' })),
  },
  {
    title: 'STA: the state store',
    about: 'Conflicts, the data folder, and faults of the database that keeps rules, incidents and settings.',
    entries: [...readTable(STATE_PROBLEMS), ...readTable(STATE_FAULTS)],
  },
];
