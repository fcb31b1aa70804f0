import type { ParsePart } from '../ast.ts';
import { type KustoNode, kindOf, listOf, requireChild } from './kusto.ts';
import { convertLiteral } from './literal-nodes.ts';
import { nameOf } from './names.ts';
import { expression, type Operator, parameterOf, place } from './node-access.ts';
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
