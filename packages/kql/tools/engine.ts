import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ColumnSchema } from '@vedette/model';
import type { CompiledQuery } from '../src/kql.ts';

interface Session {
  query(sql: string, format?: string): string;
  queryBind(sql: string, parameters: object, format?: string): string;
  cleanup(): void;
}
const { Session: ChdbSession } = createRequire(import.meta.url)('chdb') as { Session: new (path: string) => Session };

/** An engine in this process with a folder of its own, for tests and tools of this package. */
export function openEngine(): Session {
  const engine = new ChdbSession(mkdtempSync(join(tmpdir(), 'kql-')));
  engine.query('SET output_format_json_quote_denormals = 1');
  return engine;
}

/** Runs a compiled query; gives its rows as ClickHouse prints them. */
export function runCompiled(
  engine: Session,
  compiled: Pick<CompiledQuery, 'sql' | 'parameters'>,
  extra: Record<string, unknown> = {},
): unknown[][] {
  const bound = Object.fromEntries(
    compiled.parameters.map((each) => [each.name, typeof each.value === 'bigint' ? each.value.toString() : each.value]),
  );
  const text = engine.queryBind(compiled.sql, { ...bound, ...extra }, 'JSONCompactEachRow');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(quoteLong(line)) as unknown[]);
}

/** Whole numbers beyond 2^53 become texts before JavaScript reads them. */
const quoteLong = (line: string): string =>
  line.replace(
    /("(?:[^"\\]|\\.)*")|(?<![\d.eE+-])(-?\d{16,})(?![\d.eE])/g,
    (_all, text: string | undefined, number: string) => text ?? `"${number}"`,
  );

const pad = (value: bigint, width: number): string => value.toString().padStart(width, '0');

/** A cell as Kusto shows it, for comparing with recorded answers. */
export function decodeCell(cell: unknown, { type }: ColumnSchema): unknown {
  if (cell === null) return null;
  if (type === 'datetime') return datetimeText(BigInt(cell as string));
  if (type === 'timespan') return timespanText(BigInt(cell as string));
  if (type === 'dynamic') return JSON.parse(quoteLong(String(cell))) as unknown;
  if (type === 'decimal') return Number(cell);
  if (type === 'real' && typeof cell === 'string' && /^-?(inf|nan)$/.test(cell))
    return ({ inf: 'Infinity', '-inf': '-Infinity' } as Record<string, string>)[cell] ?? 'NaN';
  return cell;
}

function datetimeText(ticks: bigint): string {
  const rest = ((ticks % 10_000n) + 10_000n) % 10_000n;
  const at = new Date(Number((ticks - rest) / 10_000n));
  const fraction = `${pad(BigInt(at.getUTCMilliseconds()), 3)}${pad(rest, 4)}`.replace(/0+$/, '');
  const iso = `${pad(BigInt(at.getUTCFullYear()), 4)}-${pad(BigInt(at.getUTCMonth() + 1), 2)}-${pad(BigInt(at.getUTCDate()), 2)}`;
  const clock = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()]
    .map((part) => pad(BigInt(part), 2))
    .join(':');
  return `${iso}T${clock}${fraction ? `.${fraction}` : ''}Z`;
}

function timespanText(ticks: bigint): string {
  const size = ticks < 0n ? -ticks : ticks;
  const seconds = size / 10_000_000n;
  const clock = [(seconds / 3600n) % 24n, (seconds / 60n) % 60n, seconds % 60n].map((part) => pad(part, 2)).join(':');
  const days = seconds / 86_400n;
  const fraction = size % 10_000_000n;
  return `${ticks < 0n ? '-' : ''}${days > 0n ? `${days}.` : ''}${clock}${fraction > 0n ? `.${pad(fraction, 7)}` : ''}`;
}
