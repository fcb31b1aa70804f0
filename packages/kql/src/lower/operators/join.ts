import type { JoinKind, QueryOf } from '../../ast.ts';
import { asText, convertTo } from '../../functions/convert.ts';
import type { Computed, JoinStrictness, Plan } from '../../plan/plan.ts';
import { column, type SqlNode, sql } from '../../sql/node.ts';
import { lowerExpr } from '../expression.ts';
import type { Lowering } from '../query.ts';
import { hiddenIds, namedAs, otherValues, type Relation, type ScopeColumn } from '../scope.ts';
import type { Value } from '../value.ts';
import { scopeOf } from './sources.ts';

const STRICTNESS: { readonly [K in JoinKind]: JoinStrictness } = {
  innerunique: 'INNER',
  inner: 'INNER',
  leftouter: 'LEFT',
  rightouter: 'RIGHT',
  fullouter: 'FULL',
  leftanti: 'LEFT ANTI',
  rightanti: 'RIGHT ANTI',
  leftsemi: 'LEFT SEMI',
  rightsemi: 'RIGHT SEMI',
};

/** Both keys of a condition in one type. */
function keyPair(left: Value, right: Value): [SqlNode, SqlNode, isText?: boolean] {
  if (left.type === 'dynamic' || right.type === 'dynamic' || left.type !== right.type) {
    const isNumeric = ['long', 'int', 'real'].includes(left.type) && ['long', 'int', 'real'].includes(right.type);
    return isNumeric
      ? [convertTo('real', left).node, convertTo('real', right).node]
      : [asText(left), asText(right), true];
  }
  return [left.node, right.node, left.type === 'string'];
}

/** Columns of the side that may be missing turn null there; texts turn empty. */
function nullable(relation: Relation, lowering: Lowering): Relation {
  const computed: Computed[] = [];
  const columns = relation.columns.map((each): ScopeColumn => {
    if (each.type === 'string') return each;
    const id = lowering.context.ids.next(each.name);
    computed.push({ id, expr: sql`toNullable(${column(each.id)})` });
    return otherValues(each, id);
  });
  return {
    ...relation,
    plan: computed.length === 0 ? relation.plan : { kind: 'compute', input: relation.plan, columns: computed },
    columns,
  };
}

export function lowerJoin(query: QueryOf<'join'>, lowering: Lowering): Relation {
  const { join } = query;
  const isLeftOptional = join === 'rightouter' || join === 'fullouter';
  const isRightOptional = join === 'leftouter' || join === 'fullouter';
  const left = isLeftOptional ? nullable(lowering.lower(query.input), lowering) : lowering.lower(query.input);
  const right = isRightOptional ? nullable(lowering.lower(query.right), lowering) : lowering.lower(query.right);
  const keys = joinKeys(query, left, right, lowering);
  const leftPlan = withColumns(left.plan, keys.left);
  const unique: Plan =
    join === 'innerunique'
      ? { kind: 'firstby', input: leftPlan, keys: keys.left.map((each) => column(each.id)), count: sql`1` }
      : leftPlan;
  const plan: Plan = {
    kind: 'join',
    left: project(unique, left, keys.left),
    right: project(withColumns(right.plan, keys.right), right, keys.right),
    join: STRICTNESS[join],
    conditions: keys.left.map((each, index) => {
      const isText = keys.isText[index] ?? false;
      // Nulls of the two sides match each other. Source: recorded answers of the engine.
      return { left: column(each.id), right: column(keys.right[index]?.id ?? ''), isNullSafe: !isText, isText };
    }),
  };
  return { plan, columns: resultColumns(query, left, right), ingestedAtId: null, order: null };
}

const withColumns = (input: Plan, columns: readonly Computed[]): Plan =>
  columns.length === 0 ? input : { kind: 'compute', input, columns };
const project = (input: Plan, relation: Relation, keys: readonly Computed[]): Plan => ({
  kind: 'project',
  input,
  // Hidden columns come along: an expression above the join may still read them.
  ids: [
    ...new Set([...relation.columns.flatMap((each) => [each.id, ...hiddenIds(each)]), ...keys.map((each) => each.id)]),
  ],
});

function joinKeys(
  query: QueryOf<'join'>,
  left: Relation,
  right: Relation,
  lowering: Lowering,
): { readonly left: Computed[]; readonly right: Computed[]; readonly isText: boolean[] } {
  const keys: { left: Computed[]; right: Computed[]; isText: boolean[] } = { left: [], right: [], isText: [] };
  for (const condition of query.conditions) {
    const [l, r, isText] = keyPair(
      lowerExpr(condition.left, scopeOf(left, lowering)),
      lowerExpr(condition.right, scopeOf(right, lowering)),
    );
    keys.isText.push(isText ?? false);
    keys.left.push({ id: lowering.context.ids.next('left_key'), expr: l });
    keys.right.push({ id: lowering.context.ids.next('right_key'), expr: r });
  }
  return keys;
}

/** The left columns and then the right ones, renamed where both have the name. */
function resultColumns(query: QueryOf<'join'>, left: Relation, right: Relation): ScopeColumn[] {
  if (query.join === 'leftanti' || query.join === 'leftsemi') return [...left.columns];
  if (query.join === 'rightanti' || query.join === 'rightsemi') return [...right.columns];
  const rightColumns = query.isLookup ? lookupColumns(query, right) : right.columns;
  const columns = [...left.columns, ...rightColumns];
  return namedAs(query.columns, columns);
}

/** `lookup` leaves out the keys of the right side. */
function lookupColumns(query: QueryOf<'join'>, right: Relation): readonly ScopeColumn[] {
  const keys = new Set(query.conditions.map(({ right: key }) => (key.kind === 'column' ? key.name : '')));
  return right.columns.filter((each) => !keys.has(each.name));
}
