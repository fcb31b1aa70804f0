import type { HostCall } from '../host/call.ts';
import type { IdSource } from '../plan/names.ts';
import type { Plan, PlanOf, SharedRows, TypedColumn } from '../plan/plan.ts';
import { withExpressions, withInputs } from '../plan/rewrite.ts';
import { refuse } from '../problems.ts';
import { cellReader } from '../sql/cells.ts';
import { column, type SqlNode, withParts } from '../sql/node.ts';
import type { KustoType } from '../types.ts';
import { prunePlan } from './prune.ts';

/** A host stage: the plans of the rows that leave the engine, what is done with them, and the columns that come back. */
export interface PlannedStage {
  readonly call: HostCall;
  readonly inputs: readonly { readonly plan: Plan; readonly columns: readonly TypedColumn[] }[];
  readonly columns: readonly TypedColumn[];
}

/** Cuts a plan at its host stages. Each becomes a table of late-bound cells in what stands above it; stages are in the order of running. */
export class StageCutter {
  readonly stages: PlannedStage[] = [];
  private readonly ids: IdSource;
  private readonly types: ReadonlyMap<string, KustoType>;
  private readonly cutQueries = new Map<SqlNode, SqlNode>();
  /** Stages of queries that run once. */
  private readonly stagesOnce = new Map<object, number>();
  private readonly cutShared = new Map<SharedRows, SharedRows>();
  /** Types of the columns that stages below gave. */
  private readonly stagedTypes = new Map<string, KustoType>();

  constructor(ids: IdSource, types: ReadonlyMap<string, KustoType>) {
    this.ids = ids;
    this.types = types;
  }

  cut(plan: Plan): Plan {
    const over = withExpressions(
      withInputs(plan, (input) => this.cut(input)),
      (expr) => this.cutExpression(expr),
    );
    if (over.kind === 'hostcompute') return this.cutCompute(over);
    if (over.kind === 'hosttable') return this.cutTable(over);
    if (over.kind === 'shared') return { ...over, of: this.cutRows(over.of) };
    return over;
  }

  /** A stage inside shared rows runs once, for all of their columns. */
  private cutRows(rows: SharedRows): SharedRows {
    const known = this.cutShared.get(rows);
    if (known) return known;
    const cut = { ...rows, plan: this.cut(prunePlan(rows.plan, new Set(rows.ids))) };
    this.cutShared.set(rows, cut);
    return cut;
  }

  /** Queries inside an expression may hold stages as well. A node that is shared stays one node. */
  private cutExpression(node: SqlNode): SqlNode {
    const known = this.cutQueries.get(node);
    if (known) return known;
    const cut =
      node.kind === 'query'
        ? { ...node, plan: this.cut(prunePlan(node.plan as Plan, new Set([node.column]))) }
        : withParts(node, (part) => this.cutExpression(part));
    this.cutQueries.set(node, cut);
    return cut;
  }

  private cutTable({ name, inputs, options, columns, once }: PlanOf<'hosttable'>): Plan {
    const known = once ? this.stagesOnce.get(once) : undefined;
    if (known !== undefined) return this.valuesOf(known, columns);
    if (once) this.stagesOnce.set(once, this.stages.length);
    return this.staged({ call: { kind: 'operator', name, options }, inputs, columns });
  }

  private cutCompute({ input, calls, passes }: PlanOf<'hostcompute'>): Plan {
    const passing = passes.map((id): TypedColumn => ({ id, name: id, type: this.typeOf(id) }));
    const args = calls
      .flatMap((call) => call.args)
      .flatMap((arg) => ('id' in arg && !passes.includes(arg.id) ? [arg] : []));
    const extra = [...new Map(args.map((arg) => [arg.id, { ...arg, name: arg.id }])).values()];
    const read = [...passing, ...extra];
    const at = new Map(read.map((each, index) => [each.id, index]));
    const call: HostCall = {
      kind: 'functions',
      kept: passing.length,
      calls: calls.map(({ name, args: of }) => ({
        name,
        args: of.map((arg) => ('id' in arg ? (at.get(arg.id) ?? 0) : arg)),
      })),
    };
    const results = calls.map(({ id, type }): TypedColumn => ({ id, name: id, type }));
    return this.staged({ call, inputs: [{ plan: input, columns: read }], columns: [...passing, ...results] });
  }

  private typeOf(id: string): KustoType {
    return (
      this.stagedTypes.get(id) ??
      this.types.get(id) ??
      refuse('KQL2005', undefined, `The column \`${id}\` cannot pass a step that runs outside the engine.`)
    );
  }

  /** The rows that a stage gives, as a table of late-bound cells. */
  private staged(stage: PlannedStage): Plan {
    return this.valuesOf(this.stages.push(stage) - 1, stage.columns);
  }

  private valuesOf(index: number, given: readonly TypedColumn[]): Plan {
    for (const { id, type } of given) this.stagedTypes.set(id, type);
    const columns = given.map((each, position) => {
      const cellId = this.ids.next(`${each.id}_cell`);
      const array: SqlNode = { kind: 'staged', stage: index, column: position };
      return { id: each.id, array, cell: cellReader(each.type)(column(cellId)), cellId };
    });
    return { kind: 'values', columns };
  }
}
