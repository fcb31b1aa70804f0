import type { QueryOf } from '../../ast.ts';
import { asDynamic } from '../../functions/convert.ts';
import { sql } from '../../sql/node.ts';
import { hostRelation } from '../host.ts';
import { PlanSteps } from '../plugins/steps.ts';
import type { Lowering } from '../query.ts';
import { columnValue, type Relation, type ScopeColumn } from '../scope.ts';

/**
 * A query that runs once, however often its rows are read and in how many statements: they leave the engine and come back as they
 * are. That costs their way out and back and is bounded as every host stage is, so rows that are the same each time stay in the
 * engine (`../shared.ts`).
 */
export function lowerOnce(query: QueryOf<'once'>, lowering: Lowering): Relation {
  const { context } = lowering;
  const input = lowering.lower(query.input);
  const steps = new PlanSteps(input.plan, context.ids);
  const read = input.columns.map((each): ScopeColumn => {
    if (each.type !== 'dynamic') return each;
    const id = steps.idOf(sql`ifNull(${asDynamic(columnValue(each))}, '')`, each.name);
    return { name: each.name, type: 'string', id };
  });
  const dynamics = [...input.columns.keys()].filter((index) => input.columns[index]?.type === 'dynamic');
  // Rows without a column are still rows: one that nobody sees counts them.
  const counter: ScopeColumn[] =
    read.length === 0 ? [{ name: 'row', type: 'long', id: steps.idOf(sql`toInt64(0)`, 'row') }] : [];
  const relation: Relation = { plan: steps.plan, columns: [...read, ...counter], ingestedAtId: null, order: null };
  const given = hostRelation(context, 'once', [relation], { dynamics }, [...input.columns, ...counter]);
  const plan = given.plan.kind === 'hosttable' ? { ...given.plan, once: query } : given.plan;
  return { ...given, plan, columns: counter.length === 0 ? given.columns : [] };
}
