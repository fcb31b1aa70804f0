import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import vm from 'node:vm';
import { problem, Refusal } from '../problems.ts';
import { type InferringLanguage, mendInference } from './inferred-columns.ts';
import { itemsOf, type KustoList } from './lists.ts';
import { type MendedLanguage, mendOperators } from './operator-mends.ts';
import { mendProjections, type ProjectingLanguage } from './projection-mends.ts';
import {
  mendColumnIfExists,
  mendColumnMap,
  mendReturnTypes,
  type VendorFunctions,
  type VendorScope,
} from './vendor-mends.ts';

export { itemsOf, type KustoList };

/** Hand-written types for the part of `@kusto/language-service-next` that this folder uses. */
export interface KustoSymbol {
  readonly Name: string;
  /** Of a table. */
  readonly Columns?: KustoList<KustoColumn>;
  /** Of a group, such as the tables that a wildcard stands for. */
  readonly Members?: KustoList<KustoSymbol>;
}
export interface KustoFunction extends KustoSymbol {
  readonly Signatures: KustoList<{ readonly Parameters: KustoList<KustoParameter> }>;
  WithIsView(isView: boolean): KustoFunction;
}
export interface KustoParameter {
  readonly Name: string;
  readonly DefaultValue: KustoNode | null;
}
/** A column of a table, or of what a call gives that has several results. */
export interface KustoColumn extends KustoSymbol {
  readonly Type: KustoSymbol;
  /** The expression that it holds. */
  readonly Source?: KustoNode | null;
}
export interface KustoNode {
  readonly Kind: number;
  readonly Text?: string;
  /** Where the white space and comments before the text begin. */
  readonly TriviaStart: number;
  readonly TextStart: number;
  readonly End: number;
  readonly ChildCount: number;
  readonly NameInParent: string | null;
  readonly ResultType: KustoSymbol | null;
  /** The same, but of one column that a call gives the tuple that holds it. */
  readonly RawResultType?: KustoSymbol | null;
  readonly ReferencedSymbol: KustoSymbol | null;
  readonly LiteralValue?: unknown;
  readonly IsLiteral?: boolean;
  /** Of a management command. */
  readonly CommandKind?: string;
  readonly Parent: KustoNode | null;
  GetChild?(index: number): KustoNode | null;
  GetCalledFunctionBody?(): KustoNode | null;
  toString(): string;
}
export interface KustoDiagnostic {
  readonly Code: string;
  readonly Severity: string;
  readonly Message: string;
  readonly Start: number;
  readonly Length: number;
}
export interface KustoCode {
  readonly Syntax: KustoNode;
  readonly ResultType: KustoSymbol | null;
  GetDiagnostics(): KustoList<KustoDiagnostic>;
}
export interface GlobalState {
  readonly Functions: KustoList<KustoSymbol>;
  readonly Aggregates: KustoList<KustoSymbol>;
  readonly PlugIns: KustoList<KustoSymbol>;
  WithAggregates(aggregates: readonly KustoSymbol[]): GlobalState;
  WithDatabase(database: KustoSymbol): GlobalState;
  WithCluster(cluster: KustoSymbol): GlobalState;
  WithPlugIns(plugins: readonly KustoSymbol[]): GlobalState;
  AddOrReplaceCluster(cluster: KustoSymbol): GlobalState;
}
type Construct = new (...args: never[]) => KustoSymbol;
interface Language {
  readonly KustoCode: {
    Parse(text: string): KustoCode;
    ParseAndAnalyze(text: string, globals: GlobalState): KustoCode;
  };
  readonly GlobalState: { readonly Default: GlobalState };
  readonly Syntax: { readonly SyntaxKind: Readonly<Record<string, number>> };
  readonly Binding: { readonly Binder: { GetExpressionResultName(expr: KustoNode, fallback?: string): string | null } };
  readonly Symbols: {
    readonly ScalarTypes: Readonly<Record<string, KustoSymbol>>;
    readonly Tabularity: { readonly Tabular: unknown; readonly Scalar: unknown; readonly Other: unknown };
    readonly ColumnSymbol: Construct;
    readonly TableSymbol: { readonly $ctor4: Construct };
    readonly DatabaseSymbol: { readonly $ctor1: Construct };
    readonly ClusterSymbol: { readonly $ctor1: Construct };
    readonly PatternSymbol: Construct;
    readonly TupleSymbol: { readonly ctor: Construct };
    readonly FunctionSymbol: { readonly ctor: Construct; readonly $ctor4: Construct; readonly $ctor16: Construct };
    readonly Parameter: { readonly $ctor2: Construct; readonly $ctor1: Construct };
    readonly Signature: { readonly ctor: Construct };
  };
}

function loadLanguage(): Language {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('@kusto/language-service-next/package.json'));
  for (const file of ['bridge.min.js', 'Kusto.Language.Bridge.min.js']) {
    const path = join(folder, file);
    vm.runInThisContext(readFileSync(path, 'utf8'), { filename: path });
  }
  const scope = globalThis as unknown as VendorScope & {
    Kusto: { Language: Language & VendorFunctions & MendedLanguage & ProjectingLanguage & InferringLanguage };
  };
  mendColumnMap(scope);
  mendReturnTypes(scope.Kusto.Language);
  mendColumnIfExists(scope.Kusto.Language);
  mendOperators(scope.Kusto.Language);
  mendProjections(scope.Kusto.Language);
  mendInference(scope.Kusto.Language);
  return scope.Kusto.Language;
}

/** The vendor's parser and binder. Loading takes about 0.3 s, once a process. */
export const kusto: Language = loadLanguage();

const kindNames = new Map(
  Object.entries(kusto.Syntax.SyntaxKind)
    .filter(([, value]) => typeof value === 'number')
    .map(([name, value]) => [value, name]),
);

/** The symbol as a function; null for everything else that a name may stand for. */
export const asFunction = (symbol: KustoSymbol | null | undefined): KustoFunction | null =>
  symbol && 'Signatures' in symbol && symbol.Signatures ? (symbol as KustoFunction) : null;

export const kindOf = (node: KustoNode): string => kindNames.get(node.Kind) ?? 'Unknown';

/** The children of a node, without gaps; elements of a separated list come without their separators. */
export function childrenOf(node: KustoNode | null | undefined): KustoNode[] {
  const children: KustoNode[] = [];
  for (let index = 0; index < (node?.ChildCount ?? 0); index++) {
    const child = node?.GetChild?.(index);
    if (!child) continue;
    const element = kindOf(child) === 'SeparatedElement' ? child.GetChild?.(0) : child;
    if (element) children.push(element);
  }
  return children;
}

/** The text of a node, without the white space and comments before it. */
export const textOf = (node: KustoNode): string =>
  node
    .toString()
    .slice(node.TextStart - node.TriviaStart)
    .trim();

/** The child that has this role in its parent, such as `Condition` of a filter. */
export function childOf(node: KustoNode, role: string): KustoNode | null {
  return childrenOf(node).find((child) => child.NameInParent === role) ?? null;
}

/** A name as it is written, without the brackets of `['a name']`. */
export const writtenName = (node: KustoNode): string =>
  textOf(childOf(node, 'Name') ?? node).replace(/^\[\s*["']([\s\S]*)["']\s*\]$/, '$1');

export function requireChild(node: KustoNode, role: string): KustoNode {
  const child = childOf(node, role);
  if (!child)
    throw new Refusal(
      problem('KQL2005', undefined, `The form \`${node.toString().trim().slice(0, 60)}\` is not supported here.`),
    );
  return child;
}

export const listOf = (node: KustoNode, role: string): KustoNode[] => childrenOf(childOf(node, role));

/** Whether a node stands for a table; one whose columns depend on rows has none at first. */
export const isTable = (node: KustoNode): boolean =>
  node.ResultType instanceof (kusto.Symbols.TableSymbol as never) || itemsOf(node.ResultType?.Columns).length > 0;
