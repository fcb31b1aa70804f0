import type { ParsePart } from '../ast.ts';
import { childOf, type KustoNode, kindOf, listOf, requireChild } from './kusto.ts';
import { convertLiteral } from './literal-nodes.ts';
import { nameOf } from './names.ts';
import { constantOf, expression, type Operator, parameterOf, place } from './node-access.ts';
import type { ParseScope } from './scope.ts';
import { resolveType } from './types.ts';

export const parse: Operator = (node, scope, input) => {
  const mode = (parameterOf(node, 'kind') ?? 'simple') as 'simple' | 'relaxed' | 'regex';
  const parts = listOf(node, 'Patterns').map((part) => parsePart(part, scope));
  return {
    kind: 'parse',
    input,
    ...place(node, scope),
    expr: expression(requireChild(node, 'Expression'), scope),
    mode,
    flags: parameterOf(node, 'flags') ?? '',
    parts,
    isFilter: kindOf(node) === 'ParseWhereOperator',
  };
};

function parsePart(node: KustoNode, scope: ParseScope): ParsePart {
  const kind = kindOf(node);
  if (kind === 'StarExpression') return { kind: 'skip' };
  if (kind === 'NameAndTypeDeclaration')
    return {
      kind: 'capture',
      name: nameOf(requireChild(node, 'Name')),
      type: resolveType(requireChild(node, 'Type').ReferencedSymbol),
    };
  if (kind === 'NameDeclaration' || kind === 'NameReference')
    return { kind: 'capture', name: nameOf(node), type: 'string' };
  return { kind: 'text', value: String(convertLiteral(node, scope).value) };
}

/** `parse-kv` between two delimiters. Its other forms (`greedy`, `regex`, without a delimiter) are refused. */
export const parseKv: Operator = (node, scope, input) => {
  const clause = childOf(node, 'WithClause');
  const given = new Map(
    (clause ? listOf(clause, 'Properties') : []).map((each) => [
      nameOf(requireChild(each, 'Name')),
      constantOf(requireChild(each, 'Expression'), scope),
    ]),
  );
  const [pairDelimiter, keyDelimiter, quote] = [
    given.get('pair_delimiter'),
    given.get('kv_delimiter'),
    given.get('quote') ?? '',
  ];
  const isSimple =
    typeof pairDelimiter === 'string' &&
    pairDelimiter !== '' &&
    typeof keyDelimiter === 'string' &&
    keyDelimiter !== '';
  const isQuoted =
    typeof quote === 'string' && (quote === '' || (quote.length === 1 && String(pairDelimiter).length === 1));
  if (!isSimple || !isQuoted || given.size > (given.has('quote') ? 3 : 2))
    return scope.refuse('KQL2001', node, 'parse-kv in this form');
  const at = place(node, scope);
  const keys = listOf(requireChild(node, 'Keys'), 'Columns').map((each) => nameOf(requireChild(each, 'Name')));
  const expr = expression(requireChild(node, 'Expression'), scope);
  return {
    kind: 'parsekv',
    input,
    ...at,
    expr,
    keys: at.columns.filter((each) => keys.includes(each.name)),
    pairDelimiter,
    keyDelimiter,
    quote,
  };
};
