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

/** How many rows a plan seems to give, to compare, one more for four times as many: a filter leaves fewer, groups are fewer still. */
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
      return sizeOf(plan.input) - (isFiltered(plan.input) ? 0 : 1) + sizeOfTime(plan);
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

/** What a window of time leaves of the days that a log has. */
const sizeOfTime = ({ days = LOG_DAYS }: PlanOf<'filter'>): number =>
  Math.log2(Math.min(1, Math.max(days, LEAST_DAYS) / LOG_DAYS)) / 2;

/** How long logs are kept, and the shortest window that is told from none. A larger log makes a window seem smaller. */
const [LOG_DAYS, LEAST_DAYS] = [90, 1 / 24];

/** Whether the rows have met a filter already: two in a row are one condition. */
const isFiltered = (plan: Plan): boolean =>
  plan.kind === 'filter' || ((plan.kind === 'compute' || plan.kind === 'project') && isFiltered(plan.input));
