import type { CompileResult } from '@vedette/kql';
import type { QueryExplanation } from '@vedette/model';

/** What the compiler made of a query, for people. Shape: values of parameters as text, long ones cut. */
export function toExplanation(compiled: CompileResult, compileMs: number): QueryExplanation {
  if (compiled.kind === 'rejected') {
    const nothing = { sql: '', plan: '', parameters: [], columns: [], tables: [] };
    return { ...nothing, compileMs, problems: [...compiled.problems] };
  }
  return {
    sql: compiled.sql,
    plan: compiled.plan ?? '',
    parameters: compiled.parameters.map(({ name, type, value }) => ({ name, type, value: printValue(value) })),
    columns: compiled.columns.map(({ name, type }) => ({ name, type })),
    tables: [...compiled.tables],
    compileMs,
    problems: [...compiled.warnings],
  };
}

/** A literal table can be megabytes: its start says enough. */
const MAX_VALUE_CHARACTERS = 2000;

function printValue(value: unknown): string {
  const text = Array.isArray(value) ? JSON.stringify(value) : String(value);
  return text.length > MAX_VALUE_CHARACTERS ? `${text.slice(0, MAX_VALUE_CHARACTERS)}…` : text;
}
