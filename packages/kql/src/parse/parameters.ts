import type { Expr } from '../ast.ts';
import { Refusal } from '../problems.ts';
import type { KustoType } from '../types.ts';
import type { QueryConverter } from './expression.ts';
import { convertExpression } from './expression.ts';
import { childOf, childrenOf, type KustoNode, kindOf, kusto, listOf, requireChild, textOf } from './kusto.ts';
import { nameOf } from './names.ts';
import { ParseScope } from './scope.ts';

type Literal = Extract<Expr, { kind: 'literal' }>;

/**
 * `declare query_parameters(...)`: each name stands for the value that the caller hands in, or for its default.
 * Source: https://learn.microsoft.com/kusto/query/query-parameters-statement.
 */
export function bindParameters(statement: KustoNode, scope: ParseScope, queries: QueryConverter): void {
  for (const parameter of listOf(statement, 'Parameters')) {
    const declared = requireChild(parameter, 'NameAndType');
    const name = nameOf(requireChild(declared, 'Name'));
    const type = (requireChild(declared, 'Type').ReferencedSymbol?.Name ?? 'string') as KustoType;
    scope.bind(name, { kind: 'scalar', expr: parameterValue(parameter, { name, type }, scope, queries) });
  }
}

function parameterValue(
  parameter: KustoNode,
  { name, type }: { readonly name: string; readonly type: KustoType },
  scope: ParseScope,
  queries: QueryConverter,
): Expr {
  const values = scope.source.options.parameters ?? {};
  const given = Object.hasOwn(values, name) ? values[name] : undefined;
  const fallback = childOf(parameter, 'DefaultValue');
  if (given !== undefined) {
    const expr = parseValue(given, type, scope, queries);
    if (!expr) return scope.refuse('KQL2007', parameter, name, `a ${type} as a KQL literal`, `\`${given}\``);
    return { ...expr, span: scope.spanOf(parameter) };
  }
  if (fallback) return convertExpression(requireChild(fallback, 'Value'), scope, queries);
  return scope.refuse('KQL2007', parameter, name, 'a value from the caller', 'none');
}

/** A value as the caller writes it: a literal of the type, the text inside one, or a bare text. */
function parseValue(given: string, type: KustoType, scope: ParseScope, queries: QueryConverter): Literal | null {
  const read = readLiteral(given, scope, queries);
  if (read && (read.type === type || read.value === null)) return { ...read, type };
  if (type === 'string') return { kind: 'literal', type, value: given, span: NOWHERE };
  if (read && type !== 'dynamic' && isWidening(read.type, type)) return convertNumber(read, type);
  const wrapped = readLiteral(`${type}(${given})`, scope, queries);
  return wrapped && wrapped.type === type ? wrapped : null;
}

const NOWHERE = { start: 0, end: 0, line: 1, column: 1 };
const isWidening = (from: KustoType, to: KustoType): boolean =>
  from === 'long' && (to === 'int' || to === 'real' || to === 'decimal');

function convertNumber(read: Literal, type: KustoType): Literal {
  if (typeof read.value !== 'bigint') return { ...read, type };
  return {
    ...read,
    type,
    value: type === 'real' ? Number(read.value) : type === 'decimal' ? String(read.value) : read.value,
  };
}

/** The literal that a text is, alone and whole; null for anything else, so that a value can never become a part of a query. */
function readLiteral(text: string, scope: ParseScope, queries: QueryConverter): Literal | null {
  const code = kusto.KustoCode.ParseAndAnalyze(`print ${text}`, scope.source.globals);
  if (code.GetDiagnostics().Count > 0) return null;
  const block = kindOf(code.Syntax) === 'QueryBlock' ? code.Syntax : childrenOf(code.Syntax)[0];
  const statements = block ? listOf(block, 'Statements') : [];
  const print = statements.length === 1 && statements[0] ? childOf(statements[0], 'Expression') : null;
  const values = print && kindOf(print) === 'PrintOperator' ? listOf(print, 'Expressions') : [];
  const [only] = values;
  if (values.length !== 1 || !only || textOf(only) !== text.trim()) return null;
  return asLiteral(only, scope, queries);
}

function asLiteral(node: KustoNode, scope: ParseScope, queries: QueryConverter): Literal | null {
  try {
    const inner = new ParseScope(scope.source, null, NOWHERE);
    const converted = convertExpression(node, inner, queries);
    return converted.kind === 'literal' ? converted : null;
  } catch (thrown) {
    if (thrown instanceof Refusal) return null;
    throw thrown;
  }
}
