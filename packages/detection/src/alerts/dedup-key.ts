import { createHash } from 'node:crypto';
import type { TriggeredRows } from '../evaluate/evaluate-window.ts';
import { fingerprintRow, type ResultRow } from '../evaluate/result-rows.ts';

/** Names what an alert of a rule stands for: evaluating the same window again gives the same keys. */
export function dedupKeyOf(ruleId: string, found: TriggeredRows, group: string): string {
  const window = found.kind === 'window' ? found.end.toISOString() : `late:${found.start.toISOString()}`;
  return `rule:${ruleId}:${window}:${group}`;
}

/** One key for a set of rows, whatever their order. */
export function fingerprintRows(rows: readonly ResultRow[]): string {
  const prints = rows.map(fingerprintRow).sort();
  return createHash('sha256').update(prints.join(' ')).digest('hex').slice(0, 32);
}

/** The id that belongs to a key: a UUID of its hash, so that a replay names the same alert. */
export function alertIdOf(dedupKey: string): string {
  const hex = createHash('sha256').update(dedupKey).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
