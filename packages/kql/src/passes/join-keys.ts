import type { IdSource } from '../plan/names.ts';
import type { JoinStrictness, Plan, PlanOf } from '../plan/plan.ts';
import { withInputs } from '../plan/rewrite.ts';
import { column, type SqlNode, sql, text } from '../sql/node.ts';

/**
 * Joins that compare several texts compare one, made of them. Of several keys the engine takes a 128-bit hash that is made to withstand
 * guessing, which costs more than to write the texts together and hash that (chDB 26.7: an anti join of two texts takes 40 % less).
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
 * One text of several, from which each can be told: two zero bytes end a text, whose own zero bytes are each followed by a one. Each
 * call reads one column, so that the engine does it once for each text of a dictionary.
 */
const writtenTogether = (texts: readonly SqlNode[]): SqlNode =>
  texts.reduceRight((rest, each) => {
    const marked = sql`replaceAll(${each}, ${text('\0')}, ${text('\0\u0001')})`;
    return sql`concat(concat(${marked}, ${text('\0\0')}), ${rest})`;
  });

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
