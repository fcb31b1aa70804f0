import type { KustoSymbol } from './kusto.ts';
import { itemsOf, type KustoList } from './lists.ts';

/**
 * Result columns that the vendor's binder says otherwise than the documentation, mended in the binder itself: whatever stands
 * after such an operator, a union or a join of it included, is then bound to the right columns.
 */
interface Column extends KustoSymbol {
  readonly Type: KustoSymbol;
  /** The columns that a unified one stands for. */
  readonly OriginalColumns?: KustoList<Column>;
}
interface Table {
  readonly Columns: KustoList<Column>;
  readonly IsOpen: boolean;
  WithIsOpen(isOpen: boolean): Table;
  WithIsSorted(isSorted: boolean): Table;
  WithInheritableProperties(of: Table): Table;
}
interface SemanticInfo {
  readonly ResultType: Table | null;
  readonly Diagnostics: unknown;
}
/** A list of the syntax tree. */
interface Nodes<T> {
  readonly Count: number;
  getItem$1(index: number): T;
}
interface Parameter {
  readonly Name: { readonly SimpleName: string };
  readonly Expression: { toString(): string };
}
interface OperatorNode {
  readonly Condition?: unknown;
  readonly Parameters?: Nodes<Parameter>;
}
interface Binder {
  readonly _rowScope: Table | null;
  readonly RowScopeOrEmpty: Table;
  GetTableOfColumnsUnifiedByNameAndType(tables: KustoList<Table>): Table;
  GetSearchTables(node: OperatorNode): KustoList<Table> | readonly Table[];
  GetReferencedColumnsInTree(node: unknown, into: { add(column: Column): void }): void;
  AddFunctionTupleResultColumn(...args: unknown[]): void;
  CreateProjectionColumns(
    expression: object,
    builder: { GetProjection(): KustoList<Column> },
    diagnostics: unknown,
    style?: number,
    doesNotRepeat?: boolean,
    type?: unknown,
    name?: unknown,
  ): void;
}
type Visit = (this: { readonly _binder: Binder }, node: OperatorNode, ...rest: unknown[]) => SemanticInfo;
type Make<T> = new (...args: unknown[]) => T;

/** The part of the vendor's language that is mended. */
export interface MendedLanguage {
  readonly Binding: {
    readonly Binder: {
      readonly prototype: Binder;
      readonly NodeBinder: {
        readonly prototype: Record<string, Visit>;
        ReferencesAllTablesImplicitly(node: OperatorNode): boolean;
      };
      readonly ProjectionStyle: { readonly Summarize: number; readonly GraphMatch: number };
    };
    readonly SemanticInfo: { readonly $ctor5: unknown };
  };
  readonly Symbols: { readonly ColumnSymbol: unknown; readonly TableSymbol: { readonly $ctor4: unknown } };
  readonly Syntax: Readonly<Record<string, unknown>>;
}

/** What each expression of a projection wrote: its columns at their places in the result, null elsewhere. */
const writtenColumns = new WeakMap<object, readonly (Column | null)[]>();

/**
 * Names of the columns that an expression of `project` or `extend` gives to a result: none where a later one has written over them.
 * Null where the binder did not project it.
 */
export function namesWritten(expression: object, result: readonly unknown[]): readonly string[] | null {
  const written = writtenColumns.get(expression);
  return written?.flatMap((each, at) => (each !== null && each === result[at] ? [each.Name] : [])) ?? null;
}

/** Columns that an operator gives, out of those that the binder says. */
type MendColumns = (columns: readonly Column[], node: OperatorNode) => readonly Column[];

export function mendOperators(language: MendedLanguage): void {
  mendColumns(language, 'ParseVisitCommon', lastOfEachName);
  mendColumns(language, 'VisitParseKvOperator', lastOfEachName);
  mendColumns(language, 'VisitScanOperator', withoutMatchId);
  mendColumns(language, 'VisitFindOperator', splitByType(language));
  mendColumns(language, 'VisitTopNestedOperator', firstOfSeveral(language));
  mendConsume(language);
  mendSearch(language);
  mendInnerUnion(language);
  mendProjections(language);
  mendColumns(language, 'VisitUnionOperator', firstOfEachName);
  mendColumns(language, 'VisitSearchOperator', firstOfEachName);
}

function mendColumns({ Binding, Symbols }: MendedLanguage, method: string, mend: MendColumns): void {
  const visitors = Binding.Binder.NodeBinder.prototype;
  const visit = visitors[method] as Visit;
  const Info = Binding.SemanticInfo.$ctor5 as Make<SemanticInfo>;
  const NewTable = Symbols.TableSymbol.$ctor4 as Make<Table>;
  visitors[method] = function (node, ...rest) {
    const info = visit.call(this, node, ...rest);
    const table = info.ResultType;
    if (!table?.Columns) return info;
    const given = columnsOf(table);
    const columns = mend(given, node);
    if (columns.length === given.length && columns.every((each, at) => each === given[at])) return info;
    return new Info(new NewTable('', columns).WithInheritableProperties(table), info.Diagnostics);
  };
}

const columnsOf = ({ Columns }: Table): Column[] => itemsOf(Columns);

/**
 * A column that `parse` or `parse-kv` writes anew stands in the place of the old one; the binder lists both.
 * Needed as long as the golden case `rows/parse-replaces-a-column` fails without it.
 */
const lastOfEachName: MendColumns = (columns) => [
  ...new Map(columns.map((each) => [each.Name, each] as const)).values(),
];

/** The column of `withsource`, or `$table` of `search`, stands in the place of one that has its name. */
const firstOfEachName: MendColumns = (columns) => {
  const seen = new Set<string>();
  return columns.filter(({ Name }) => !seen.has(Name) && seen.add(Name));
};

/**
 * `scan` numbers its matches where `with_match_id` asks for it; the binder adds the column always.
 * Source: https://learn.microsoft.com/kusto/query/scan-operator, "Parameters" (read 2026-11-21), and recorded answers.
 */
const withoutMatchId: MendColumns = (columns, node) =>
  parameterOf(node, 'with_match_id') === null ? columns.slice(0, -1) : columns;

/**
 * A column of `find` that has several types is one column a type; the binder makes it one of any type.
 * Source: https://learn.microsoft.com/kusto/query/find-operator, "results columns" (read 2026-11-21).
 */
function splitByType({ Symbols }: MendedLanguage): MendColumns {
  const NewColumn = Symbols.ColumnSymbol as Make<Column>;
  const split = (column: Column): readonly Column[] => {
    const types = new Map(itemsOf(column.OriginalColumns).map(({ Type }) => [Type.Name, Type] as const));
    if (types.size < 2 || column.Type.Name !== 'dynamic' || column.Name === 'pack_') return [column];
    return [...types].map(([name, type]) => new NewColumn(`${column.Name}_${name}`, type, null, null, null, null));
  };
  return (columns) => columns.flatMap(split);
}

/** What `top-nested` ranks by is one value: the first of an aggregate that gives several, of which the binder makes a tuple. */
function firstOfSeveral({ Symbols }: MendedLanguage): MendColumns {
  const NewColumn = Symbols.ColumnSymbol as Make<Column>;
  return (columns) =>
    columns.map((column) => {
      const [first] = itemsOf(column.Type.Columns);
      return first ? new NewColumn(column.Name, first.Type, null, null, null, null) : column;
    });
}

function parameterOf({ Parameters }: OperatorNode, name: string): string | null {
  for (let at = 0; at < (Parameters?.Count ?? 0); at++) {
    const parameter = Parameters?.getItem$1(at);
    if (parameter?.Name.SimpleName === name) return parameter.Expression.toString().trim();
  }
  return null;
}

/** `consume` keeps the rows to itself and leaves a table of the same columns; the binder knows none of what stands after it. */
function mendConsume({ Binding }: MendedLanguage): void {
  const visitors = Binding.Binder.NodeBinder.prototype;
  const visit = visitors.VisitConsumeOperator as Visit;
  const Info = Binding.SemanticInfo.$ctor5 as Make<SemanticInfo>;
  visitors.VisitConsumeOperator = function (node, ...rest) {
    return new Info(this._binder.RowScopeOrEmpty, visit.call(this, node, ...rest).Diagnostics);
  };
}

/**
 * `union kind=inner` keeps the columns, by name and type, that every input has; the binder gives those of every input.
 * Source: https://learn.microsoft.com/kusto/query/union-operator, "Parameters" (read 2026-11-21).
 */
function mendInnerUnion({ Binding, Symbols }: MendedLanguage): void {
  const visitors = Binding.Binder.NodeBinder.prototype;
  const visit = visitors.VisitUnionOperator as Visit;
  const NewTable = Symbols.TableSymbol.$ctor4 as Make<Table>;
  visitors.VisitUnionOperator = function (node, ...rest) {
    const binder = this._binder;
    if (parameterOf(node, 'kind') !== 'inner') return visit.call(this, node, ...rest);
    binder.GetTableOfColumnsUnifiedByNameAndType = (tables) => {
      // What is not piped in is an empty table of the binder's, and the first.
      const inputs = itemsOf(tables).slice(binder._rowScope ? 0 : 1);
      return new NewTable('', commonColumns(inputs)).WithIsOpen(inputs.every((each) => each.IsOpen));
    };
    try {
      return visit.call(this, node, ...rest);
    } finally {
      Reflect.deleteProperty(binder, 'GetTableOfColumnsUnifiedByNameAndType');
    }
  };
}

/**
 * `search` gives the columns of tables that have one of the columns in its condition, unless that has a term for any of them; the binder
 * gives those of every table. Source: recorded answers of the engine (`let-statement-05`).
 */
function mendSearch({ Binding }: MendedLanguage): void {
  const { NodeBinder } = Binding.Binder;
  const visit = NodeBinder.prototype.VisitSearchOperator as Visit;
  NodeBinder.prototype.VisitSearchOperator = function (node, ...rest) {
    const binder = this._binder;
    const searched = binder.GetSearchTables;
    const names = new Set<string>();
    binder.GetReferencedColumnsInTree(node.Condition, { add: ({ Name }) => names.add(Name) });
    const isAny = names.size === 0 || NodeBinder.ReferencesAllTablesImplicitly(node);
    binder.GetSearchTables = (of) => {
      const tables = itemsOf(searched.call(binder, of));
      return tables.filter((each) => isAny || each.IsOpen || columnsOf(each).some(({ Name }) => names.has(Name)));
    };
    try {
      return visit.call(this, node, ...rest);
    } finally {
      Reflect.deleteProperty(binder, 'GetSearchTables');
    }
  };
}

const keyOf = ({ Name, Type }: Column): string => `${Type.Name} ${Name}`;

function commonColumns(tables: readonly Table[]): readonly Column[] {
  const [first = [], ...others] = tables.map(columnsOf);
  const keys = others.map((columns) => new Set(columns.map(keyOf)));
  return first.filter((column) => keys.every((each) => each.has(keyOf(column))));
}

/**
 * - `extend x = f()` and `extend (x, y) = f()` name the first of several results and drop the rest, which the binder adds.
 *   Source: https://learn.microsoft.com/kusto/query/extend-operator, "Parameters" (read 2026-11-21). Those of `summarize` stay.
 * - `graph-match` gives a property of a variable edge as a dynamic; the binder gives any expression that such an edge stands in
 *   as one, `strlen(...)` too. Needed as long as the golden case `graph/shortest-paths` fails without it.
 */
function mendProjections({ Binding, Syntax }: MendedLanguage): void {
  const { prototype, ProjectionStyle } = Binding.Binder;
  const project = prototype.CreateProjectionColumns;
  const isOf = (node: unknown, ...kinds: readonly string[]): boolean =>
    kinds.some((kind) => node instanceof (Syntax[kind] as Make<object>));
  prototype.CreateProjectionColumns = function (node, builder, diagnostics, style, doesNotRepeat, type, name) {
    const isNamed = isOf(node, 'SimpleNamedExpression', 'CompoundNamedExpression');
    const inner = isNamed ? (node as { readonly Expression: unknown }).Expression : node;
    const isElement = style !== ProjectionStyle.GraphMatch || isOf(inner, 'PathExpression', 'NameReference');
    if (isNamed && style !== ProjectionStyle.Summarize) this.AddFunctionTupleResultColumn = () => {};
    const before = itemsOf(builder.GetProjection());
    try {
      project.call(this, node, builder, diagnostics, style, doesNotRepeat, isElement ? type : null, name);
    } finally {
      Reflect.deleteProperty(this, 'AddFunctionTupleResultColumn');
    }
    const written = itemsOf(builder.GetProjection()).map((each, at) => (each === before[at] ? null : each));
    writtenColumns.set(node, written);
  };
}
