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
  /** Of `evaluate`: the columns that are written out. */
  readonly Schema?: { readonly Schema: { readonly AsteriskToken: { readonly Width: number } | null } } | null;
}
interface Binder {
  readonly _rowScope: Table | null;
  readonly RowScopeOrEmpty: Table;
  GetTableOfColumnsUnifiedByNameAndType(tables: KustoList<Table>): Table;
  GetSearchTables(node: OperatorNode): KustoList<Table> | readonly Table[];
  GetReferencedColumnsInTree(node: unknown, into: { add(column: Column): void }): void;
}
type Visit = (this: { readonly _binder: Binder }, node: OperatorNode, ...rest: unknown[]) => SemanticInfo;
type Make<T> = new (...args: unknown[]) => T;

/** The part of the vendor's language that is mended. */
export interface MendedLanguage {
  readonly Binding: {
    readonly Binder: {
      readonly prototype: Binder;
      GetExpressionResultName(of: unknown, fallback?: string, row?: unknown): string | null;
      readonly NodeBinder: {
        readonly prototype: Record<string, Visit>;
        ReferencesAllTablesImplicitly(node: OperatorNode): boolean;
      };
    };
    readonly SemanticInfo: { readonly $ctor5: unknown };
  };
  readonly Symbols: { readonly ColumnSymbol: unknown; readonly TableSymbol: { readonly $ctor4: unknown } };
}

/** Columns that an operator gives, out of those that the binder says. */
type MendColumns = (columns: readonly Column[], node: OperatorNode) => readonly Column[];

export function mendOperators(language: MendedLanguage): void {
  mendColumns(language, 'ParseVisitCommon', lastOfEachName);
  mendColumns(language, 'VisitParseKvOperator', lastOfEachName);
  mendColumns(language, 'VisitScanOperator', withoutMatchId);
  mendColumns(language, 'VisitFindOperator', splitByType(language));
  mendColumns(language, 'VisitTopNestedOperator', firstOfSeveral(language));
  mendTopNested(language);
  mendConsume(language);
  mendStarSchema(language);
  mendSearch(language);
  mendInnerUnion(language);
  mendColumns(language, 'VisitUnionOperator', firstOfEachName);
  mendColumns(language, 'VisitSearchOperator', firstOfEachName);
  mendColumns(language, 'VisitFindOperator', firstOfEachName);
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

/** Levels of `top-nested` without a name are numbered as elsewhere; the binder leaves them nameless. */
function mendTopNested({ Binding }: MendedLanguage): void {
  const { Binder } = Binding;
  const visitors = Binder.NodeBinder.prototype;
  const visit = visitors.VisitTopNestedOperator as Visit;
  visitors.VisitTopNestedOperator = function (node, ...rest) {
    const nameOf = Binder.GetExpressionResultName;
    let nameless = 0;
    Binder.GetExpressionResultName = (of, ...more) => {
      Binder.GetExpressionResultName = nameOf;
      const name = nameOf.call(Binder, of, ...more);
      Binder.GetExpressionResultName = numbered;
      return name || `Column${++nameless}`;
    };
    const numbered = Binder.GetExpressionResultName;
    try {
      return visit.call(this, node, ...rest);
    } finally {
      Binder.GetExpressionResultName = nameOf;
    }
  };
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

/** A schema that begins with a star passes on the columns of its input, also those that rows have yet to say. */
function mendStarSchema({ Binding }: MendedLanguage): void {
  const visitors = Binding.Binder.NodeBinder.prototype;
  const visit = visitors.VisitEvaluateOperator as Visit;
  const Info = Binding.SemanticInfo.$ctor5 as Make<SemanticInfo>;
  visitors.VisitEvaluateOperator = function (node, ...rest) {
    const info = visit.call(this, node, ...rest);
    const hasStar = (node.Schema?.Schema.AsteriskToken?.Width ?? 0) > 0;
    if (!hasStar || !info.ResultType || !this._binder._rowScope?.IsOpen) return info;
    return new Info(info.ResultType.WithIsOpen(true), info.Diagnostics);
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
