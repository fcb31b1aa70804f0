import type { KustoSymbol } from './kusto.ts';
import { itemsOf, type KustoList } from './lists.ts';

/** How the vendor's binder names what an expression of `project`, `extend`, `summarize` and their like gives: noted, and mended. */
interface Column extends KustoSymbol {
  readonly Type: KustoSymbol;
  WithType(type: unknown): Column;
}
/** Columns in the making. `Declare` takes names that the query gives, `Add` the others, which it numbers where they are taken. */
interface Builder {
  readonly _declaredNames: { contains(name: string): boolean };
  CanAdd(column: Column): boolean;
  Add(column: Column, ...rest: unknown[]): Column;
  Declare(column: Column, ...rest: unknown[]): void;
}
interface Binder {
  AddFunctionTupleResultColumn(of: unknown, column: Column, ...rest: unknown[]): void;
  GetDefaultColumnName(location: object, isUnlikeInput: boolean): string;
  CreateProjectionColumns(
    expression: object,
    builder: Builder,
    diagnostics: unknown,
    style?: number,
    doesNotRepeat?: boolean,
    type?: unknown,
    name?: unknown,
  ): void;
}
type Make<T> = new (...args: unknown[]) => T;

/** The part of the vendor's language that is mended. */
export interface ProjectingLanguage {
  readonly Binding: {
    readonly Binder: {
      readonly prototype: Binder;
      readonly ProjectionStyle: Readonly<Record<'Summarize' | 'GraphMatch' | 'Replace' | 'Reorder', number>>;
    };
  };
  readonly Syntax: Readonly<Record<string, unknown>>;
}

/** A column that an expression gave to a table in the making; null for a result that stood there already, as a group key that `*` means too. */
export type WrittenColumn = { readonly Name: string; readonly Type: KustoSymbol } | null;
const writtenColumns = new WeakMap<object, readonly WrittenColumn[]>();

/** The columns of each result of an expression, in the order of the results. None where the binder did not project it. */
export const columnsWritten = (expression: object): readonly WrittenColumn[] => writtenColumns.get(expression) ?? [];

/** Their names in the table that the operator gives: null where there is none, or a later expression has written over it. */
export function namesWritten(
  expression: object,
  table: KustoList<unknown> | null | undefined,
): readonly (string | null)[] {
  const result = new Set<unknown>(itemsOf(table));
  return columnsWritten(expression).map((each) => (each !== null && result.has(each) ? each.Name : null));
}

/**
 * - `extend x = f()` and `extend (x, y) = f()` name the first of several results and drop the rest, which the binder adds.
 *   Source: https://learn.microsoft.com/kusto/query/extend-operator, "Parameters" (read 2026-11-21). Those of `summarize` stay.
 * - `graph-match` gives a property of a variable edge as a dynamic; the binder gives any expression that such an edge stands in
 *   as one, `strlen(...)` too. Needed as long as the golden case `graph/shortest-paths` fails without it.
 * - Each result has the type that the operator gives it, as the series of `make-series` have; the binder gives it to the first alone.
 * - `mv-expand` adds what has no name; the binder may call it as a column of the input, which it then replaces.
 *   Source: https://learn.microsoft.com/kusto/query/mv-expand-operator, "Parameters" (read 2026-11-22).
 * - `project-reorder` puts a column where it first stands; the binder refuses a name after a pattern that means nothing else.
 *   Source: https://learn.microsoft.com/kusto/query/project-reorder-operator, "Parameters" (read 2026-11-22).
 */
export function mendProjections({ Binding, Syntax }: ProjectingLanguage): void {
  const { prototype, ProjectionStyle: Style } = Binding.Binder;
  const { CreateProjectionColumns, AddFunctionTupleResultColumn, GetDefaultColumnName } = prototype;
  const isOf = (node: unknown, ...kinds: readonly string[]): boolean =>
    kinds.some((kind) => node instanceof (Syntax[kind] as Make<object>));
  prototype.CreateProjectionColumns = function (node, builder, diagnostics, style, doesNotRepeat, type, name) {
    const isNamed = isOf(node, 'SimpleNamedExpression', 'CompoundNamedExpression');
    const inner = isNamed ? (node as { readonly Expression: unknown }).Expression : node;
    const isElement = style !== Style.GraphMatch || isOf(inner, 'PathExpression', 'NameReference');
    const given = isElement ? (type ?? null) : null;
    const dropsRest = isNamed && style !== Style.Summarize;
    this.AddFunctionTupleResultColumn = (of, column, ...rest) => {
      const typed = given ? column.WithType(given) : column;
      if (!dropsRest) AddFunctionTupleResultColumn.call(this, of, typed, ...rest);
    };
    if (style === Style.Replace)
      this.GetDefaultColumnName = (location) => GetDefaultColumnName.call(this, location, true);
    const watch = watchBuilder(builder, style === Style.Reorder);
    try {
      CreateProjectionColumns.call(this, node, builder, diagnostics, style, doesNotRepeat, given, name);
    } finally {
      watch.end();
      Reflect.deleteProperty(this, 'AddFunctionTupleResultColumn');
      Reflect.deleteProperty(this, 'GetDefaultColumnName');
    }
    writtenColumns.set(node, watch.written);
  };
}

/** Notes what a builder makes of each column that it is given. */
function watchBuilder(builder: Builder, mayRepeat: boolean): { readonly written: WrittenColumn[]; end(): void } {
  const written: WrittenColumn[] = [];
  const { Add, Declare } = builder;
  builder.Add = function (column, ...rest) {
    const stands = !this.CanAdd(column);
    const added = Add.call(this, column, ...rest);
    written.push(stands ? null : added);
    return added;
  };
  builder.Declare = function (column, ...rest) {
    if (mayRepeat && this._declaredNames.contains(column.Name)) return;
    const before = written.length;
    Declare.call(this, column, ...rest);
    if (written.length === before) written.push(column);
  };
  return {
    written,
    end: () => {
      Reflect.deleteProperty(builder, 'Add');
      Reflect.deleteProperty(builder, 'Declare');
    },
  };
}
