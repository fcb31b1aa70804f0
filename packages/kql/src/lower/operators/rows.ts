import type { NamedExpr, QueryOf, SortKey } from '../../ast.ts';
import { asLong, asText } from '../../functions/convert.ts';
import type { Computed, Order, Plan } from '../../plan/plan.ts';
import { refuse } from '../../problems.ts';
import { rawMember } from '../../sql/json-reals.ts';
import { column, shared, sql } from '../../sql/node.ts';
import type { ColumnSchema } from '../../types.ts';
import { type ExpressionScope, lowerCondition, lowerExpr } from '../expression.ts';
import type { Lowering } from '../query.ts';
import type { Relation, ScopeColumn } from '../scope.ts';
import { daysOf } from '../time-window.ts';
import { literal, type Value, value } from '../value.ts';
import { EMPTY_SCOPE, scopeOf } from './sources.ts';
import { windowScope } from './window.ts';

export function lowerFilter(query: QueryOf<'filter'>, lowering: Lowering): Relation {
  const { relation, scope, finish } = windowScope(lowering.lower(query.input), lowering, query.input);
  const predicate = lowerCondition(query.predicate, scope);
  const days = daysOf(query.predicate, scope);
  const rest = days === undefined ? {} : { days };
  return { ...relation, plan: { kind: 'filter', input: finish(relation.plan), predicate, ...rest } };
}

/** The values of `extend` and `project`, and the columns that stand for them. A column alone needs no computing. */
export function lowerValues(
  values: readonly NamedExpr[],
  scope: ExpressionScope,
  lowering: Lowering,
): { readonly columns: ScopeColumn[]; readonly computed: Computed[] } {
  const columns: ScopeColumn[] = [];
  const computed: Computed[] = [];
  for (const { names, expr } of values) {
    const lowered = lowerExpr(expr, scope);
    const name = names[0] ?? 'Column1';
    if (names.length > 1) spreadValue(names, lowered, columns, computed, lowering);
    else if (lowered.node.kind === 'column') columns.push(alias(name, lowered, lowered.node.id));
    else {
      const id = lowering.context.ids.next(name);
      computed.push({ id, expr: lowered.node });
      columns.push({ name, type: lowered.type, id });
    }
  }
  return { columns, computed };
}

const alias = (name: string, of: Value, id: string): ScopeColumn => ({
  name,
  type: of.type,
  id,
  ...(of.materialised ? { materialised: of.materialised } : {}),
  ...(of.terms?.kind === 'column' ? { termsId: of.terms.id } : {}),
  ...(of.lengthId === undefined ? {} : { lengthId: of.lengthId }),
});

/** The results of a value that has several, those that have a name. */
export function spreadValue(
  names: NamedExpr['names'],
  of: Value,
  columns: ScopeColumn[],
  computed: Computed[],
  lowering: Lowering,
): void {
  partsOf(of, names.length).forEach(({ node, type }, index) => {
    const name = names[index] ?? null;
    if (name === null) return;
    const id = lowering.context.ids.next(name);
    computed.push({ id, expr: node });
    columns.push({ name, type, id });
  });
}

/** The results of a value that has several: so many of them. */
export function partsOf({ node, parts }: Value, count: number): Value[] {
  const once = shared(node);
  return Array.from({ length: count }, (_, index) => {
    const member = rawMember(once, literal('int', BigInt(index + 1)).node);
    return parts?.[index] ?? value(sql`nullIf(nullIf(${member}, ''), 'null')`, 'dynamic');
  });
}

const compute = (input: Plan, columns: readonly Computed[]): Plan =>
  columns.length === 0 ? input : { kind: 'compute', input, columns };

export function lowerPrint(query: QueryOf<'print'>, lowering: Lowering): Relation {
  const values = query.values.map((each, index) => (each.names[0] ? each : { ...each, names: [`print_${index}`] }));
  const { columns, computed } = lowerValues(values, scopeOf(EMPTY_SCOPE, lowering), lowering);
  return { ...EMPTY_SCOPE, plan: { kind: 'compute', input: EMPTY_SCOPE.plan, columns: computed }, columns };
}

export function lowerExtend(query: QueryOf<'extend' | 'serialize'>, lowering: Lowering): Relation {
  // The values of `serialize` read the order that it fixes.
  const ordered = query.kind === 'serialize' ? query : query.input;
  const { relation, scope, finish } = windowScope(lowering.lower(query.input), lowering, ordered);
  const { columns, computed } = lowerValues(query.values, scope, lowering);
  return {
    ...relation,
    plan: compute(finish(relation.plan), computed),
    columns: placeColumns(query, columns, relation.columns),
  };
}

/**
 * Orders columns as the binder does those of a query: new values under their names, what is left from the input. `parse` and `parse-kv` replace a
 * column that the rows have already, which the binder then lists twice.
 */
export function placeColumns(
  query: { readonly columns: readonly ColumnSchema[] },
  fresh: readonly ScopeColumn[],
  old: readonly ScopeColumn[],
): ScopeColumn[] {
  const byName = new Map([...old, ...fresh].map((each) => [each.name, each]));
  return [...new Set(query.columns.map(({ name }) => name))].flatMap((name) => byName.get(name) ?? []);
}

export function lowerProject(query: QueryOf<'project'>, lowering: Lowering): Relation {
  const { relation, scope, finish } = windowScope(lowering.lower(query.input), lowering, query.input);
  const { columns, computed } = lowerValues(query.values, scope, lowering);
  return { ...relation, plan: compute(finish(relation.plan), computed), columns: placeColumns(query, columns, []) };
}

export function lowerPick(query: QueryOf<'pick'>, lowering: Lowering): Relation {
  const input = lowering.lower(query.input);
  return {
    ...input,
    columns: placeColumns(query, [], input.columns),
  };
}

export function lowerRename(query: QueryOf<'rename'>, lowering: Lowering): Relation {
  const input = lowering.lower(query.input);
  const renamed = new Map(query.renames.map(({ from, to }) => [from, to]));
  const columns = input.columns.map((each) => ({ ...each, name: renamed.get(each.name) ?? each.name }));
  return { ...input, columns };
}

/** Sorts by columns: a key that is computed becomes one, so that the order can be named again where the result is put together. */
export function lowerSort(query: QueryOf<'sort'>, lowering: Lowering): Relation {
  const { relation, scope, finish } = windowScope(lowering.lower(query.input), lowering, query.input);
  const computed: Computed[] = [];
  const keys = query.keys.map((key: SortKey): Order => {
    const { descending, nullsFirst } = key;
    const expr = orderable(lowerExpr(key.expr, scope));
    if (expr.kind === 'column') return { expr, descending, nullsFirst };
    const id = lowering.context.ids.next('sort_key');
    computed.push({ id, expr });
    return { expr: column(id), descending, nullsFirst };
  });
  const input = compute(finish(relation.plan), computed);
  return { ...relation, plan: { kind: 'sort', input, keys }, order: keys };
}

const orderable = (of: Value) => (of.type === 'dynamic' ? asText(of) : of.node);

export function lowerTake(query: QueryOf<'take'>, lowering: Lowering): Relation {
  const input = lowering.lower(query.input);
  const count = lowerExpr(query.count, scopeOf(input, lowering));
  if (typeof count.literal === 'bigint' && count.literal < 0n)
    return refuse('KQL2007', query.span, 'take', 'a number of rows', String(count.literal));
  return { ...input, plan: { kind: 'take', input: input.plan, count: sql`toUInt64(${asLong(count)})` } };
}

export function lowerGetSchema(query: QueryOf<'getschema'>, lowering: Lowering): Relation {
  const input = lowering.lower(query.input);
  const names: Readonly<Record<string, string>> = {
    string: 'System.String',
    long: 'System.Int64',
    int: 'System.Int32',
    real: 'System.Double',
    bool: 'System.SByte',
    datetime: 'System.DateTime',
    timespan: 'System.TimeSpan',
    guid: 'System.Guid',
    decimal: 'System.Data.SqlTypes.SqlDecimal',
    dynamic: 'System.Object',
  };
  const rows = input.columns.map((each, index) => [each.name, BigInt(index), names[each.type] ?? '', each.type]);
  return lowering.lower({ kind: 'datatable', columns: query.columns, rows, span: query.span }, null);
}
