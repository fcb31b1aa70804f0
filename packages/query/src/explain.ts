import type { CompiledParameter, CompiledTable, CompileResult } from '@vedette/kql';
import type { QueryExplanation } from '@vedette/model';

/** What the compiler made of a query, for people. Shape: values of parameters as text, long ones cut. */
export function toExplanation(compiled: CompileResult, compileMs: number): QueryExplanation {
  if (compiled.kind === 'rejected') {
    const nothing = { sql: '', plan: '', parameters: [], columns: [], tables: [] };
    return { ...nothing, compileMs, problems: [...compiled.problems] };
  }
  const results = [compiled, ...compiled.furtherTables];
  const statements = results.flatMap((result, at) => listStatements(result, results.length > 1 ? at + 1 : undefined));
  const isOne = statements.length === 1;
  return {
    sql: statements.map(({ title, sql }) => (isOne ? sql : `-- ${title}\n${sql}`)).join('\n\n'),
    plan: results.map(({ plan = '' }) => plan).join('\n\n'),
    parameters: statements.flatMap(({ title, parameters }) =>
      parameters.map((each) => printParameter(each, isOne ? '' : `${title}: `)),
    ),
    columns: compiled.columns.map(({ name, type }) => ({ name, type })),
    tables: [...compiled.tables],
    compileMs,
    problems: [...compiled.warnings],
  };
}

interface Statement {
  readonly title: string;
  readonly sql: string;
  readonly parameters: readonly CompiledParameter[];
}

/** The statements of one result table in the order of running: what host stages read, then what reads their rows. */
function listStatements({ name, stages, sql, parameters }: CompiledTable, number: number | undefined): Statement[] {
  const table = number === undefined ? '' : `table ${number}${name ? ` ${name}` : ''}, `;
  const read = stages.flatMap(({ inputs }, at) =>
    inputs.map((input) => ({ ...input, title: `${table}rows for stage ${at + 1}, which runs outside the engine` })),
  );
  return [...read, { title: `${table}the answer`, sql, parameters }];
}

const printParameter = ({ name, type, value }: CompiledParameter, prefix: string) => ({
  name: prefix + name,
  type,
  value: printValue(value),
});

/** A literal table can be megabytes: its start says enough. */
const MAX_VALUE_CHARACTERS = 2000;

function printValue(value: unknown): string {
  const text = Array.isArray(value) ? JSON.stringify(value) : String(value);
  return text.length > MAX_VALUE_CHARACTERS ? `${text.slice(0, MAX_VALUE_CHARACTERS)}…` : text;
}
