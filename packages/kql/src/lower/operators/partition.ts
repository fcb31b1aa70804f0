import type { Expr, Query, QueryOf } from '../../ast.ts';
import { memberName } from '../../ast-scan.ts';
import { asText } from '../../functions/convert.ts';
import { printDynamic } from '../../host/cells.ts';
import type { HostValue } from '../../host/host.ts';
import type { Plan } from '../../plan/plan.ts';
import { Refusal, refuse } from '../../problems.ts';
import { integer } from '../../sql/build.ts';
import { column, sql } from '../../sql/node.ts';
import { lowerExpr } from '../expression.ts';
import type { Lowering } from '../query.ts';
import type { Relation } from '../scope.ts';
import { literal } from '../value.ts';
import { findEmptyGroups, type Group, lowerBody, readsGroupAgain } from './groups.ts';
import { scopeOf } from './sources.ts';

type PartitionQuery = QueryOf<'partition'>;

/** Values of the key that a body may run on one after the other. Source: https://learn.microsoft.com/kusto/query/partition-operator, legacy strategy */
const MAX_PARTITIONS = 64;

/** How a body with a source of its own reads the value of the key. */
export const PARTITION_KEY = memberName('', 'partition key');

/** The rows with the key as a column, which is null where the key is. */
function keyedRows(query: PartitionQuery, lowering: Lowering) {
  const input = lowering.lower(query.input);
  const key = lowerExpr(query.key, scopeOf(input, lowering));
  const keyId = lowering.context.ids.next('partition_key');
  const expr = key.type === 'dynamic' ? asText(key) : key.node;
  const plan: Plan = { kind: 'compute', input: input.plan, columns: [{ id: keyId, expr }] };
  const type = key.type === 'dynamic' ? ('string' as const) : key.type;
  return { relation: { ...input, plan }, keyId, type };
}

/**
 * `partition by key ( body )`: the body runs on the rows of each value of the key. Most bodies run on all values in one
 * statement; what cannot is compiled once for each value, which is known after a question.
 */
export function lowerPartition(query: PartitionQuery, lowering: Lowering): Relation {
  const isOneByOne = query.hasOwnSource || readsGroupAgain(query.body) || findEmptyGroups(query.body) !== null;
  return (isOneByOne ? null : lowerTogether(query, lowering)) ?? lowerOneByOne(query, lowering);
}

/** All values at once; null where an operator of the body cannot. */
function lowerTogether(query: PartitionQuery, lowering: Lowering): Relation | null {
  const { relation, keyId } = keyedRows(query, lowering);
  try {
    const group: Group = { rowId: keyId, outer: [], operator: 'partition' };
    const { relation: result } = lowerBody(query.body, { relation, group }, lowering);
    const { groupId: _groupId, ...rest } = result;
    return { ...rest, ingestedAtId: null, order: null };
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.problem.code === 'KQL2001') return null;
    throw thrown;
  }
}

function lowerOneByOne(query: PartitionQuery, lowering: Lowering): Relation {
  const bodies = valuesOf(query, lowering).map((value) => lowerOne(query, value, lowering));
  const [first, ...others] = bodies;
  if (!first) return noRows(query, lowering);
  if (others.length === 0) return { ...first, ingestedAtId: null, order: null };
  const { context } = lowering;
  const columns = first.columns.map(({ name, type }) => ({ name, type, id: context.ids.next(name) }));
  const plan: Plan = {
    kind: 'union',
    inputs: bodies.map((body) => ({ plan: body.plan, ids: body.columns.map(({ id }) => id) })),
    columns: columns.map(({ id }) => ({ id, missing: sql`NULL` })),
  };
  return { plan, columns, ingestedAtId: null, order: null };
}

/** The values of the key, by a question to the engine. */
function valuesOf(query: PartitionQuery, lowering: Lowering): Expr[] {
  const { relation, keyId, type } = keyedRows(query, lowering);
  const id = lowering.context.ids.next('value');
  const grouped: Plan = {
    kind: 'aggregate',
    input: relation.plan,
    keys: [{ id, expr: column(keyId) }],
    aggregates: [],
  };
  const plan: Plan = { kind: 'take', input: grouped, count: integer(MAX_PARTITIONS + 1) };
  const columns = [{ name: 'value', type, id }];
  const { rows } = lowering.context.ask(JSON.stringify(['partition', query.span.start]), {
    plan,
    columns,
    ingestedAtId: null,
    order: null,
  });
  if (rows.length > MAX_PARTITIONS)
    refuse('KQL2007', query.span, 'partition', `at most ${MAX_PARTITIONS} values of its key with this body`, 'more');
  return rows.map(([value = null]): Expr => ({ kind: 'literal', type, value: literalOf(value), span: query.key.span }));
}

const literalOf = (value: HostValue): bigint | number | string | boolean | null =>
  value === null || typeof value !== 'object' ? value : printDynamic(value);

function lowerOne(query: PartitionQuery, value: Expr, lowering: Lowering): Relation {
  if (query.hasOwnSource) return lowering.lower(withKey(query.body, value), null);
  const { relation, keyId, type } = keyedRows(query, lowering);
  const of = value.kind === 'literal' ? value.value : null;
  const isNull = of === null && type !== 'string';
  const predicate = isNull ? sql`isNull(${column(keyId)})` : sql`${column(keyId)} = ${literal(type, of).node}`;
  return lowering.lower(query.body, { ...relation, plan: { kind: 'filter', input: relation.plan, predicate } });
}

/** A body with a source of its own, with the value of the key in its places. */
function withKey<T>(part: T, value: Expr): T {
  if (typeof part !== 'object' || part === null || part instanceof Map) return part;
  if ('kind' in part && part.kind === 'column' && 'name' in part && part.name === PARTITION_KEY) return value as T;
  if (Array.isArray(part)) return part.map((each: unknown) => withKey(each, value)) as T;
  return Object.fromEntries(Object.entries(part).map(([name, each]) => [name, withKey(each, value)])) as T;
}

/** Without a value there is nothing to run; the columns are those of the binder. */
function noRows(query: PartitionQuery, lowering: Lowering): Relation {
  const empty: Query = { kind: 'datatable', columns: query.columns, span: query.span, rows: [] };
  return lowering.lower(empty);
}
