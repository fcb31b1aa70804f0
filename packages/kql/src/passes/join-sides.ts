import type { JoinStrictness, Plan, PlanOf } from '../plan/plan.ts';
import { withInputs } from '../plan/rewrite.ts';

/**
 * ClickHouse keeps the right side of a join in memory and reads the left along it; Kusto's advice is to write the smaller side on the left.
 * So an inner join is turned round unless the query shows that its left side is the larger one; another kind is turned where the left side is
 * much smaller. Joins of whole tables ClickHouse turns itself, by their rows.
 * Source: https://learn.microsoft.com/kusto/query/best-practices, "Joins".
 */
export function turnJoins(plan: Plan): Plan {
  const over = withInputs(plan, turnJoins);
  if (over.kind !== 'join') return over;
  const advantage = sizeOf(over.right) - sizeOf(over.left);
  return advantage >= (over.join === 'INNER' ? 0 : 2) ? turned(over) : over;
}

const TURNED: { readonly [K in JoinStrictness]: JoinStrictness } = {
  INNER: 'INNER',
  FULL: 'FULL',
  LEFT: 'RIGHT',
  RIGHT: 'LEFT',
  'LEFT SEMI': 'RIGHT SEMI',
  'RIGHT SEMI': 'LEFT SEMI',
  'LEFT ANTI': 'RIGHT ANTI',
  'RIGHT ANTI': 'LEFT ANTI',
};

const turned = (join: PlanOf<'join'>): Plan => ({
  ...join,
  join: TURNED[join.join],
  left: join.right,
  right: join.left,
  conditions: join.conditions.map(({ left, right, ...rest }) => ({ ...rest, left: right, right: left })),
});

/** How many rows a plan seems to give, to compare: a filter leaves fewer, groups are fewer still. */
function sizeOf(plan: Plan): number {
  switch (plan.kind) {
    case 'from':
      return 6;
    case 'single':
    case 'values':
    case 'series':
      return 2;
    case 'shared':
      return sizeOf(plan.of.plan);
    case 'filter':
      return isFiltered(plan.input) ? sizeOf(plan.input) : sizeOf(plan.input) - 1;
    case 'aggregate':
      return plan.keys.length === 0 ? 0 : sizeOf(plan.input) - 2;
    case 'take':
      return Math.min(2, sizeOf(plan.input));
    case 'join':
      return plan.join === 'INNER' ? Math.min(sizeOf(plan.left), sizeOf(plan.right)) : sizeOf(plan.left);
    case 'union':
      return Math.max(...plan.inputs.map((each) => sizeOf(each.plan)));
    case 'hosttable':
      return Math.max(...plan.inputs.map((each) => sizeOf(each.plan)), 0);
    default:
      return sizeOf(plan.input);
  }
}

/** Whether the rows have met a filter already: two in a row are one condition. */
const isFiltered = (plan: Plan): boolean =>
  plan.kind === 'filter' || ((plan.kind === 'compute' || plan.kind === 'project') && isFiltered(plan.input));
