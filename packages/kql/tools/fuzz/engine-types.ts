import type { CompiledTable } from '../../src/compiled.ts';
import { PHYSICAL_TYPES } from '../../src/physical-columns.ts';
import { bindParameters, settingsSql, statementSettings } from '../../src/run/bind.ts';
import type { KustoType } from '../../src/types.ts';

/** `Int64` for `Nullable(Int64)`, `LowCardinality(Nullable(Int64))`: what a value is, where there is one. */
const bare = (type: string): string => type.replace(/^(?:LowCardinality|Nullable)\((.*)\)$/, '$1');
const innermost = (type: string): string => (bare(type) === type ? type : innermost(bare(type)));

/** A truth value is a byte until it is shown. A text is never null. */
function isOf(type: KustoType, found: string): boolean {
  if (type === 'string') return innermost(found) === 'String' && !found.includes('Nullable');
  return innermost(found) === innermost(PHYSICAL_TYPES[type]) || (type === 'bool' && innermost(found) === 'UInt8');
}

/**
 * The first column that the engine keeps in another type than a table would, with both types: `n: UInt64 in place of Int64`. Such a value
 * shows well and fails beside others, as in a branch, a group or a union. Tables that begin in a thread are read as texts, and not looked at.
 */
export function findOtherEngineType(table: CompiledTable, query: (sql: string) => string): string | undefined {
  if (table.stages.length > 0 || table.columns.length === 0) return undefined;
  const lines = query(`DESCRIBE (${bindParameters(table)}) SETTINGS ${settingsSql(statementSettings(table))}`);
  const found = lines.split('\n').filter((line) => line !== '');
  const types = found.map((line) => String((JSON.parse(line) as readonly unknown[])[1]));
  const at = table.columns.findIndex(({ type }, index) => !isOf(type, types[index] ?? ''));
  const column = table.columns[at];
  return column && `${column.name}: ${types[at]} in place of ${PHYSICAL_TYPES[column.type]}`;
}
