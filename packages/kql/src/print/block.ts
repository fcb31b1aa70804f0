import { escapeIdentifier, type Sql } from '../sql/escape.ts';
import { Shares } from './expression.ts';
import type { Weights } from './weight.ts';

/** One SELECT in the making. Operators join it as long as SQL's order of clauses gives the same meaning. */
export interface Block {
  readonly from: Sql;
  /** Ids in reach and what they stand for; `null` where the id is a name of `from`. */
  readonly columns: ReadonlyMap<string, Sql | null>;
  readonly output: readonly string[];
  readonly where: readonly Sql[];
  readonly groupBy: Sql | null;
  readonly orderBy: Sql | null;
  readonly limit: Sql | null;
  readonly limitBy: Sql | null;
  readonly hasWindow: boolean;
  /** Columns made of windows: what a window reads of them comes from a subquery. */
  readonly windowed: ReadonlySet<string>;
  readonly arrayJoin: Sql | null;
  readonly shares: Shares;
  readonly weights: Weights;
}

const EMPTY: Omit<Block, 'from' | 'columns' | 'output' | 'shares'> = Object.freeze({
  where: [],
  groupBy: null,
  orderBy: null,
  limit: null,
  limitBy: null,
  hasWindow: false,
  windowed: new Set<string>(),
  arrayJoin: null,
  weights: new Map(),
});

export const block = (from: string, columns: ReadonlyMap<string, Sql | null>, rest: Partial<Block> = {}): Block => ({
  ...EMPTY,
  from: from as Sql,
  columns,
  output: [...columns.keys()],
  shares: new Shares(),
  ...rest,
});

export function printSelect(selected: Block): Sql {
  const outputs = new Set(selected.output);
  const used = [...selected.columns].filter(([id, expr]) => expr !== null && !outputs.has(id));
  const withClause = [
    ...selected.shares.definitions,
    ...used.map(([id, expr]) => `${expr} AS ${escapeIdentifier(id)}`),
  ];
  const columns = selected.output.map((id) => {
    const expr = selected.columns.get(id);
    return expr ? `${expr} AS ${escapeIdentifier(id)}` : escapeIdentifier(id);
  });
  const clauses = [
    withClause.length > 0 ? `WITH ${withClause.join(', ')}` : '',
    `SELECT ${columns.length > 0 ? columns.join(', ') : '1'}`,
    selected.from === '' ? '' : `FROM ${selected.from}`,
    selected.arrayJoin ? selected.arrayJoin : '',
    selected.where.length > 0 ? `WHERE ${selected.where.map((each) => `(${each})`).join(' AND ')}` : '',
    selected.groupBy ? `GROUP BY ${selected.groupBy}` : '',
    selected.orderBy ? `ORDER BY ${selected.orderBy}` : '',
    selected.limitBy ? `LIMIT ${selected.limitBy}` : '',
    selected.limit ? `LIMIT ${selected.limit}` : '',
  ];
  return clauses.filter((clause) => clause !== '').join('\n') as Sql;
}

export const indent = (text: string): string => text.replaceAll('\n', '\n  ');
export const asSource = (inner: Block): Sql => `(\n  ${indent(printSelect(inner))}\n)` as Sql;
/** A SELECT of its own around one that is finished. */
export const wrap = (inner: Block): Block => block(asSource(inner), new Map(inner.output.map((id) => [id, null])));
