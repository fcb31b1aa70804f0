import type { Expr, NamedExpr, QueryOf } from '../../ast.ts';
import type { AggregateCall } from '../../functions/aggregate-call.ts';
import {
  aggregates,
  levelsOf,
  percentilesOf,
  percentileType,
  presentOne,
  refusedAggregates,
} from '../../functions/aggregates.ts';
import type { Elements } from '../../functions/collections.ts';
import type { Computed, GroupKey, Order, Plan, PlanOf } from '../../plan/plan.ts';
import { withInputs } from '../../plan/rewrite.ts';
import { refuse } from '../../problems.ts';
import { column, type SqlNode, sql, visitNodes } from '../../sql/node.ts';
import { type ExpressionScope, lowerArguments, lowerExpr } from '../expression.ts';
import type { Lowering } from '../query.ts';
import { columnValue, type Relation, type ScopeColumn } from '../scope.ts';
import { type Value, value } from '../value.ts';
import { ExtremeRow, firstOf } from './extremes.ts';
import { groupKey, type KeyParts, keyValues, sumKeys } from './group-keys.ts';
import { placeColumns, spreadValue } from './rows.ts';
import { windowScope } from './window.ts';

/** One summarize in the making: the aggregates it needs and what is computed of them afterwards. */
export class Aggregation {
  readonly aggregates: Computed[] = [];
  readonly after: Computed[] = [];
  /** The arrays among them, by id. */
  private readonly arrays = new Map<string, ScopeColumn>();
  private readonly scope: ExpressionScope;
  private readonly lowering: Lowering;

  constructor(scope: ExpressionScope, lowering: Lowering) {
    this.scope = scope;
    this.lowering = lowering;
  }

  /** Adds one result; gives its columns. */
  add(named: NamedExpr): ScopeColumn[] {
    const { expr, names } = named;
    if (expr.kind === 'call' && expr.name in WIDE) return (WIDE[expr.name] as Wide)(expr, names, this);
    const lowered = this.lower(expr);
    if (names.length > 1) return this.spread(names, lowered);
    const name = names[0] ?? expr.kind;
    const array = lowered.node.kind === 'column' ? this.arrays.get(lowered.node.id) : undefined;
    if (array) return [{ ...array, name }];
    if (
      lowered.node.kind === 'column' &&
      this.aggregates.some((each) => each.id === (lowered.node as { id: string }).id)
    ) {
      return [{ name, type: lowered.type, id: lowered.node.id }];
    }
    const id = this.lowering.context.ids.next(name);
    this.after.push({ id, expr: lowered.node });
    return [{ name, type: lowered.type, id }];
  }

  /** Several results of a function over aggregates, as `series_fit_line(make_list(x))`. */
  private spread(names: NamedExpr['names'], of: Value): ScopeColumn[] {
    const columns: ScopeColumn[] = [];
    spreadValue(names, of, columns, this.after, this.lowering);
    return columns;
  }

  /** Adds results side by side, those that have a name. */
  keepNamed(names: NamedExpr['names'], values: readonly Value[]): ScopeColumn[] {
    return values.flatMap((each, index) => {
      const name = names[index] ?? null;
      return name === null ? [] : [this.keep(name, each)];
    });
  }

  keep(name: string, of: Value): ScopeColumn {
    const id = this.lowering.context.ids.next(name);
    this.aggregates.push({ id, expr: of.node });
    return { name, type: of.type, id };
  }

  /** Lowers an expression over aggregates: every aggregate becomes a column, the rest is computed of them. */
  lower(expr: Expr): Value {
    if (expr.kind === 'call' && Object.hasOwn(aggregates, expr.name)) return this.lowerAggregate(expr);
    return lowerExpr(expr, { ...this.scope, window: (call) => this.window(call) });
  }

  readonly argumentsOf = (expr: Extract<Expr, { kind: 'call' }>): Value[] => lowerArguments(expr.args, this.scope);

  /** Calls inside a larger expression: `count() * 2` meets `count` here. */
  private window(call: {
    readonly name: string;
    readonly args: readonly Value[];
    readonly type: Value['type'];
    readonly span: Expr['span'];
  }): Value | null {
    const refused = Object.hasOwn(refusedAggregates, call.name) ? refusedAggregates[call.name] : undefined;
    if (refused) return refuse('KQL2006', call.span, `${call.name}()`, refused.refused);
    if (!Object.hasOwn(aggregates, call.name)) return null;
    return this.aggregate(call);
  }

  private lowerAggregate(expr: Extract<Expr, { kind: 'call' }>): Value {
    return this.aggregate({ name: expr.name, args: this.argumentsOf(expr), type: expr.type, span: expr.span });
  }

  private aggregate(call: AggregateCall): Value {
    const entry = aggregates[call.name];
    if (!entry) return refuse('KQL2003', call.span, call.name);
    if (entry.fidelity !== 'exact') this.lowering.context.warn(`${call.name}()`, entry.fidelity.differs, call.span);
    if (entry.elements) return this.keepArray(entry.elements, call);
    const kept = this.keep(call.name, value(entry.sql(call), call.type));
    return entry.finish ? this.finish(entry.finish, columnValue(kept), call) : columnValue(kept);
  }

  /** An array stays one of the engine until its JSON is read: many queries read its length alone. */
  private keepArray({ gather, print }: Elements, call: AggregateCall): Value {
    const elements = columnValue(this.keep(`${call.name}_elements`, value(gather(call), call.type))).node;
    const { context } = this.lowering;
    const [id, lengthId] = [context.ids.next(call.name), context.ids.next(`${call.name}_length`)];
    this.after.push({ id, expr: print(call, elements) }, { id: lengthId, expr: sql`toInt64(length(${elements}))` });
    const array: ScopeColumn = { name: call.name, type: call.type, id, lengthId };
    context.noteTypes([array]);
    this.arrays.set(id, array);
    return columnValue(array);
  }

  /** What the engine has gathered goes on to a host function. */
  private finish(name: string, { node }: Value, { type, span }: AggregateCall): Value {
    this.lowering.context.usesHost = true;
    return value({ kind: 'host', name, args: [{ node, type: 'dynamic' }], type, span }, type);
  }
}

type Wide = (expr: Extract<Expr, { kind: 'call' }>, names: NamedExpr['names'], into: Aggregation) => ScopeColumn[];

/** `arg_max(key, a, b)`: the row with the largest key, its columns side by side. */
const argExtreme =
  (isMax: boolean): Wide =>
  (expr, names, into) => {
    const [key, ...others] = into.argumentsOf(expr);
    if (!key) return refuse('KQL2007', expr.span, expr.name, 'an expression to compare', 'none');
    const row = new ExtremeRow(key, isMax);
    return into.keepNamed(names, [row.pickKey(), ...others.map((each) => row.pick(each))]);
  };

const percentiles: Wide = (expr, names, into) => {
  const [of, ...rest] = into.argumentsOf(expr);
  const weight = expr.name === 'percentilesw' ? rest.shift() : undefined;
  if (!of) return refuse('KQL2007', expr.span, expr.name, 'a value', 'none');
  const type = percentileType(of.type);
  const call = { name: expr.name, args: [], type, span: expr.span };
  const values = percentilesOf(of, levelsOf(call, rest), type, call, weight);
  return into.keepNamed(
    names,
    values.map((each) => value(each, type)),
  );
};

/** Several values come of one row; one alone is a value that is there, where one is. */
const takeAny: Wide = (expr, names, into) => {
  const all = into.argumentsOf(expr);
  const [only] = all;
  const picked = only && all.length === 1 ? [value(presentOne(only), only.type)] : all.map(firstOf);
  return into.keepNamed(names, picked);
};

const WIDE: Readonly<Record<string, Wide>> = Object.freeze({
  arg_max: argExtreme(true),
  argmax: argExtreme(true),
  arg_min: argExtreme(false),
  argmin: argExtreme(false),
  percentiles,
  percentilesw: percentiles,
  take_any: takeAny,
  any: takeAny,
});
export const wideAggregateNames: readonly string[] = Object.keys(WIDE);

/** Group keys, under ids of their own where they are no longer the columns themselves; dynamic values group by their text. One without a name gives no column. */
function lowerKeys(
  keys: readonly NamedExpr[],
  scope: ExpressionScope,
  lowering: Lowering,
): { readonly columns: ScopeColumn[]; readonly computed: GroupKey[] } {
  const columns: ScopeColumn[] = [];
  const computed: GroupKey[] = [];
  const values = keyValues(keys, scope);
  const sums = sumKeys(
    values.map(({ of }) => of),
    scope.relation.plan,
    lowering.context,
  );
  for (const [index, { name, of }] of values.entries()) {
    const parts = sums[index] as KeyParts;
    const { node, summand } = parts;
    const id = node.kind === 'column' && !summand ? node.id : lowering.context.ids.next(name ?? 'key');
    if (!computed.some((each) => each.id === id)) computed.push(groupKey(id, parts));
    if (name !== null) columns.push({ name, type: of.type, id });
  }
  return { columns, computed };
}

export function lowerAggregation(query: QueryOf<'summarize'>, lowering: Lowering): Relation {
  const { relation, scope, finish } = windowScope(lowering.lower(query.input), lowering, query.input);
  const keys = lowerKeys(query.keys, scope, lowering);
  const aggregation = new Aggregation(scope, lowering);
  const columns = [...keys.columns, ...query.aggregates.flatMap((each) => aggregation.add(each))];
  return {
    plan: groupPlan(orderedGroups(finish(relation.plan), query), keys.computed, aggregation),
    columns: placeColumns(query, columns, []),
    ingestedAtId: null,
    order: null,
  };
}

const LISTS = new Set(['make_list', 'makelist', 'make_list_if', 'make_list_with_nulls']);

/** A list over groups holds them in the order of their keys, so that one query has one answer. Rows of tables come as they come. */
function orderedGroups(input: Plan, query: QueryOf<'summarize'>): Plan {
  const makesList = query.aggregates.some(({ expr }) => expr.kind === 'call' && LISTS.has(expr.name));
  let at = input;
  while (at.kind === 'compute' || at.kind === 'project' || at.kind === 'filter') at = at.input;
  if (!makesList || at.kind !== 'aggregate' || at.keys.length === 0) return input;
  const sorted = sortedByKeys(at);
  const above = (plan: Plan): Plan => (plan === at ? sorted : withInputs(plan, above));
  return above(input);
}

function sortedByKeys(groups: PlanOf<'aggregate'>): Plan {
  const keys = groups.keys.map(({ id }): Order => ({ expr: column(id), descending: false, nullsFirst: true }));
  return { kind: 'sort', input: groups, keys };
}

export function groupPlan(input: Plan, keys: readonly GroupKey[], aggregation: Aggregation): Plan {
  const plan: Plan = { kind: 'aggregate', input, keys, aggregates: aggregation.aggregates };
  // What runs outside the engine comes last: the tuples of `arg_max` and its like cannot leave it.
  const [outside, inside] = [true, false].map((wanted) =>
    aggregation.after.filter(({ expr }) => callsHost(expr) === wanted),
  ) as [Computed[], Computed[]];
  return [inside, outside].reduce<Plan>(
    (below, columns) => (columns.length === 0 ? below : { kind: 'compute', input: below, columns }),
    plan,
  );
}

const callsHost = (node: SqlNode): boolean => visitNodes(node, (each) => each.kind === 'host');

export function lowerDistinct(query: QueryOf<'distinct'>, lowering: Lowering): Relation {
  const { relation, scope, finish } = windowScope(lowering.lower(query.input), lowering, query.input);
  const keys = lowerKeys(query.keys, scope, lowering);
  return {
    plan: { kind: 'aggregate', input: finish(relation.plan), keys: keys.computed, aggregates: [] },
    columns: placeColumns(query, keys.columns, []),
    ingestedAtId: null,
    order: null,
  };
}

export function lowerCount(query: QueryOf<'count'>, lowering: Lowering): Relation {
  const input = lowering.lower(query.input);
  const name = query.columns[0]?.name ?? 'Count';
  const id = lowering.context.ids.next(name);
  const plan: Plan = {
    kind: 'aggregate',
    input: input.plan,
    keys: [],
    aggregates: [{ id, expr: sql`toInt64(count())` }],
  };
  return { plan, columns: [{ name, type: 'long', id }], ingestedAtId: null, order: null };
}
