import type { ElementBags, Plan } from '../plan/plan.ts';
import { withExpressions, withInputs } from '../plan/rewrite.ts';
import { integer } from '../sql/build.ts';
import { column, partsOf, type SqlNode, sql, text, withParts } from '../sql/node.ts';

/**
 * Where nothing but texts of members is read of a JSON array's elements, the array is read once, as tuples of those texts: else each
 * element is written out as a text, and read again for each member. Shape: a plan after pruning, `output` the ids that leave it.
 */
export function readMembers(plan: Plan, output: readonly string[]): Plan {
  const found = bagsIn(plan);
  if (found.length === 0) return plan;
  const reads: Reads = { whole: new Set(output), members: new Map() };
  findReads(plan, reads);
  const bags = found.filter(({ valueId }) => !reads.whole.has(valueId) && reads.members.has(valueId));
  return bags.length === 0 ? plan : readOnce(plan, bags, reads.members);
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

/** Columns that are read as a whole, by an expression or by what rows pass to another place, and those of which members are read, with their keys. */
interface Reads {
  readonly whole: Set<string>;
  readonly members: Map<string, Set<string>>;
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
  if (node.kind === 'member' && node.of.kind === 'column') {
    const keys = reads.members.get(node.of.id) ?? new Set();
    reads.members.set(node.of.id, node.key === null ? keys : keys.add(node.key));
  } else if (node.kind === 'column') reads.whole.add(node.id);
  else for (const part of partsOf(node)) findReadsIn(part, reads);
}

function readOnce(plan: Plan, bags: readonly ElementBags[], members: Reads['members']): Plan {
  const keysOf = new Map(bags.map(({ valueId }) => [valueId, tupleKeys(members.get(valueId) ?? new Set())]));
  const known = new Map<SqlNode, SqlNode>();
  const read = (node: SqlNode): SqlNode => {
    const done = known.get(node) ?? memberOf(node, keysOf) ?? withParts(node, read);
    known.set(node, done);
    return done;
  };
  const exprs = new Map(
    bags.flatMap(
      ({ itemsId, itemsOf, valueId, elementId }) =>
        [
          [itemsId, itemsOf(keysOf.get(valueId) ?? null)],
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

/** Keys as names of a tuple's elements; null where one is no name, or where they are many. */
function tupleKeys(keys: ReadonlySet<string>): readonly string[] | null {
  const isTuple = keys.size > 0 && keys.size <= MOST_ELEMENTS && [...keys].every((key) => /^[a-z_]\w*$/i.test(key));
  return isTuple ? [...keys] : null;
}

/** The engine looks for each name in each bag. */
const MOST_ELEMENTS = 16;

/** A member out of a tuple or a map; a test that only spares the reading of JSON is left out. */
function memberOf(node: SqlNode, keysOf: ReadonlyMap<string, readonly string[] | null>): SqlNode | null {
  if (node.kind !== 'member' || node.of.kind !== 'column') return null;
  const keys = keysOf.get(node.of.id);
  if (keys === undefined) return null;
  if (node.key === null) return sql`1`;
  if (keys === null) return sql`${node.of}[${text(node.key)}]`;
  return sql`ifNull(tupleElement(${node.of}, ${integer(keys.indexOf(node.key) + 1)}), '')`;
}
