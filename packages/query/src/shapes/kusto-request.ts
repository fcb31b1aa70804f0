/** Options of a request's `properties` that have a meaning here. Source: Kusto, "Request properties". */
export interface KustoRequestOptions {
  readonly timeoutSeconds?: number;
  /** `truncationmaxrecords`: beyond it the answer is partial. */
  readonly maxRows?: number;
  /** `query_take_max_records`: as many rows are wanted; that there are more is no failure. */
  readonly takeRows?: number;
  /** `query_now`. */
  readonly now?: Date;
  /** `query_datetimescope_from` and `_to`. */
  readonly timespan?: { readonly start: Date; readonly end: Date };
  readonly isProgressive: boolean;
  readonly isFragmented: boolean;
  readonly fragmentRows?: number;
  readonly hidesPartial: boolean;
  readonly isReadOnly: boolean;
  readonly language: string;
  /** `Parameters`, for `declare query_parameters`: values as KQL literals. */
  readonly parameters: Readonly<Record<string, string>>;
}

type Json = Readonly<Record<string, unknown>>;

/** An object, given as one or as its JSON text. */
function asRecord(value: unknown): Json {
  if (typeof value === 'string') {
    try {
      return asRecord(JSON.parse(value));
    } catch {
      return {};
    }
  }
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Json) : {};
}

const isTrue = (value: unknown): boolean => value === true || String(value).toLowerCase() === 'true';

function positiveInteger(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}

const CLOCK = /^(?:(\d+)\.)?(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/;
const LITERAL = /^(\d+(?:\.\d+)?)\s*(ms|s|sec|seconds?|m|min|minutes?|h|hr|hours?|d|days?)$/i;
const UNIT_SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 };

/** A timespan as .NET prints it (`00:04:00`) or as KQL writes it (`4m`). Units: seconds. */
function parseSeconds(value: unknown): number | undefined {
  const text = String(value ?? '').trim();
  const [clock, literal] = [CLOCK.exec(text), LITERAL.exec(text)];
  const unit = literal?.[2]?.toLowerCase() ?? '';
  const seconds = clock
    ? Number(clock[1] ?? 0) * 86_400 + Number(clock[2]) * 3600 + Number(clock[3]) * 60 + Number(clock[4] ?? 0)
    : Number(literal?.[1]) * (UNIT_SECONDS[unit === 'ms' ? unit : unit.charAt(0)] ?? Number.NaN);
  return seconds > 0 ? seconds : undefined;
}

/** `2026-03-01T00:00:00Z`, or `datetime(2026-03-01)`. */
function parseTime(value: unknown): Date | undefined {
  const text = String(value ?? '').replace(/^datetime\((.*)\)$/, '$1');
  const date = new Date(/^\d{4}-\d{2}-\d{2}$|Z$|[+-]\d{2}:?\d{2}$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

const [FIRST_TIME, LAST_TIME] = [new Date('0001-01-01T00:00:00Z'), new Date('9999-12-31T23:59:59.999Z')];

function readScope(options: Json): KustoRequestOptions['timespan'] {
  const column = options.query_datetimescope_column ?? 'TimeGenerated';
  const [start, end] = [parseTime(options.query_datetimescope_from), parseTime(options.query_datetimescope_to)];
  if (column !== 'TimeGenerated' || (!start && !end)) return undefined;
  return { start: start ?? FIRST_TIME, end: end ?? LAST_TIME };
}

/** Longer than any query may run. */
const NO_TIMEOUT_SECONDS = 86_400;

/**
 * Reads the `properties` of a request, whose members clients write as `Options` or `options`. What only tunes Kusto's own
 * engine (consistency, caches, distribution) has no meaning here and is passed over.
 */
export function parseKustoProperties(properties: unknown): KustoRequestOptions {
  const members = asRecord(properties);
  const options = asRecord(members.Options ?? members.options);
  const parameters = asRecord(members.Parameters ?? members.parameters);
  const timeoutSeconds = isTrue(options.norequesttimeout) ? NO_TIMEOUT_SECONDS : parseSeconds(options.servertimeout);
  const [maxRows, takeRows] = [options.truncationmaxrecords, options.query_take_max_records].map(positiveInteger);
  const [now, timespan] = [parseTime(options.query_now), readScope(options)];
  const fragmentRows = positiveInteger(options.query_results_progressive_row_count);
  return {
    ...(timeoutSeconds && { timeoutSeconds }),
    ...(maxRows && { maxRows }),
    ...(takeRows && { takeRows }),
    ...(now && { now }),
    ...(timespan && { timespan }),
    ...(fragmentRows && { fragmentRows }),
    isProgressive: isTrue(options.results_progressive_enabled),
    isFragmented: isTrue(options.results_v2_fragment_primary_tables),
    hidesPartial: isTrue(options.deferpartialqueryfailures),
    isReadOnly: isTrue(options.request_readonly) || isTrue(options.request_readonly_hardline),
    language: String(options.query_language ?? 'kql').toLowerCase(),
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, printParameter(value)])),
  };
}

/** A client sends a number or a truth value as JSON, anything else as a KQL literal. */
const printParameter = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'object' ? `dynamic(${JSON.stringify(value)})` : String(value);
