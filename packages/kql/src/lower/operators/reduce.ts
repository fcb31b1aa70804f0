import type { QueryOf } from '../../ast.ts';
import { asText } from '../../functions/convert.ts';
import type { Plan } from '../../plan/plan.ts';
import { column, sql } from '../../sql/node.ts';
import { lowerExpr } from '../expression.ts';
import { hostRelation } from '../host.ts';
import { PlanSteps } from '../plugins/steps.ts';
import type { Lowering } from '../query.ts';
import type { Relation } from '../scope.ts';
import { scopeOf } from './sources.ts';

/** How the method differs from the vendor's, for the warning that each use gives. */
export const REDUCE_DIFFERS =
  'its method is not published; terms that more than a `threshold` of the rows have at the same place make the pattern.';

/** `reduce by x`: the different texts leave the engine, with their counts; each comes back with its pattern. */
export function lowerReduce(query: QueryOf<'reduce'>, lowering: Lowering): Relation {
  const { context } = lowering;
  context.warn('reduce', REDUCE_DIFFERS, query.span);
  const input = lowering.lower(query.input);
  const of = new PlanSteps(input.plan, context.ids);
  const { reduced } = of.compute({ reduced: asText(lowerExpr(query.expr, scopeOf(input, lowering))) });
  const texts = new PlanSteps(of.plan, context.ids);
  const grouped = texts.aggregate([reduced], { count: sql`toInt64(count())` });
  const counted: Relation = {
    plan: texts.plan,
    columns: [
      { name: 'Text', type: 'string', id: texts.idOf(reduced, 'text') },
      { name: 'Count', type: 'long', id: texts.idOf(grouped.count, 'count') },
    ],
    ingestedAtId: null,
    order: null,
  };
  const { threshold, separators } = query;
  const found = hostRelation(context, 'reduce', [counted], { threshold, separators }, PATTERN_COLUMNS);
  const [text, ...rest] = found.columns;
  const names = query.columns.slice(-3).map((each) => each.name);
  const named = rest.map((each, index) => ({ ...each, name: names[index] ?? each.name }));
  if (query.keepsRows) {
    const condition = { left: reduced, right: column(text?.id ?? ''), isNullSafe: false };
    const plan: Plan = { kind: 'join', left: of.plan, right: found.plan, join: 'INNER', conditions: [condition] };
    return { ...input, plan, columns: [...input.columns, ...named], order: null };
  }
  const once = new PlanSteps(found.plan, context.ids);
  once.aggregate(
    named.map((each) => column(each.id)),
    {},
  );
  return { plan: once.plan, columns: named, ingestedAtId: null, order: null };
}

const PATTERN_COLUMNS = [
  { name: 'Text', type: 'string' },
  { name: 'Pattern', type: 'string' },
  { name: 'Count', type: 'long' },
  { name: 'Representative', type: 'string' },
] as const;
