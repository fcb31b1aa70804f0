import { assertNever } from '../invariant.ts';
import { dropUnread } from '../passes/arrange.ts';
import { readMembers } from '../passes/members.ts';
import { isReservedName } from '../plan/names.ts';
import {
  type Computed,
  type GroupKey,
  idsIn,
  type Order,
  type Plan,
  type PlanOf,
  type SharedRows,
} from '../plan/plan.ts';
import { expandSessions } from '../plan/sessions.ts';
import { escapeIdentifier, type Sql } from '../sql/escape.ts';
import { drawsAtRandom, type SqlNode } from '../sql/node.ts';
import { asSource, type Block, block, indent, printSelect, wrap } from './block.ts';
import { PrintContext, printNode, Shares } from './expression.ts';
import { addWeights, isTooHeavy } from './weight.ts';

/** A statement's text, its parameters, and what else the engine has to be told; see `BoundStatement`. */
interface PrintedPlan {
  readonly sql: Sql;
  readonly parameters: PrintContext['parameters'];
  readonly keepsRows: boolean;
  readonly readsTimesAlone: boolean;
}

/** Prints a whole query: the ids of `output`, in order. */
export function printPlan(plan: Plan, output: readonly string[]): PrintedPlan {
  const context = new PrintContext((inner, column, shared) =>
    printSelect({ ...printBlock(pruned(inner, [column]), shared), output: [column] }),
  );
  const body = printSelect({ ...printBlock(readMembers(plan, output), context), output });
  const sql = withSharedRows(body, context);
  const { parameters, readsTimesAlone } = context;
  return { sql, parameters, keepsRows: context.sharedRows.size > 0, readsTimesAlone };
}

const pruned = (plan: Plan, output: readonly string[]): Plan => readMembers(dropUnread(plan, output), output);

/** Rows that several places read stand before the statement. Those that read others come later, and are printed first. */
function withSharedRows(body: Sql, context: PrintContext): Sql {
  const printed = new Map<number, string>();
  for (;;) {
    const left = [...context.sharedRows.keys()].filter(({ index }) => !printed.has(index));
    const last = left.sort((one, other) => other.index - one.index)[0];
    if (!last) break;
    const read = [...(context.sharedRows.get(last) ?? [])];
    const output = read.length > 0 ? read : last.ids.slice(0, 1);
    const rows = printSelect({ ...printBlock(pruned(last.plan, output), context), output });
    printed.set(last.index, `${sharedName(last)} AS MATERIALIZED (\n  ${indent(rows)}\n)`);
  }
  if (printed.size === 0) return body;
  const tables = [...printed].sort(([one], [other]) => one - other).map(([, text]) => text);
  const separator = body.startsWith('WITH ') ? ', ' : '\n';
  const rest = body.startsWith('WITH ') ? body.slice('WITH '.length) : body;
  return `WITH ${tables.join(', ')}${separator}${rest}` as Sql;
}

const sharedName = ({ index }: SharedRows): Sql => `_let${index + 1}` as Sql;

/** A limit that holds nothing back: else ClickHouse draws once below an ARRAY JOIN, for all of its rows (seen in 26.7). */
function afterJoin(input: Block): Block {
  const isJoined = input.arrayJoin !== null || /\bARRAY JOIN\b|\barrayJoin\(/.test(input.from);
  return isJoined ? held(input) : input;
}

const held = (input: Block): Block =>
  !input.limit && !input.orderBy ? wrap({ ...input, limit: '9223372036854775807' as Sql }) : input;

/** A constant key over a join belongs to neither of its sides, and ClickHouse then finds no key (seen in 26.7). */
function joinSide(input: Block, keys: readonly SqlNode[]): Block {
  const isConstant = keys.some((key) => key.kind === 'column' && isConstantIn(input, key.id));
  return isConstant && /\bJOIN\b/.test(input.from) ? held(input) : input;
}

function isConstantIn(input: Block, id: string): boolean {
  const expr = input.columns.get(id);
  if (!expr) return false;
  const names: readonly string[] = expr.match(/`(?:[^`\\]|\\.)*`/g) ?? [];
  const read = [...input.columns.keys()].filter((each) => each !== id && names.includes(escapeIdentifier(each)));
  return read.length === names.length && read.every((each) => isConstantIn(input, each));
}

type Step<K extends Plan['kind']> = (plan: PlanOf<K>, context: PrintContext) => Block;
const STEPS: { readonly [K in Plan['kind']]: Step<K> } = {
  from: (plan, context) => {
    const ids = new Set(plan.columns.map(({ id }) => id));
    if (plan.columns.every(({ name }) => name === 'TimeGenerated')) context.readsTimesAlone = true;
    const table = escapeIdentifier(plan.table);
    const columns = new Map(
      plan.columns.map(({ id, name }) => {
        if (id === name) return [id, null];
        // An alias of the same name in this SELECT would stand before the column.
        const isHidden = ids.has(name) || isReservedName(name);
        return [id, `${isHidden ? `${table}.` : ''}${escapeIdentifier(name)}` as Sql];
      }),
    );
    const shares = new Shares();
    return block(table, columns, {
      shares,
      where: plan.guard.map((each) => printNode(each, context, shares)),
    });
  },
  // `materialize`: of a constant array ClickHouse takes the joined elements for constants too and drops an ORDER BY on them.
  values: (plan, context) => {
    const arrays = plan.columns.map(
      (each) => `materialize(${printNode(each.array, context, null)}) AS ${escapeIdentifier(each.cellId)}`,
    );
    const columns = new Map(plan.columns.map((each) => [each.id, printNode(each.cell, context, null)]));
    const joined = plan.columns.map((each) => escapeIdentifier(each.cellId)).join(', ');
    return block(`(SELECT ${arrays.join(', ')})`, columns, { arrayJoin: `ARRAY JOIN ${joined}` as Sql });
  },
  single: () => block('', new Map()),
  shared: (plan, context) => {
    const read = context.sharedRows.get(plan.of) ?? new Set<string>();
    context.sharedRows.set(plan.of, read);
    for (const { from } of plan.columns) read.add(from);
    const columns = plan.columns.map(({ id, from }) => [id, escapeIdentifier(from)] as const);
    return block(sharedName(plan.of), new Map(columns));
  },
  series: (plan, context) => {
    const count = printNode(plan.count, context, null);
    const counter = escapeIdentifier(plan.counterId);
    const source = `(SELECT arrayJoin(range(toUInt64(greatest(0, ${count})))) AS ${counter})`;
    return block(source, new Map([[plan.id, printNode(plan.cast, context, null)]]));
  },
  compute: (plan, context) => {
    const input = printBlock(plan.input, context);
    // A subquery would lose the order of a SELECT that sorts.
    const open = !input.orderBy && isTooHeavy(input.weights, plan.columns) ? wrap(input) : input;
    if (plan.columns.some((each) => drawsAtRandom(each.expr)))
      return addColumns(afterJoin(open), plan.columns, context);
    return addColumns(open, plan.columns, context);
  },
  window: (plan, context) => {
    const input = printBlock(plan.input, context);
    const isClosed = input.groupBy !== null || input.limit || input.orderBy || readsAny(plan.columns, input.windowed);
    const fresh = isClosed ? wrap(input) : input;
    const windowed = new Set([...fresh.windowed, ...plan.columns.map((each) => each.id)]);
    return { ...addColumns(fresh, plan.columns, context), hasWindow: true, windowed };
  },
  // Not `rowNumberInAllBlocks()`: ClickHouse moves it below an ARRAY JOIN, where it numbers the wrong rows (seen in 26.7).
  number: (plan, context) => {
    const fresh = wrap(printBlock(plan.input, context));
    const columns = new Map([...fresh.columns, [plan.id, 'toInt64(row_number() OVER ())' as Sql]]);
    return wrap({ ...fresh, columns, output: [...fresh.output, plan.id] });
  },
  sessions: (plan, context) => printBlock(expandSessions(plan, printBlock(plan.input, context).output), context),
  project: (plan, context) => ({ ...printBlock(plan.input, context), output: plan.ids }),
  filter: (plan, context) => {
    const input = printBlock(plan.input, context);
    // Not HAVING: some predicates over an aggregate's alias end there with a LOGICAL_ERROR (seen in 26.7).
    const inner = input.limit || input.hasWindow || input.limitBy || input.groupBy !== null ? wrap(input) : input;
    const open = drawsAtRandom(plan.predicate) ? afterJoin(inner) : inner;
    return { ...open, where: [...open.where, printNode(plan.predicate, context, open.shares)] };
  },
  aggregate,
  sort: (plan, context) => {
    const input = printBlock(plan.input, context);
    const open = input.limit || input.limitBy ? wrap(input) : input;
    return { ...open, orderBy: plan.keys.map((key) => printOrder(key, context, open.shares)).join(', ') as Sql };
  },
  take: (plan, context) => {
    const input = printBlock(plan.input, context);
    const open = input.limit ? wrap(input) : input;
    return { ...open, limit: printNode(plan.count, context, null) };
  },
  firstby: (plan, context) => {
    const input = printBlock(plan.input, context);
    const open = input.limit || input.limitBy || input.groupBy !== null || input.hasWindow ? wrap(input) : input;
    const keys = plan.keys.map((key) => printNode(key, context, open.shares)).join(', ');
    return { ...open, limitBy: `${printNode(plan.count, context, null)} BY ${keys}` as Sql };
  },
  join: (plan, context) => {
    const left = joinSide(
      printBlock(plan.left, context),
      plan.conditions.map((each) => each.left),
    );
    const right = joinSide(
      printBlock(plan.right, context),
      plan.conditions.map((each) => each.right),
    );
    const shares = new Shares();
    const on = plan.conditions.map(
      (each) =>
        `${printNode(each.left, context, shares)} ${each.isNullSafe ? '<=>' : '='} ${printNode(each.right, context, shares)}`,
    );
    const clause = on.length > 0 ? ` ON ${on.join(' AND ')}` : '';
    const keyword = on.length > 0 ? `${plan.join} JOIN` : 'CROSS JOIN';
    const isLeftOnly = plan.join === 'LEFT SEMI' || plan.join === 'LEFT ANTI';
    const isRightOnly = plan.join === 'RIGHT SEMI' || plan.join === 'RIGHT ANTI';
    const ids = [...(isRightOnly ? [] : left.output), ...(isLeftOnly ? [] : right.output)];
    return block(
      `${asSource(left)} AS _l\n${keyword} ${asSource(right)} AS _r${clause}`,
      new Map(ids.map((id) => [id, null])),
      { shares },
    );
  },
  union: (plan, context) => {
    const parts = plan.inputs.map((input) => {
      const read = input.ids.filter((id) => id !== null);
      const inner = wrap({ ...printBlock(input.plan, context), output: [...new Set(read)] });
      const columns = plan.columns.map(({ id, missing }, index) => {
        const from = input.ids[index] ?? null;
        return `${from === null ? printNode(missing, context, null) : escapeIdentifier(from)} AS ${escapeIdentifier(id)}`;
      });
      return `SELECT ${columns.length > 0 ? columns.join(', ') : '1'} FROM ${inner.from}`;
    });
    const ids = plan.columns.map(({ id }) => [id, null] as const);
    return block(`(\n  ${indent(parts.join('\nUNION ALL\n'))}\n)`, new Map(ids));
  },
  unnest: (plan, context) => {
    const input = wrap(printBlock(plan.input, context));
    const arrays = plan.arrays.map(
      (each) => `${printNode(each.expr, context, input.shares)} AS ${escapeIdentifier(each.id)}`,
    );
    const columns = new Map([...input.columns, ...plan.arrays.map((each) => [each.id, null] as const)]);
    const keyword = plan.keepsEmpty ? 'LEFT ARRAY JOIN' : 'ARRAY JOIN';
    return { ...input, columns, output: [...columns.keys()], arrayJoin: `${keyword} ${arrays.join(', ')}` as Sql };
  },
  hostcompute: (plan) => unreachable(plan.kind),
  hosttable: (plan) => unreachable(plan.kind),
};

/** The pass `stages` has put a table in the place of every host stage. */
function unreachable(kind: string): never {
  throw new Error(`A plan is printed after its stages are cut; found \`${kind}\`.`);
}

function printBlock(plan: Plan, context: PrintContext): Block {
  const step = STEPS[plan.kind] as Step<Plan['kind']> | undefined;
  return step ? step(plan as never, context) : assertNever(plan as never);
}

function addColumns(input: Block, added: readonly Computed[], context: PrintContext): Block {
  const columns = new Map(input.columns);
  for (const { id, expr } of added) columns.set(id, printNode(expr, context, input.shares));
  const output = [...new Set([...input.output, ...added.map((each) => each.id)])];
  const windowed = new Set(input.windowed);
  for (const each of added) if (readsAny([each], windowed)) windowed.add(each.id);
  return { ...input, columns, output, windowed, weights: addWeights(input.weights, added) };
}

const readsAny = (columns: readonly Computed[], ids: ReadonlySet<string>): boolean =>
  ids.size > 0 && columns.some(({ expr }) => [...idsIn(expr)].some((id) => ids.has(id)));

function aggregate(plan: PlanOf<'aggregate'>, context: PrintContext): Block {
  const input = printBlock(plan.input, context);
  const isOpen = input.groupBy === null && !input.limit && !input.limitBy && !input.hasWindow && !input.orderBy;
  const open = isOpen ? input : wrap(input);
  const all = [...plan.keys, ...plan.aggregates];
  const columns = new Map(open.columns);
  for (const { id, expr, summand } of all as readonly GroupKey[]) {
    const isItself = expr.kind === 'column' && expr.id === id;
    const printed = printNode(expr, context, open.shares);
    if (!isItself) columns.set(id, summand ? (`any(${printed})` as Sql) : printed);
  }
  const summands = plan.keys.flatMap(({ summand }) => (summand ? [printNode(summand, context, open.shares)] : []));
  const alone = plan.keys.flatMap(({ id, summand }) => (summand ? [] : [escapeIdentifier(id)]));
  const groupBy = [...(summands.length > 0 ? [summands.join(' + ')] : []), ...alone].join(', ');
  const weights = addWeights(open.weights, all);
  return { ...open, columns, output: all.map((each) => each.id), groupBy: groupBy as Sql, weights };
}

function printOrder(key: Order, context: PrintContext, shares: Shares): string {
  const expr: SqlNode = key.expr;
  return `${printNode(expr, context, shares)} ${key.descending ? 'DESC' : 'ASC'} NULLS ${key.nullsFirst ? 'FIRST' : 'LAST'}`;
}
