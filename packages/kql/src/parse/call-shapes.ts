import type { Catalogue } from '../kql.ts';
import type { ColumnSchema, KustoType } from '../types.ts';
import { resolveGlobals } from './catalogue.ts';
import { itemsOf, type KustoSymbol, kusto } from './kusto.ts';
import { normaliseText } from './normalise.ts';
import { resolveType, schemaOfSymbol } from './types.ts';

/** What a parameter takes: `types` is empty where `group` says it (`Number`, `Scalar`, `DynamicArray`, ...). */
export interface ParameterShape {
  readonly name: string;
  readonly types: readonly KustoType[];
  readonly group: string;
  readonly isConstant: boolean;
  readonly isOptional: boolean;
  readonly most: number;
}

/** One way to call a function or an aggregate. */
export interface CallShape {
  readonly name: string;
  readonly parameters: readonly ParameterShape[];
  /** Null where the type depends on the arguments. */
  readonly returns: KustoType | null;
}

type List<T> = Parameters<typeof itemsOf<T>>[0];
interface VendorParameter {
  readonly Name: string;
  readonly TypeKind: number;
  readonly ArgumentKind: number;
  readonly MinOccurring: number;
  readonly MaxOccurring: number;
  readonly DeclaredTypes: List<KustoSymbol>;
}
type Callable = KustoSymbol & {
  readonly Signatures: List<{ readonly Parameters: List<VendorParameter>; readonly DeclaredReturnType?: KustoSymbol }>;
};

const groups = new Map(
  Object.entries((kusto.Symbols as unknown as Record<string, Record<string, number>>).ParameterTypeKind ?? {}).map(
    ([name, value]) => [value, name],
  ),
);
/** From this kind of argument on, the binder wants a constant: literals, then constants. Source: its `ArgumentKind`. */
const LITERAL = 8;

/** How functions and aggregates are called, for what generates queries. */
export function listCallShapes(kind: 'function' | 'aggregate'): readonly CallShape[] {
  const { Functions, Aggregates } = kusto.GlobalState.Default;
  return itemsOf((kind === 'function' ? Functions : Aggregates) as List<Callable>).flatMap(({ Name, Signatures }) =>
    itemsOf(Signatures).map(({ Parameters, DeclaredReturnType }) => ({
      name: Name,
      parameters: itemsOf(Parameters).map(toShape),
      returns: DeclaredReturnType ? resolveType(DeclaredReturnType) : null,
    })),
  );
}

const toShape = (of: VendorParameter): ParameterShape => ({
  name: of.Name,
  types: itemsOf(of.DeclaredTypes).map(resolveType),
  group: groups.get(of.TypeKind) ?? '',
  isConstant: of.ArgumentKind >= LITERAL,
  isOptional: of.MinOccurring === 0,
  most: of.MaxOccurring,
});

/** The columns that the vendor's binder says a query gives; null where it finds an error or cannot know them all. */
export function listBoundColumns(
  text: string,
  catalogue: Catalogue,
  readable?: ReadonlySet<string>,
): readonly ColumnSchema[] | null {
  const code = kusto.KustoCode.ParseAndAnalyze(normaliseText(text).text, resolveGlobals(catalogue, readable));
  if (itemsOf(code.GetDiagnostics()).some((each) => each.Severity === 'Error')) return null;
  const result = code.ResultType as (KustoSymbol & { readonly IsOpen?: boolean }) | null;
  if (!result?.Columns || result.IsOpen) return null;
  return schemaOfSymbol(result);
}
