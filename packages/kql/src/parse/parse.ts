import type { Problem, Span, TableSchema } from '@vedette/model';
import type { Query } from '../ast.ts';
import type { CompileOptions } from '../kql.ts';
import { problem } from '../problems.ts';
import { resolveGlobals } from './catalogue.ts';
import { childrenOf, itemsOf, type KustoDiagnostic, kindOf, kusto, listOf } from './kusto.ts';
import { queries } from './node-access.ts';
import { normaliseText, spanAt } from './normalise.ts';
import { pluginSymbols } from './plugin-symbols.ts';
import { convertResultTables, type ResultTable } from './result-tables.ts';
import { ParseScope } from './scope.ts';
import { bindStatements } from './statements.ts';
import { nearNames } from './suggest.ts';

export type ParseResult =
  | { readonly kind: 'parsed'; readonly tables: readonly ResultTable[]; readonly warnings: readonly Problem[] }
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

/** Binds a query with the vendor's parser and turns its tree into ours. */
export function parseQuery(source: string, options: CompileOptions): ParseResult {
  const { text, warnings } = normaliseText(source);
  if (text.replace(/\/\/[^\n]*/g, '').trim() === '')
    return { kind: 'rejected', problems: [problem('KQL1004', undefined)] };
  const code = analyse(text, options);
  if (!code) return { kind: 'rejected', problems: [problem('KQL1005', spanAt(source, 0, source.length))] };
  const tables = options.catalogue.tables.filter((table) => options.readableTables?.has(table.name) ?? true);
  const judged = itemsOf(code.GetDiagnostics())
    .filter((each) => each.Severity === 'Error' && !isCountOfValue(each, text) && !isNegatedTerm(each, text))
    .map((each) => judge(each, source, namesIn(text, tables)));
  const errors = judged.filter((each) => each.severity === 'error');
  if (errors.length > 0) return { kind: 'rejected', problems: errors };
  const all: Problem[] = [...warnings, ...judged];
  const byName = new Map(tables.map((table) => [table.name, table]));
  const resolveTable = (name: string, span: Span): Query => ({
    kind: 'table',
    name,
    columns: byName.get(name)?.columns ?? [],
    span,
  });
  const scope = new ParseScope({ text: source, warnings: all, tableNames: new Set(byName.keys()), resolveTable });
  const block = kindOf(code.Syntax) === 'QueryBlock' ? code.Syntax : childrenOf(code.Syntax)[0];
  const expressions = block ? bindStatements(listOf(block, 'Statements'), scope, queries) : [];
  if (expressions.length === 0) return { kind: 'rejected', problems: [problem('KQL1004', undefined)] };
  const resultTables = expressions.flatMap((each) => convertResultTables(each, scope));
  return { kind: 'parsed', tables: resultTables, warnings: all };
}

/** `search not("term")`: a text is a condition in `search`, also inside `not`, where the binder wants a bool. */
const isNegatedTerm = (diagnostic: KustoDiagnostic, text: string): boolean =>
  diagnostic.Message === 'A value of type bool expected.' &&
  /\b(search|find)\b[^|;]*\bnot\s*\(\s*$/.test(text.slice(0, diagnostic.Start)) &&
  /^["'@]/.test(text.slice(diagnostic.Start));

/** The engine reads `count(x)` as `count()`, whatever `x` is; the binder wants a condition. Source: recorded answers. */
const isCountOfValue = (diagnostic: KustoDiagnostic, text: string): boolean =>
  diagnostic.Message === 'A value of type bool expected.' && /\bcount\s*\(\s*$/.test(text.slice(0, diagnostic.Start));

function analyse(text: string, options: CompileOptions) {
  try {
    const globals = resolveGlobals(options.catalogue, options.readableTables);
    const answers = options.answers ?? [];
    return kusto.KustoCode.ParseAndAnalyze(
      text,
      answers.length > 0 ? globals.WithPlugIns(pluginSymbols(answers)) : globals,
    );
  } catch {
    // The vendor's binder throws on some inputs (seen on a `graph-match`); that is a problem of the query, not a crash of ours.
    return null;
  }
}

/** Names that an unknown one may have meant: the tables, and the columns of those that the text mentions. */
function namesIn(text: string, tables: readonly TableSchema[]): string[] {
  const mentioned = tables.filter((table) => text.includes(table.name));
  return [
    ...tables.map((table) => table.name),
    ...mentioned.flatMap((table) => table.columns.map((each) => each.name)),
  ];
}

const SYNTAX = /^KS0/;
const UNKNOWN_NAME = /^KS(142|143|204|206|208|209|210|211)$/;
const OPERAND_TYPES = /types (\w+) and (\w+)/;
const COMPARED = /^The operator '(==|!=|<>|<|<=|>|>=)'/;
const TOLERATED = new Set(['datetime', 'timespan', 'long', 'int', 'real', 'decimal', 'bool', 'guid', 'string']);

/** Turns a diagnostic of the binder into a problem of ours; what published queries contain is only a warning. */
function judge(diagnostic: KustoDiagnostic, source: string, known: readonly string[]): Problem {
  const span = spanAt(source, diagnostic.Start, diagnostic.Start + diagnostic.Length);
  const { Code: code, Message: message } = diagnostic;
  const operands = code === 'KS106' && COMPARED.test(message) ? OPERAND_TYPES.exec(message) : null;
  const other =
    operands && (operands[1] === 'dynamic' ? operands[2] : operands[2] === 'dynamic' ? operands[1] : undefined);
  if (other && TOLERATED.has(other)) return problem('KQL3002', span, other);
  if (SYNTAX.test(code) || message === 'Query operator expected.') return problem('KQL1001', span, message);
  if (!UNKNOWN_NAME.test(code)) return problem('KQL1003', span, message);
  const name = source.slice(span.start, span.end);
  return { ...problem('KQL1002', span, message), hints: nearNames(name, known) };
}
