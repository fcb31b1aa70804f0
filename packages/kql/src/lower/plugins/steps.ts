import type { IdSource } from '../../plan/names.ts';
import type { Computed, Plan } from '../../plan/plan.ts';
import { column, list, type SqlNode, sql } from '../../sql/node.ts';

type Named = Readonly<Record<string, SqlNode>>;

/** Which rows a window function sees. */
export interface Window {
  readonly by?: readonly SqlNode[];
  readonly order?: SqlNode;
  /** ROWS or RANGE clause; all rows of the partition where there is none. */
  readonly frame?: SqlNode;
}

export const SO_FAR = sql`ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW`;
export const ALL_ROWS = sql`ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING`;
export const AFTER = sql`ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING`;

/** A plan that grows by one step a call. Each step gives nodes that read its columns. */
export class PlanSteps {
  plan: Plan;
  private readonly ids: IdSource;

  constructor(plan: Plan, ids: IdSource) {
    this.plan = plan;
    this.ids = ids;
  }

  /** Computes columns side by side: none of them reads another. */
  compute<T extends Named>(columns: T): T {
    const { computed, nodes } = this.fresh(columns);
    if (computed.length > 0) this.plan = { kind: 'compute', input: this.plan, columns: computed };
    return nodes;
  }

  filter(predicate: SqlNode): this {
    this.plan = { kind: 'filter', input: this.plan, predicate };
    return this;
  }

  /** Adds columns of window functions, written without their `OVER`. */
  window<T extends Named>(columns: T, { by = [], order, frame = ALL_ROWS }: Window): T {
    const partition = by.length > 0 ? sql`PARTITION BY ${list(by)} ` : sql``;
    const over = order ? sql`${partition}ORDER BY ${order} ${frame}` : partition;
    const { computed, nodes } = this.fresh(
      Object.fromEntries(Object.entries(columns).map(([name, node]) => [name, sql`${node} OVER (${over})`])) as T,
    );
    this.plan = { kind: 'window', input: this.plan, columns: computed };
    return nodes;
  }

  /** Groups; the keys and the aggregates are all that is left. */
  aggregate<T extends Named>(keys: readonly SqlNode[], aggregates: T): { readonly keys: SqlNode[] } & T {
    const held = keys.map((node, index): Computed => {
      return node.kind === 'column' ? { id: node.id, expr: node } : { id: this.ids.next(`key_${index}`), expr: node };
    });
    const { computed, nodes } = this.fresh(aggregates);
    const unique = held.filter((each, index) => held.findIndex((other) => other.id === each.id) === index);
    this.plan = { kind: 'aggregate', input: this.plan, keys: unique, aggregates: computed };
    return { ...nodes, keys: held.map(({ id }) => column(id)) };
  }

  /** One row for each element of an array. */
  unnest(name: string, array: SqlNode, keepsEmpty = false): SqlNode {
    const id = this.ids.next(name);
    this.plan = { kind: 'unnest', input: this.plan, arrays: [{ id, expr: array }], keepsEmpty };
    return column(id);
  }

  /** Numbers the rows from 1 in their present order. */
  number(): SqlNode {
    const id = this.ids.next('row_position');
    this.plan = { kind: 'number', input: this.plan, id };
    return column(id);
  }

  /** The id of a column, computed where the node is none. */
  idOf(node: SqlNode, name: string): string {
    if (node.kind === 'column') return node.id;
    const id = this.ids.next(name);
    this.plan = { kind: 'compute', input: this.plan, columns: [{ id, expr: node }] };
    return id;
  }

  private fresh<T extends Named>(columns: T): { readonly computed: Computed[]; readonly nodes: T } {
    const computed = Object.entries(columns).map(([name, expr]): Computed => ({ id: this.ids.next(name), expr }));
    const nodes = Object.fromEntries(
      Object.keys(columns).map((name, index) => [name, column(computed[index]?.id ?? '')]),
    ) as T;
    return { computed, nodes };
  }
}
