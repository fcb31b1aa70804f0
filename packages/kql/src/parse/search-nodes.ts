import type { Expr, Query } from '../ast.ts';
import { splitMemberName } from '../ast-scan.ts';
import { mapExpr, someExpr } from '../map-expr.ts';
import { convertExpression } from './expression.ts';
import { type KustoNode, kindOf, listOf, requireChild } from './kusto.ts';
import { convertLiteral, isLiteralNode } from './literal-nodes.ts';
import { parameterOf, queries } from './node-access.ts';
import type { ParseScope } from './scope.ts';

/** What `kind=case_sensitive` makes of an operator. Source: https://learn.microsoft.com/kusto/query/search-operator */
const CASE_SENSITIVE: Readonly<Record<string, string>> = Object.freeze({
  ':': 'has_cs',
  has: 'has_cs',
  hasprefix: 'hasprefix_cs',
  hassuffix: 'hassuffix_cs',
  contains: 'contains_cs',
  startswith: 'startswith_cs',
  endswith: 'endswith_cs',
  '!has': '!has_cs',
  '!hasprefix': '!hasprefix_cs',
  '!hassuffix': '!hassuffix_cs',
  '!contains': '!contains_cs',
  '!startswith': '!startswith_cs',
  '!endswith': '!endswith_cs',
});

/** The condition of `search` and `find`: a text alone is a term that any column may have, `*` is every row. */
export function searchPredicate(node: KustoNode, scope: ParseScope): Expr {
  const predicate = convertSearch(requireChild(node, 'Condition'), scope);
  if (parameterOf(node, 'kind')?.toLowerCase() !== 'case_sensitive') return predicate;
  const strict = (expr: Expr): Expr =>
    mapExpr(expr, (part) => {
      if (part.kind === 'anycolumn') return { ...part, operator: CASE_SENSITIVE[part.operator] ?? part.operator };
      if (part.kind !== 'binary' || !Object.hasOwn(CASE_SENSITIVE, part.operator)) return null;
      return {
        ...part,
        operator: CASE_SENSITIVE[part.operator] ?? '',
        left: strict(part.left),
        right: strict(part.right),
      };
    });
  return strict(predicate);
}

function convertSearch(node: KustoNode, scope: ParseScope): Expr {
  const kind = kindOf(node);
  const span = scope.spanOf(node);
  if (kind === 'ParenthesizedExpression') return convertSearch(requireChild(node, 'Expression'), scope);
  if (kind === 'StarExpression') return { kind: 'literal', type: 'bool', value: true, span };
  if (kind === 'AndExpression' || kind === 'OrExpression') {
    const left = convertSearch(requireChild(node, 'Left'), scope);
    const right = convertSearch(requireChild(node, 'Right'), scope);
    return { kind: 'binary', type: 'bool', operator: kind === 'AndExpression' ? 'and' : 'or', left, right, span };
  }
  const negated = kind === 'FunctionCallExpression' ? negatedTerm(node) : null;
  if (negated) return { kind: 'call', type: 'bool', name: 'not', args: [convertSearch(negated, scope)], span };
  if (isLiteralNode(node)) return searchTerm(convertLiteral(node, scope));
  return convertExpression(node, scope, queries);
}

/** The condition inside `not(...)`. */
function negatedTerm(node: KustoNode): KustoNode | null {
  const args = listOf(requireChild(node, 'ArgumentList'), 'Expressions');
  const isNot = requireChild(node, 'Name').ReferencedSymbol?.Name === 'not';
  return isNot ? (args[0] ?? null) : null;
}

const escapeRegex = (value: string): string => value.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');

/** `"x*"` is a prefix of a term, `"*x"` a suffix, `"*x*"` anything inside, `"x*y"` a pattern. */
function searchTerm(right: Extract<Expr, { kind: 'literal' }>): Expr {
  const at = { kind: 'anycolumn' as const, type: 'bool' as const, span: right.span };
  if (typeof right.value !== 'string') return { ...at, operator: ':', right };
  const [, before = '', text = '', after = ''] = /^(\*?)(.*?)(\*?)$/s.exec(right.value) ?? [];
  if (text.includes('*')) {
    const middle = text.split('*').map(escapeRegex).join('.*');
    const pattern = `${before ? '' : '\\b'}${middle}${after ? '' : '\\b'}`;
    return { ...at, operator: 'matches regex', right: { ...right, value: pattern } };
  }
  if (before === '' && after === '') return { ...at, operator: ':', right };
  const operator = before && after ? 'contains' : after ? 'hasprefix' : 'hassuffix';
  return { ...at, operator, right: { ...right, value: text } };
}

const columnNames = (expr: Expr): Set<string> => {
  const names = new Set<string>();
  someExpr(expr, (part) => {
    if (part.kind === 'column' && !splitMemberName(part.name)) names.add(part.name);
    return false;
  });
  return names;
};

/**
 * The rows of one table that meet a condition over several. A table with none of the columns that the condition names
 * takes no part (null); a column that it lacks is null there.
 */
export function filterMember(input: Query, predicate: Expr): Query | null {
  const named = columnNames(predicate);
  const own = new Set(input.columns.map((column) => column.name));
  if (named.size > 0 && ![...named].some((name) => own.has(name)) && !hasAnyColumn(predicate)) return null;
  const present = mapExpr(predicate, (part) =>
    part.kind === 'column' && !own.has(part.name)
      ? { kind: 'literal', type: part.type, value: part.type === 'string' ? '' : null, span: part.span }
      : null,
  );
  return { kind: 'filter', input, columns: input.columns, span: predicate.span, predicate: present };
}

const hasAnyColumn = (predicate: Expr): boolean => someExpr(predicate, (part) => part.kind === 'anycolumn');
