import type { IdSource } from '../plan/names.ts';
import type { Computed, HostComputed, Plan, PlanOf } from '../plan/plan.ts';
import { idsIn } from '../plan/plan.ts';
import { withExpressions, withInputs } from '../plan/rewrite.ts';
import { column, freeVariablesOf, type SqlNode, visitNodes, withParts } from '../sql/node.ts';

type HostNode = Extract<SqlNode, { kind: 'host' }>;

/** Calls of host functions that leave an expression, in levels: one may read the results of the levels below. */
class Hoisting {
  readonly levels: { readonly args: Computed[]; readonly calls: HostComputed[] }[] = [];
  private readonly known = new Map<SqlNode, { readonly node: SqlNode; readonly level: number }>();
  private readonly ids: IdSource;
  private readonly hoistQuery: (plan: Plan) => Plan;

  constructor(ids: IdSource, hoistQuery: (plan: Plan) => Plan) {
    this.ids = ids;
    this.hoistQuery = hoistQuery;
  }

  readonly extract = (node: SqlNode): SqlNode => this.take(node).node;

  private take(node: SqlNode): { readonly node: SqlNode; readonly level: number } {
    const known = this.known.get(node);
    if (known) return known;
    let level = 0;
    const inner =
      node.kind === 'query'
        ? { ...node, plan: this.hoistQuery(node.plan as Plan) }
        : withParts(node, (part) => {
            const taken = this.take(part);
            level = Math.max(level, taken.level);
            return taken.node;
          });
    const isReachable = inner.kind === 'host' && inner.args.every((each) => freeVariablesOf(each.node).size === 0);
    const taken = isReachable ? { node: this.add(inner, level), level: level + 1 } : { node: inner, level };
    this.known.set(node, taken);
    return taken;
  }

  private add(node: HostNode, at: number): SqlNode {
    this.levels[at] ??= { args: [], calls: [] };
    const level = this.levels[at] as (typeof this.levels)[number];
    const args = node.args.map(({ node: arg, type }) => {
      if (arg.kind === 'column') return { id: arg.id, type };
      if (arg.kind === 'parameter') return { constant: arg.value, type };
      const id = this.ids.next(`${node.name}_argument`);
      level.args.push({ id, expr: arg });
      return { id, type };
    });
    const id = this.ids.next(`${node.name}_result`);
    level.calls.push({ id, name: node.name, args, type: node.type });
    return column(id);
  }

  /** The input with the stages below the operator. */
  below(input: Plan): Plan {
    return this.levels.reduce<Plan>((plan, { args, calls }) => {
      const prepared: Plan = args.length === 0 ? plan : { kind: 'compute', input: plan, columns: args };
      return { kind: 'hostcompute', input: prepared, calls, passes: [] };
    }, input);
  }
}

/** Moves calls of host functions out of expressions, into stages below the operator that reads them. */
export function hoistHostCalls(plan: Plan, ids: IdSource): Plan {
  const hoist = (each: Plan): Plan => hoistHostCalls(each, ids);
  const over = withInputs(plan, hoist);
  if (over.kind === 'compute') return hoistCompute(over, ids, hoist);
  if (over.kind === 'join') return hoistJoin(over, ids, hoist);
  const hoisting = new Hoisting(ids, hoist);
  const rewritten = withExpressions(over, hoisting.extract);
  return hoisting.levels.length === 0 ? rewritten : withInputs(rewritten, (input) => hoisting.below(input));
}

/** Columns of one `compute` may read each other: a call that reads one of them starts a `compute` of its own above. */
function hoistCompute(plan: PlanOf<'compute'>, ids: IdSource, hoist: (plan: Plan) => Plan): Plan {
  let input = plan.input;
  let hoisting = new Hoisting(ids, hoist);
  let group: Computed[] = [];
  const close = (): void => {
    if (group.length > 0) input = { kind: 'compute', input: hoisting.below(input), columns: group };
    hoisting = new Hoisting(ids, hoist);
    group = [];
  };
  for (const { id, expr } of plan.columns) {
    if (hostCallReads(expr, new Set(group.map((each) => each.id)))) close();
    group.push({ id, expr: hoisting.extract(expr) });
  }
  close();
  return input;
}

function hostCallReads(node: SqlNode, ids: ReadonlySet<string>): boolean {
  if (ids.size === 0) return false;
  return visitNodes(node, (each) => each.kind === 'host' && [...idsIn(each)].some((id) => ids.has(id)));
}

function hoistJoin(plan: PlanOf<'join'>, ids: IdSource, hoist: (plan: Plan) => Plan): Plan {
  const [left, right] = [new Hoisting(ids, hoist), new Hoisting(ids, hoist)];
  const conditions = plan.conditions.map((on) => ({
    ...on,
    left: left.extract(on.left),
    right: right.extract(on.right),
  }));
  return { ...plan, conditions, left: left.below(plan.left), right: right.below(plan.right) };
}
