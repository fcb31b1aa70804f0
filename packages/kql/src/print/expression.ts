import { assertNever } from '@vedette/model';
import type { Plan } from '../plan/plan.ts';
import { escapeIdentifier, type Sql } from '../sql/escape.ts';
import type { ParameterValue, SqlNode } from '../sql/node.ts';

export interface BoundParameter {
  readonly name: string;
  readonly type: string;
  readonly value: ParameterValue;
  /** Its value comes from the caller: the rows of a watchlist. */
  readonly isWatchlist: boolean;
}

/** Parameters and names of one statement. */
export class PrintContext {
  readonly parameters: BoundParameter[] = [];
  private readonly known = new Map<string, string>();
  private shareCount = 0;
  private readonly printQuery: (plan: Plan, column: string, context: PrintContext) => Sql;

  constructor(printQuery: (plan: Plan, column: string, context: PrintContext) => Sql) {
    this.printQuery = printQuery;
  }

  /** `{p0:String}`; the same value of the same type is one parameter. */
  bind(type: string, value: ParameterValue, isWatchlist = false): Sql {
    const key = `${isWatchlist} ${type} ${typeof value} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`;
    const known = this.known.get(key);
    if (known) return `{${known}:${type}}` as Sql;
    const name = `${isWatchlist ? 'wl_' : 'p'}${this.parameters.length}`;
    this.parameters.push({ name, type, value, isWatchlist });
    this.known.set(key, name);
    return `{${name}:${type}}` as Sql;
  }

  query(plan: unknown, column: string): Sql {
    return this.printQuery(plan as Plan, column, this);
  }

  nextShare(): string {
    this.shareCount += 1;
    return `_s${this.shareCount}`;
  }
}

/** Names given to shared expressions so far in one SELECT. */
export type Shares = Map<SqlNode, string>;

/** Prints a node; what it shares with an earlier node of the same SELECT is printed by name. */
export function printNode(node: SqlNode, context: PrintContext, shares: Shares): Sql {
  const print = (each: SqlNode): Sql => printNode(each, context, shares);
  switch (node.kind) {
    case 'fragment':
      return node.text.map((part, index) => part + (node.args[index] ? print(node.args[index]) : '')).join('') as Sql;
    case 'parameter':
      return context.bind(node.type, node.value);
    case 'watchlist':
      return context.bind('String', `watchlist:${node.alias}`, true);
    case 'column':
      return escapeIdentifier(node.id);
    case 'physical':
      return escapeIdentifier(node.name);
    case 'variable':
      return node.name as Sql;
    case 'list':
      return node.items.map(print).join(', ') as Sql;
    case 'shared': {
      const name = shares.get(node);
      if (name) return name as Sql;
      const printed = print(node.expr);
      const fresh = context.nextShare();
      shares.set(node, fresh);
      return `(${printed} AS ${fresh})` as Sql;
    }
    case 'lambda': {
      const names = node.names.length === 1 ? node.names[0] : `(${node.names.join(', ')})`;
      return `${names} -> ${printNode(node.body, context, new Map(shares))}` as Sql;
    }
    case 'query':
      return `(${context.query(node.plan, node.column)})` as Sql;
    default:
      return assertNever(node);
  }
}
