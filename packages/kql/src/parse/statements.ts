import { convertExpression, type QueryConverter } from './expression.ts';
import { convertGraph, isGraphNode } from './graph-nodes.ts';
import { childOf, childrenOf, isTable, type KustoNode, kindOf, requireChild } from './kusto.ts';
import { nameOf } from './names.ts';
import { bindOption } from './options.ts';
import { bindParameters } from './parameters.ts';
import { bindRestriction } from './restrict.ts';
import type { ParseScope } from './scope.ts';

type Statement = (statement: KustoNode, scope: ParseScope, queries: QueryConverter) => void;

/** Statements besides expressions, by the kind of their node. */
const STATEMENTS: Readonly<Record<string, Statement>> = Object.freeze({
  LetStatement: bindLet,
  SetOptionStatement: bindOption,
  QueryParametersStatement: bindParameters,
  PatternStatement: bindPattern,
  RestrictStatement: bindRestriction,
  // The binder knows the alias; what it stands for is looked at where it is used.
  AliasStatement: () => {},
});

/** Binds what the statements declare and gives the expressions that stand as statements of their own. */
export function bindStatements(
  statements: readonly KustoNode[],
  scope: ParseScope,
  queries: QueryConverter,
): KustoNode[] {
  const expressions: KustoNode[] = [];
  for (const statement of statements) {
    const kind = kindOf(statement);
    if (kind === 'ExpressionStatement') {
      expressions.push(requireChild(statement, 'Expression'));
      continue;
    }
    const bind = STATEMENTS[kind];
    if (bind) bind(statement, scope, queries);
    else scope.refuse('KQL2001', statement, kind.replace(/Statement$/, '').toLowerCase());
  }
  return expressions;
}

function bindLet(statement: KustoNode, scope: ParseScope, queries: QueryConverter): void {
  const name = nameOf(requireChild(statement, 'Name'));
  const value = unwrap(requireChild(statement, 'Expression'));
  if (kindOf(value) === 'FunctionDeclaration') {
    scope.bind(name, { kind: 'function', declaration: value, scope, restriction: copyOf(scope) });
    return;
  }
  const bound = kindOf(value) === 'NameReference' ? scope.find(value.ReferencedSymbol?.Name ?? '') : undefined;
  if (bound) {
    scope.bind(name, bound);
    return;
  }
  if (isGraphNode(value)) {
    scope.bind(name, { kind: 'graph', graph: convertGraph(value, scope) });
    return;
  }
  if (isTable(value) || ALWAYS_TABLES.has(kindOf(value)))
    scope.bind(name, { kind: 'tabular', query: queries.convertQuery(value, scope) });
  else scope.bind(name, { kind: 'scalar', expr: convertExpression(value, scope, queries) });
}

/** A table, also where the binder does not know its columns. */
const ALWAYS_TABLES: ReadonlySet<string> = new Set(['MaterializeExpression', 'PipeExpression']);

/** A body sees what was in reach when it was written. */
const copyOf = ({ restriction }: ParseScope): Set<string> | null => (restriction ? new Set(restriction) : null);

function bindPattern(statement: KustoNode, scope: ParseScope): void {
  const declaration =
    childOf(statement, 'Pattern') ?? childrenOf(statement).find((each) => kindOf(each) === 'PatternDeclaration');
  scope.bind(nameOf(requireChild(statement, 'Name')), { kind: 'pattern', declaration: declaration ?? null, scope });
}

const unwrap = (node: KustoNode): KustoNode =>
  kindOf(node) === 'ParenthesizedExpression' ? unwrap(requireChild(node, 'Expression')) : node;
