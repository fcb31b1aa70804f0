import type { ElementBags, Plan } from '../plan/plan.ts';
import { withExpressions, withInputs } from '../plan/rewrite.ts';
import { column, partsOf, type SqlNode, sql, text, withParts } from '../sql/node.ts';

/**
 * Where nothing but texts of members is read of a JSON array's elements, the array is read once, as maps: else each element is
 * written out as a text, and read again for each member. Shape: a plan after pruning, `output` the ids that leave it.
 */
export function readMembers(plan: Plan, output: readonly string[]): Plan {
  const found = bagsIn(plan);
  if (found.length === 0) return plan;
  const reads: Reads = { whole: new Set(output), members: new Set() };
  findReads(plan, reads);
  const bags = found.filter(({ valueId }) => !reads.whole.has(valueId) && reads.members.has(valueId));
  return bags.length === 0 ? plan : asMaps(plan, bags);
}

const inputsOf = (plan: Plan): Plan[] => {
  const inputs: Plan[] = [];
  withInputs(plan, (input) => {
    inputs.push(input);
    return input;
  });
  return inputs;
};

const bagsIn = (plan: Plan): ElementBags[] => [
  ...(plan.kind === 'unnest' && plan.bags ? [plan.bags] : []),
  ...inputsOf(plan).flatMap(bagsIn),
];

/** Columns that are read as a whole, by an expression or by what rows pass to another place, and those of which members are read. */
interface Reads {
  readonly whole: Set<string>;
  readonly members: Set<string>;
}

function findReads(plan: Plan, reads: Reads): void {
  withExpressions(plan, (expr) => {
    findReadsIn(expr, reads);
    return expr;
  });
  if (plan.kind === 'union')
    for (const { ids } of plan.inputs) for (const id of ids) if (id !== null) reads.whole.add(id);
  for (const input of inputsOf(plan)) findReads(input, reads);
}

function findReadsIn(node: SqlNode, reads: Reads): void {
  if (node.kind === 'member' && node.of.kind === 'column') reads.members.add(node.of.id);
  else if (node.kind === 'column') reads.whole.add(node.id);
  else for (const part of partsOf(node)) findReadsIn(part, reads);
}

function asMaps(plan: Plan, bags: readonly ElementBags[]): Plan {
  const values = new Set(bags.map(({ valueId }) => valueId));
  const known = new Map<SqlNode, SqlNode>();
  const read = (node: SqlNode): SqlNode => {
    const done = known.get(node) ?? memberOf(node, values) ?? withParts(node, read);
    known.set(node, done);
    return done;
  };
  const exprs = new Map(
    bags.flatMap(
      ({ itemsId, items, valueId, elementId }) =>
        [
          [itemsId, items],
          [valueId, column(elementId)],
        ] as const,
    ),
  );
  const rewrite = (each: Plan): Plan => {
    const over = withExpressions(withInputs(each, rewrite), read);
    if (over.kind !== 'compute') return over;
    return { ...over, columns: over.columns.map(({ id, expr }) => ({ id, expr: exprs.get(id) ?? expr })) };
  };
  return rewrite(plan);
}

/** A member out of a map; a test that only spares the reading of JSON is left out. */
function memberOf(node: SqlNode, values: ReadonlySet<string>): SqlNode | null {
  if (node.kind !== 'member' || node.of.kind !== 'column' || !values.has(node.of.id)) return null;
  return node.key === null ? sql`1` : sql`${node.of}[${text(node.key)}]`;
}
