import type { Plan, PlanOf } from '../plan/plan.ts';
import { idsIn } from '../plan/plan.ts';
import { withInputs } from '../plan/rewrite.ts';

/**
 * Moves a filter over an `innerunique` join below it where it reads the left side alone: which of the left rows with one key stays is
 * then one that the filter keeps, as in Kusto. ClickHouse does the same for other joins, but not below a LIMIT BY.
 * Source: https://learn.microsoft.com/kusto/query/join-innerunique
 */
export function pushFilters(plan: Plan): Plan {
  const over = withInputs(plan, pushFilters);
  if (over.kind !== 'filter' || over.input.kind !== 'join') return over;
  return belowUnique(over, over.input) ?? over;
}

function belowUnique({ predicate }: PlanOf<'filter'>, join: PlanOf<'join'>): Plan | null {
  const { left } = join;
  if (left.kind !== 'project' || left.input.kind !== 'firstby') return null;
  const known = new Set(left.ids);
  if (![...idsIn(predicate)].every((id) => known.has(id))) return null;
  const unique = left.input;
  const filtered: Plan = { kind: 'filter', input: unique.input, predicate };
  return { ...join, left: { ...left, input: { ...unique, input: filtered } } };
}
