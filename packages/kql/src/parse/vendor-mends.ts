import { itemsOf, type KustoList } from './lists.ts';

/**
 * What the vendor's binder gets wrong and no rewriting of a query can go around, mended where it is loaded. Each mend says
 * how to see that it is no longer needed.
 */
interface Bridge {
  as(value: unknown, type: unknown): unknown;
}
interface Generic {
  ctor: new () => { setItem(key: unknown, value: unknown): void };
}
interface Column {
  readonly Name: string;
  readonly Type: unknown;
}
interface ColumnList {
  getItem(index: number): Column;
}
interface ColumnMap {
  readonly _nameMap: {
    tryGetValue(name: string, found: { v?: unknown }): boolean;
    setItem(name: string, value: unknown): void;
  };
  GetTypeKey(type: unknown): unknown;
  Add(column: Column): void;
}
export interface VendorScope {
  readonly Bridge: Bridge;
  readonly System: {
    readonly Object: unknown;
    readonly Collections: {
      readonly Generic: {
        readonly List$1: (item: unknown) => unknown;
        readonly Dictionary$2: (key: unknown, value: unknown) => Generic;
      };
    };
  };
  readonly Kusto: {
    readonly Language: {
      readonly Binding: { readonly ColumnMap: { readonly prototype: ColumnMap } };
      readonly Symbols: { readonly ColumnSymbol: unknown; readonly TypeSymbol: unknown };
    };
  };
}

/**
 * Columns of a union by name and type. The vendor forgets a column whose type differs after two of one type: the third of
 * `union (print a = 1), (print a = 2), (print a = "x")`. Needed as long as the golden case `rows/union-of-three-types` fails without it.
 */
export function mendColumnMap({ Bridge, System, Kusto }: VendorScope): void {
  const { ColumnMap } = Kusto.Language.Binding;
  const { ColumnSymbol, TypeSymbol } = Kusto.Language.Symbols;
  const { List$1, Dictionary$2 } = System.Collections.Generic;
  const add = ColumnMap.prototype.Add;
  ColumnMap.prototype.Add = function (column) {
    const found: { v?: unknown } = {};
    const list = this._nameMap.tryGetValue(column.Name, found)
      ? (Bridge.as(found.v, List$1(ColumnSymbol)) as ColumnList | null)
      : null;
    const [known, added] = [list && this.GetTypeKey(list.getItem(0).Type), this.GetTypeKey(column.Type)];
    if (!list || known === added) {
      add.call(this, column);
      return;
    }
    const byType = new (Dictionary$2(TypeSymbol, System.Object).ctor)();
    byType.setItem(known, list);
    byType.setItem(added, column);
    this._nameMap.setItem(column.Name, byType);
  };
}

interface Argument {
  readonly ConstantValue: unknown;
  readonly ResultType: unknown;
}
interface CallContext {
  readonly RowScope: { readonly Columns: KustoList<Column> } | null;
  readonly Arguments: KustoList<Argument>;
}
interface Signature {
  _returnType: unknown;
  ReturnKind: number;
  CustomReturnType: ((context: CallContext) => unknown) | null;
}
export interface VendorFunctions {
  readonly GlobalState: {
    readonly Default: {
      readonly Functions: KustoList<{ readonly Name: string; readonly Signatures: KustoList<Signature> }>;
    };
  };
  readonly Symbols: {
    readonly ScalarTypes: Readonly<Record<string, unknown>>;
    readonly ReturnTypeKind: { readonly Custom: number };
  };
}

/**
 * Types that functions give, where the binder's symbols say another one: the month and the parts of a datetime as int, an index of two
 * sets as an array. Source: recorded answers of the engine (`monthofyear-function-00`, `datetime-part-function-00`,
 * `jaccard-index-function-00`). Each is needed as long as the binder's own type is another.
 */
const RETURN_TYPES: Readonly<Record<string, string>> = Object.freeze({
  monthofyear: 'Long',
  getmonth: 'Long',
  datetime_part: 'Long',
  datepart: 'Long',
  jaccard_index: 'Real',
});

export function mendReturnTypes({ GlobalState, Symbols }: VendorFunctions): void {
  for (const { Name, Signatures } of itemsOf(GlobalState.Default.Functions)) {
    const type = Object.hasOwn(RETURN_TYPES, Name) ? RETURN_TYPES[Name] : undefined;
    if (type) for (const signature of itemsOf(Signatures)) signature._returnType = Symbols.ScalarTypes[type];
  }
}

/** Functions that give the column that a text names, or their second argument where there is none. */
const COLUMN_OR_DEFAULT: ReadonlySet<string> = new Set(['column_ifexists', 'columnifexists']);

/**
 * A column that exists keeps its type; the binder gives it that of the default.
 * Source: https://learn.microsoft.com/kusto/query/column-ifexists-function, "Returns" (read 2026-11-22).
 */
export function mendColumnIfExists({ GlobalState, Symbols }: VendorFunctions): void {
  const returns = ({ RowScope, Arguments }: CallContext): unknown => {
    const [name, otherwise] = itemsOf(Arguments);
    const column = itemsOf(RowScope?.Columns).find((each) => each.Name === name?.ConstantValue);
    return column?.Type ?? otherwise?.ResultType;
  };
  for (const { Name, Signatures } of itemsOf(GlobalState.Default.Functions)) {
    if (!COLUMN_OR_DEFAULT.has(Name)) continue;
    for (const signature of itemsOf(Signatures)) {
      signature.ReturnKind = Symbols.ReturnTypeKind.Custom;
      signature.CustomReturnType = returns;
    }
  }
}
