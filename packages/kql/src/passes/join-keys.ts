import type { IdSource } from '../plan/names.ts';
import type { JoinStrictness, Plan, PlanOf } from '../plan/plan.ts';
import { withInputs } from '../plan/rewrite.ts';
import { column, list, type SqlNode, shared, sql } from '../sql/node.ts';

/**
 * Joins that compare several texts compare one, made of them. Of several keys the engine takes a 128-bit hash that is made to withstand
 * guessing, which costs more than to write the texts together and hash that (chDB 26.7: an anti join of two texts takes a tenth to a half less).
 * Not where the engine skips rows of the larger side by filters of each key, which are quicker on the columns: inner and right joins.
 */
export function mergeTextKeys(plan: Plan, ids: IdSource): Plan {
  const over = withInputs(plan, (input) => mergeTextKeys(input, ids));
  return over.kind === 'join' && MERGED.has(over.join) ? merged(over, ids) : over;
}

const MERGED: ReadonlySet<JoinStrictness> = new Set([
  'LEFT',
  'FULL',
  'LEFT SEMI',
  'LEFT ANTI',
  'RIGHT SEMI',
  'RIGHT ANTI',
]);

function merged(join: PlanOf<'join'>, ids: IdSource): Plan {
  const texts = join.conditions.filter(({ isText }) => isText);
  if (texts.length < 2) return join;
  const [leftId, rightId] = [ids.next('left_keys'), ids.next('right_keys')];
  const withKey = (input: Plan, id: string, keys: readonly SqlNode[]): Plan => ({
    kind: 'compute',
    input,
    columns: [{ id, expr: writtenTogether(keys) }],
  });
  const rest = join.conditions.filter(({ isText }) => !isText);
  return {
    ...join,
    left: withKey(
      join.left,
      leftId,
      texts.map(({ left }) => left),
    ),
    right: withKey(
      join.right,
      rightId,
      texts.map(({ right }) => right),
    ),
    conditions: [{ left: column(leftId), right: column(rightId), isNullSafe: false, isText: true }, ...rest],
  };
}

/**
 * One text of several, from which each can be told: behind them stand the lengths of all but the last, four bytes each. A dictionary is
 * left first: else the engine would work through all of its texts for every block, however few rows a filter left of that.
 */
function writtenTogether(texts: readonly SqlNode[]): SqlNode {
  const plain = texts.map((each) => shared(sql`ifNull(CAST(${each}, 'Nullable(String)'), '')`));
  const lengths = plain.slice(0, -1).map((each) => sql`reinterpretAsFixedString(toUInt32(length(${each})))`);
  return sql`concat(${list([...plain, ...lengths])})`;
}

/**
 * The rows that only answer whether a key is among them need not be grouped first where the engine reads them along the other side:
 * looking a row up takes less than grouping it by several keys. Shape: a plan after pruning.
 */
export function dropGroups(plan: Plan): Plan {
  const over = withInputs(plan, dropGroups);
  if (over.kind !== 'join' || (over.join !== 'RIGHT SEMI' && over.join !== 'RIGHT ANTI')) return over;
  return { ...over, left: ungrouped(over.left) };
}

function ungrouped(plan: Plan): Plan {
  if (plan.kind === 'compute' || plan.kind === 'project') return { ...plan, input: ungrouped(plan.input) };
  if (plan.kind !== 'aggregate' || plan.aggregates.length > 0 || plan.keys.length < 2) return plan;
  const columns = plan.keys.filter(({ id, expr }) => expr.kind !== 'column' || expr.id !== id);
  const input: Plan = columns.length === 0 ? plan.input : { kind: 'compute', input: plan.input, columns };
  return { kind: 'project', input, ids: plan.keys.map(({ id }) => id) };
}
