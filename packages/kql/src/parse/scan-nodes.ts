import type { ScanDeclaration, ScanStep } from '../ast-scan.ts';
import { childOf, type KustoNode, listOf, requireChild, textOf } from './kusto.ts';
import { convertLiteral, isLiteralNode } from './literal-nodes.ts';
import { literalAs } from './literal-values.ts';
import { nameOf } from './names.ts';
import { expression, type Operator, parameterOf, place } from './node-access.ts';
import type { ParseScope } from './scope.ts';
import { sortKeys } from './sort-nodes.ts';
import { typeOf } from './types.ts';

export const scan: Operator = (node, scope, input) => {
  const matchIdColumn = parameterOf(node, 'with_match_id');
  const declare = childOf(node, 'DeclareClause');
  const declared = declare ? listOf(declare, 'Declarations').map((each) => declaration(each, scope)) : [];
  const order = childOf(node, 'OrderByClause');
  const partition = childOf(node, 'PartitionByClause');
  return {
    kind: 'scan',
    input,
    ...place(node, scope),
    matchIdColumn,
    declared,
    orderBy: order ? sortKeys(listOf(order, 'Expressions'), scope) : [],
    partitionBy: partition ? listOf(partition, 'Expressions').map((each) => expression(each, scope)) : [],
    steps: listOf(node, 'Steps').map((each) => step(each, scope)),
  };
};

function declaration(node: KustoNode, scope: ParseScope): ScanDeclaration {
  const nameAndType = requireChild(node, 'NameAndType');
  const nameNode = requireChild(nameAndType, 'Name');
  const name = nameOf(nameNode);
  const type = typeOf(nameNode);
  const given = childOf(node, 'DefaultValue');
  const value = given ? requireChild(given, 'Value') : null;
  if (!value) return { name, type, value: type === 'string' ? '' : null };
  if (!isLiteralNode(value))
    return scope.refuse('KQL2007', value, `scan declare ${name}`, 'a constant', 'an expression');
  return { name, type, value: literalAs(convertLiteral(value, scope), { name, type }, scope, value) };
}

function step(node: KustoNode, scope: ParseScope): ScanStep {
  if (childOf(node, 'OptionalKeyword'))
    return scope.refuse('KQL2006', node, 'optional', 'what an optional step of `scan` does is not documented.');
  const output = childOf(node, 'ScanStepOutput');
  const kind = output ? textOf(requireChild(output, 'OutputKind')).toLowerCase() : 'all';
  const clause = childOf(node, 'ComputationClause');
  return {
    name: nameOf(requireChild(node, 'Name')),
    output: kind === 'last' || kind === 'none' ? kind : 'all',
    condition: expression(requireChild(node, 'Condition'), scope),
    assignments: (clause ? listOf(clause, 'Assignments') : []).map((each) => ({
      name: nameOf(requireChild(each, 'Name')),
      expr: expression(requireChild(each, 'Expression'), scope),
    })),
    span: scope.spanOf(node),
  };
}
