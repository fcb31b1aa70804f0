import type { Json } from '../host/host.ts';
import { type ParameterValue, type SqlNode, visitNodes } from '../sql/node.ts';
import type { KustoType } from '../types.ts';
import type { SessionPlan } from './sessions.ts';

/** A column of a plan. `id` is unique in the whole query; names of the user's columns live in the lowering scope. */
export interface Computed {
  readonly id: string;
  readonly expr: SqlNode;
}
/**
 * What rows are grouped by. Those with a `summand` are together one number: rows are grouped by the sum of these, and each key is
 * that of any row of its group.
 */
export interface GroupKey extends Computed {
  readonly summand?: SqlNode;
}
export interface Order {
  readonly expr: SqlNode;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}
export type JoinStrictness =
  | 'INNER'
  | 'LEFT'
  | 'RIGHT'
  | 'FULL'
  | 'LEFT SEMI'
  | 'LEFT ANTI'
  | 'RIGHT SEMI'
  | 'RIGHT ANTI';

/** Keys that are equal. `isNullSafe`: nulls match each other; `isText`: both are texts, which are never null. */
export interface JoinCondition {
  readonly left: SqlNode;
  readonly right: SqlNode;
  readonly isNullSafe: boolean;
  readonly isText?: boolean;
}

/**
 * The relational core: every tabular operator of KQL becomes a few of these. Ids that a node does not mention pass
 * through from its input; `Project` ends with exactly the ids it lists.
 */
export type Plan =
  | {
      readonly kind: 'from';
      readonly table: string;
      readonly columns: readonly { readonly id: string; readonly name: string }[];
      readonly guard: readonly SqlNode[];
    }
  | {
      readonly kind: 'values';
      readonly columns: readonly {
        readonly id: string;
        readonly array: SqlNode;
        readonly cell: SqlNode;
        readonly cellId: string;
      }[];
    }
  | { readonly kind: 'single' }
  | {
      readonly kind: 'series';
      readonly id: string;
      readonly from: SqlNode;
      readonly count: SqlNode;
      readonly step: SqlNode;
      readonly cast: SqlNode;
      readonly counterId: string;
    }
  | { readonly kind: 'compute'; readonly input: Plan; readonly columns: readonly Computed[] }
  | { readonly kind: 'project'; readonly input: Plan; readonly ids: readonly string[] }
  | {
      readonly kind: 'filter';
      readonly input: Plan;
      readonly predicate: SqlNode;
      /** How long the time is to which it keeps, where that is known. */
      readonly days?: number;
    }
  | {
      readonly kind: 'aggregate';
      readonly input: Plan;
      readonly keys: readonly GroupKey[];
      readonly aggregates: readonly Computed[];
    }
  | { readonly kind: 'window'; readonly input: Plan; readonly columns: readonly Computed[] }
  | { readonly kind: 'number'; readonly input: Plan; readonly id: string }
  | SessionPlan
  | { readonly kind: 'sort'; readonly input: Plan; readonly keys: readonly Order[] }
  | { readonly kind: 'take'; readonly input: Plan; readonly count: SqlNode }
  | { readonly kind: 'firstby'; readonly input: Plan; readonly keys: readonly SqlNode[]; readonly count: SqlNode }
  | {
      readonly kind: 'join';
      readonly left: Plan;
      readonly right: Plan;
      readonly join: JoinStrictness;
      readonly conditions: readonly JoinCondition[];
    }
  | {
      readonly kind: 'union';
      /** What stands for each of `columns` in an input; null where it has none. */
      readonly inputs: readonly { readonly plan: Plan; readonly ids: readonly (string | null)[] }[];
      readonly columns: readonly { readonly id: string; readonly missing: SqlNode }[];
    }
  | {
      readonly kind: 'unnest';
      readonly input: Plan;
      readonly arrays: readonly Computed[];
      readonly keepsEmpty: boolean;
      /** What there is to read where of the elements nothing but texts of members is read. */
      readonly bags?: ElementBags;
    }
  /** Rows that several places read: computed once in a statement. */
  | {
      readonly kind: 'shared';
      readonly of: SharedRows;
      readonly columns: readonly { readonly id: string; readonly from: string }[];
    }
  /** Rows pass a host stage that adds columns. `passes`: what else leaves it, known after pruning. */
  | {
      readonly kind: 'hostcompute';
      readonly input: Plan;
      readonly calls: readonly HostComputed[];
      readonly passes: readonly string[];
    }
  /** Whole tables pass a host stage; only `columns` leave it. */
  | {
      readonly kind: 'hosttable';
      readonly name: string;
      readonly inputs: readonly { readonly plan: Plan; readonly columns: readonly TypedColumn[] }[];
      readonly options: Json;
      readonly columns: readonly TypedColumn[];
      /** Nodes of the same query are one stage. */
      readonly once?: object;
    };

/**
 * The column `itemsId` is an array of JSON texts, `elementId` one of them, `valueId` the value of that; `itemsOf` reads of each the texts
 * of the members with these keys, as a tuple, or, of null, the texts of all, as a map.
 */
export interface ElementBags {
  readonly itemsId: string;
  readonly elementId: string;
  readonly valueId: string;
  readonly itemsOf: (keys: readonly string[] | null) => SqlNode;
}

/** What `let` or `materialize` names. One that reads another comes after it. */
export interface SharedRows {
  readonly index: number;
  readonly plan: Plan;
  readonly ids: readonly string[];
}

export interface TypedColumn {
  readonly id: string;
  readonly name: string;
  readonly type: KustoType;
}
/** A host function's result over columns of the input. */
export interface HostComputed {
  readonly id: string;
  readonly name: string;
  readonly args: readonly HostArgument[];
  readonly type: KustoType;
}
/** An argument of a host function: a column of the input, or what it is in every row. */
export type HostArgument = { readonly id: string; readonly type: KustoType } | HostConstant;
export interface HostConstant {
  readonly constant: ParameterValue;
  readonly type: KustoType;
}

export type PlanOf<K extends Plan['kind']> = Extract<Plan, { kind: K }>;

/** Ids that a node's expression reads, added to `found`. */
export function idsIn(node: SqlNode, found: Set<string> = new Set()): Set<string> {
  visitNodes(node, (each) => {
    if (each.kind === 'column') found.add(each.id);
  });
  return found;
}
