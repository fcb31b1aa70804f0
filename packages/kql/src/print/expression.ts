import { assertNever } from '../invariant.ts';
import type { Plan, SharedRows } from '../plan/plan.ts';
import { refuse } from '../problems.ts';
import { escapeIdentifier, type Sql } from '../sql/escape.ts';
import { freeVariablesOf, type ParameterValue, type SqlNode } from '../sql/node.ts';

export interface BoundParameter {
  readonly name: string;
  readonly type: string;
  readonly value: ParameterValue;
  readonly source: ParameterSource;
}
/** Where a parameter's value comes from: the query itself, or what is known only as it runs. */
export type ParameterSource =
  | { readonly kind: 'query' }
  | { readonly kind: 'watchlist'; readonly alias: string }
  | { readonly kind: 'stage'; readonly stage: number; readonly column: number };

const FROM_QUERY: ParameterSource = Object.freeze({ kind: 'query' });
const PREFIXES = { query: 'p', watchlist: 'wl_', stage: 'st_' } as const;

/** Parameters and names of one statement. */
export class PrintContext {
  readonly parameters: BoundParameter[] = [];
  /** Shared rows that the statement reads so far, with the columns that are read of them. */
  readonly sharedRows = new Map<SharedRows, Set<string>>();
  /** Whether a table is read of which no column but its times is. */
  readsTimesAlone = false;
  private readonly known = new Map<string, string>();
  private readonly variables = new Map<string, string>();
  private shareCount = 0;
  private readonly printQuery: (plan: Plan, column: string, context: PrintContext) => Sql;

  constructor(printQuery: (plan: Plan, column: string, context: PrintContext) => Sql) {
    this.printQuery = printQuery;
  }

  /** `{p0:String}`; the same value of the same type is one parameter. */
  bind(type: string, value: ParameterValue, source: ParameterSource = FROM_QUERY): Sql {
    const key = `${JSON.stringify(source)} ${type} ${typeof value} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`;
    const known = this.known.get(key);
    if (known) return `{${known}:${type}}` as Sql;
    const name = `${PREFIXES[source.kind]}${this.parameters.length}`;
    this.parameters.push({ name, type, value, source });
    this.known.set(key, name);
    return `{${name}:${type}}` as Sql;
  }

  query(plan: unknown, column: string): Sql {
    return this.printQuery(plan as Plan, column, this);
  }

  /** The name of a lambda's variable, numbered within the statement: what else was compiled must not change its text. */
  variable(name: string): Sql {
    const known = this.variables.get(name) ?? `_v${this.variables.size + 1}`;
    this.variables.set(name, known);
    return known as Sql;
  }

  nextShare(): string {
    this.shareCount += 1;
    return `_s${this.shareCount}`;
  }
}

/**
 * Shared expressions of one SELECT. One that stands on its own is defined once, before the SELECT (`WITH expr AS _s1`);
 * one that reads the variable of a lambda around it is defined inside that lambda.
 */
export class Shares {
  readonly definitions: Sql[] = [];
  private readonly names = new Map<SqlNode, Sql>();
  private readonly byText = new Map<string, Sql>();
  private readonly parent: Shares | null;

  constructor(parent: Shares | null = null) {
    this.parent = parent;
  }

  find(node: SqlNode): Sql | undefined {
    return this.names.get(node) ?? this.parent?.find(node);
  }

  define(node: SqlNode, printed: Sql, context: PrintContext): Sql {
    if (this.parent && freeVariablesOf(node).size > 0) {
      const name = context.nextShare() as Sql;
      this.names.set(node, name);
      return `(${printed} AS ${name})` as Sql;
    }
    if (this.parent) return this.parent.define(node, printed, context);
    const known = this.byText.get(printed);
    const name = known ?? (context.nextShare() as Sql);
    if (!known) this.definitions.push(`${printed} AS ${name}` as Sql);
    this.byText.set(printed, name);
    this.names.set(node, name);
    return name;
  }
}

/** Prints a node; what it shares with an earlier node of the same SELECT is printed by name. Without `shares` all is written out. */
export function printNode(node: SqlNode, context: PrintContext, shares: Shares | null): Sql {
  const print = (each: SqlNode): Sql => printNode(each, context, shares);
  switch (node.kind) {
    case 'fragment':
      return node.text.map((part, index) => part + (node.args[index] ? print(node.args[index]) : '')).join('') as Sql;
    case 'parameter':
      return context.bind(node.type, node.value);
    case 'watchlist':
      return context.bind('String', null, { kind: 'watchlist', alias: node.alias });
    case 'staged':
      return context.bind('Array(String)', null, { kind: 'stage', stage: node.stage, column: node.column });
    case 'host':
      return refuse(
        'KQL2006',
        node.span,
        `${node.name}()`,
        'it runs outside the engine and cannot be reached inside this expression; compute it with `extend` first.',
      );
    case 'column':
      return escapeIdentifier(node.id);
    case 'physical':
      return escapeIdentifier(node.name);
    case 'variable':
      return context.variable(node.name);
    case 'list':
      return node.items.map(print).join(', ') as Sql;
    case 'shared': {
      if (!shares) return print(node.expr);
      return shares.find(node) ?? shares.define(node, print(node.expr), context);
    }
    case 'member':
      return print(node.read);
    case 'lambda': {
      const names = node.names.map((name) => context.variable(name));
      const head = names.length === 1 ? names[0] : `(${names.join(', ')})`;
      return `${head} -> ${printNode(node.body, context, shares && new Shares(shares))}` as Sql;
    }
    case 'query':
      return `(${context.query(node.plan, node.column)})` as Sql;
    default:
      return assertNever(node);
  }
}
