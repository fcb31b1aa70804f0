import type { CompiledTable } from '../src/compiled.ts';
import { PHYSICAL_TYPES } from '../src/physical-columns.ts';
import { bindParameters } from '../src/run/bind-parameters.ts';
import { settingsSql, statementSettings } from '../src/run/statement-settings.ts';
import type { KustoType } from '../src/types.ts';
import type { TestEngine } from './engine.ts';

/**
 * Columns of a statement that the engine computes in another type than the physical form of theirs. Shape: `name: type, computed as
 * Type`. What follows a step outside of the engine is not looked at.
 */
export function findOtherForms(engine: TestEngine, table: CompiledTable): readonly string[] {
  if (table.stages.length > 0) return [];
  const types = describeColumns(engine, table);
  return table.columns.flatMap(({ name, type }, index) =>
    isForm(types[index] ?? '', type) ? [] : [`${name}: ${type}, computed as ${types[index]}`],
  );
}

const withoutNull = (type: string): string => type.replace(/^Nullable\((.*)\)$/, '$1');

/** Whether a type of the engine is the physical form of a type. A text is never null. */
const isForm = (physical: string, type: KustoType): boolean =>
  type === 'string' ? physical === 'String' : withoutNull(physical) === withoutNull(PHYSICAL_TYPES[type]);

const describeColumns = (engine: TestEngine, table: CompiledTable): readonly string[] =>
  engine
    .query(`DESCRIBE TABLE (${bindParameters(table)}) SETTINGS ${settingsSql(statementSettings(table))}`)
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as readonly string[])[1] ?? '')
    .map((type) => type.replace(/^LowCardinality\((.*)\)$/, '$1'));
