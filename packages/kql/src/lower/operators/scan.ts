import type { Expr, QueryOf } from '../../ast.ts';
import { splitMemberName } from '../../ast-scan.ts';
import type { Code } from '../../host/eval/code.ts';
import type { Json } from '../../host/host.ts';
import type { ScanOptions } from '../../host/operators/scan.ts';
import { mapExpr } from '../../map-expr.ts';
import type { Computed, Order, Plan } from '../../plan/plan.ts';
import { refuse } from '../../problems.ts';
import { column } from '../../sql/node.ts';
import { lowerExpr } from '../expression.ts';
import { hostRelation } from '../host.ts';
import type { Lowering } from '../query.ts';
import type { Relation, ScopeColumn } from '../scope.ts';
import { CodeBuilder } from './scan-code.ts';
import { scopeOf } from './sources.ts';
import { receiveColumns, travelNode, travelType } from './travel.ts';

type ScanQuery = QueryOf<'scan'>;

/** `scan` over the rows in their order. Source: https://learn.microsoft.com/kusto/query/scan-operator (read 2026-11-21). */
export function lowerScan(query: ScanQuery, lowering: Lowering): Relation {
  return scanGroups(query, lowering.lower(query.input), [], lowering);
}

/** `scan` over each group of rows on its own. The host stage reads: position, columns, group columns, hidden columns. */
export function scanGroups(
  query: ScanQuery,
  given: Relation,
  groupIds: readonly string[],
  lowering: Lowering,
): Relation {
  const input = sorted(query, given, lowering);
  const { context } = lowering;
  const positionId = context.ids.next('position');
  const groups = groupColumns(query, input, groupIds, lowering);
  const firstHidden = 1 + input.columns.length + groups.length;
  const builder = new CodeBuilder(scopeOf(input, lowering), firstHidden, (expr) => stateCode(expr, query, input));
  const options = optionsOf(query, input, groups.length, builder);
  const columns = input.columns.map((each) => travelling(each, lowering));
  const numbered: Plan = { kind: 'number', input: input.plan, id: positionId };
  const sent: Relation = {
    ...input,
    plan: {
      kind: 'compute',
      input: numbered,
      columns: [...columns.map(({ id, expr }) => ({ id, expr })), ...groups, ...builder.hidden],
    },
    columns: [
      { name: 'position', type: 'long', id: positionId },
      ...columns.map(({ id, name, type }) => ({ id, name, type })),
      ...groups.map(({ id, type }) => ({ id, name: 'group', type })),
      ...builder.hidden.map(({ id, name, type }) => ({ id, name, type })),
    ],
  };
  const result = hostRelation(context, 'scan', [sent], options as unknown as Json, outputOf(query, input));
  return arrived(query, input, result, lowering);
}

function sorted(query: ScanQuery, input: Relation, lowering: Lowering): Relation {
  if (query.orderBy.length === 0) return input;
  const at = { columns: query.input.columns, span: query.span };
  return lowering.lower({ kind: 'sort', input: { kind: 'input', ...at }, ...at, keys: query.orderBy }, input);
}

type Travelling = Computed & Pick<ScopeColumn, 'name' | 'type'>;

const travelling = (each: ScopeColumn, { context }: Lowering): Travelling => ({
  id: context.ids.next(each.name),
  expr: travelNode(each.type, column(each.id)),
  name: each.name,
  type: travelType(each.type),
});

function groupColumns(query: ScanQuery, input: Relation, groupIds: readonly string[], lowering: Lowering) {
  const scope = scopeOf(input, lowering);
  const own = query.partitionBy.map((each) => lowerExpr(each, scope));
  return [
    ...groupIds.map((id) => ({ id: lowering.context.ids.next('group'), expr: column(id), type: 'string' as const })),
    ...own.map(({ node, type }) => ({
      id: lowering.context.ids.next('group'),
      expr: travelNode(type, node),
      type: travelType(type),
    })),
  ];
}

/** A member of a step's state: a column of the input or a declared one. */
function stateCode(expr: Expr & { kind: 'column' }, query: ScanQuery, input: Relation): Code {
  const { owner = '', name = '' } = splitMemberName(expr.name) ?? {};
  const step = query.steps.findIndex((each) => each.name === owner);
  const names = [...input.columns, ...query.declared].map((each) => each.name);
  const index = names.lastIndexOf(name);
  if (step < 0 || index < 0)
    return refuse('KQL1002', expr.span, `The name \`${owner}.${name}\` does not refer to the state of a step here.`);
  return { kind: 'state', type: expr.type, step, index };
}

function optionsOf(query: ScanQuery, input: Relation, groupCount: number, builder: CodeBuilder): ScanOptions {
  // A declared column without a step's name in front of it is what an assignment starts from: its default.
  const withDefaults = (expr: Expr): Expr =>
    mapExpr(expr, (part) => {
      const found = part.kind === 'column' ? query.declared.find((each) => each.name === part.name) : undefined;
      return found ? { kind: 'literal', type: found.type, value: found.value, span: part.span } : null;
    });
  const build = (expr: Expr): Code => builder.build(withDefaults(expr));
  // A step may also assign a column that the rows have: the functions library fills gaps so (time_weighted_val_fl()).
  const assignable = [...input.columns, ...query.declared];
  const placeOf = (name: string, expr: Expr): number => {
    const index = assignable.findLastIndex((each) => each.name === name);
    return index >= 0 ? index : refuse('KQL1002', expr.span, `This \`scan\` has no column \`${name}\`; declare it.`);
  };
  return {
    width: input.columns.length,
    groupCount,
    types: assignable.map(({ type }) => type),
    declared: query.declared.map(({ value }) => value),
    hasMatchId: query.matchIdColumn !== null,
    steps: query.steps.map(({ output, condition, assignments }) => ({
      output,
      condition: build(condition),
      assignments: assignments.map(({ name, expr }) => {
        const index = placeOf(name, expr);
        const code = build(expr);
        const type = assignable[index]?.type ?? code.type;
        return { index, code: type === code.type ? code : { kind: 'call', type, name: ':convert', args: [code] } };
      }),
    })),
  };
}

const outputOf = (query: ScanQuery, input: Relation) => [
  { name: 'position', type: 'long' as const },
  ...[...input.columns, ...query.declared].map(({ name, type }) => ({ name, type: travelType(type) })),
  ...(query.matchIdColumn ? [{ name: query.matchIdColumn, type: 'long' as const }] : []),
];

/** The columns under their own types, in the order in which the stage gave the rows. */
function arrived(query: ScanQuery, input: Relation, result: Relation, { context }: Lowering): Relation {
  const wanted = [
    { name: 'position', type: 'long' as const },
    ...input.columns,
    ...query.declared,
    ...(query.matchIdColumn ? [{ name: query.matchIdColumn, type: 'long' as const }] : []),
  ];
  const { plan, columns } = receiveColumns(result, wanted, context);
  const [position, ...rest] = columns as [ScopeColumn, ...ScopeColumn[]];
  const order: Order[] = [{ expr: column(position.id), descending: false, nullsFirst: false }];
  return { plan: { kind: 'sort', input: plan, keys: order }, columns: rest, ingestedAtId: null, order };
}
