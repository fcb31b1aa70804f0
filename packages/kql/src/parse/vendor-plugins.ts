import { KUSTO_TYPES, type KustoType } from '../types.ts';
import { itemsOf, type KustoList, type KustoNode, type KustoSymbol, kusto } from './kusto.ts';
import { make } from './make-symbols.ts';

type Nodes = KustoList<KustoNode>;

/** One call of a plugin, as the binder sees it. */
export interface CallContext {
  /** The plugin's name in the text. */
  readonly Location: KustoNode;
  readonly Arguments: Nodes;
  readonly RowScope: TableSymbol | null;
}
export interface TableSymbol extends KustoSymbol {
  readonly IsOpen: boolean;
  WithIsOpen(isOpen: boolean): TableSymbol;
  WithInheritableProperties(of: TableSymbol): TableSymbol;
}
export interface Parameter {
  readonly Name: string;
  readonly MinOccurring: number;
  readonly MaxOccurring: number;
}
interface Signature {
  readonly Parameters: KustoList<Parameter>;
  /** How arguments find their parameters. */
  readonly Layout: unknown;
  /** Null where the columns are always the same. */
  readonly CustomReturnType: ((context: CallContext) => TableSymbol) | null;
}
interface Laid extends KustoSymbol {
  WithLayout(layout: unknown): KustoSymbol;
}

const { Symbols } = kusto;

/** The plugins that the vendor's binder knows. */
export const vendorPlugins = itemsOf(kusto.GlobalState.Default.PlugIns);

export const signaturesOf = (name: string): Signature[] => {
  const symbol = vendorPlugins.find((each) => each.Name === name);
  return itemsOf((symbol as (KustoSymbol & { Signatures: KustoList<Signature> }) | undefined)?.Signatures);
};

/** The table that the vendor's rule gives for a call. */
export function vendorResult(name: string, context: CallContext): TableSymbol {
  const [signature] = signaturesOf(name);
  return signature?.CustomReturnType?.(context) ?? newTable([]);
}

export const newTable = (columns: readonly KustoSymbol[]): TableSymbol =>
  make(Symbols.TableSymbol.$ctor4, '', columns) as TableSymbol;

/** The columns of a table as symbols. */
export const columnsOf = (table: KustoSymbol | null | undefined): KustoSymbol[] =>
  itemsOf(table?.Columns) as unknown as KustoSymbol[];

/** A plugin of the vendor's, with its parameters, that gives another table. */
export function withResult(name: string, returns: (context: CallContext) => KustoSymbol): KustoSymbol {
  const overloads = signaturesOf(name).map(({ Parameters, Layout }) =>
    (make(Symbols.Signature.ctor, returns, Symbols.Tabularity.Tabular, itemsOf(Parameters)) as Laid).WithLayout(Layout),
  );
  return make(Symbols.FunctionSymbol.$ctor4, name, overloads);
}

const isOpen = (symbol: KustoSymbol | null | undefined): boolean =>
  (symbol as TableSymbol | null | undefined)?.IsOpen === true;

/** Rows have yet to say all columns of an input: other columns than those known may come out as well. */
export const hasOpenInput = ({ RowScope, Arguments }: CallContext): boolean =>
  isOpen(RowScope) || itemsOf(Arguments).some((each) => isOpen(each.ResultType));

export const typeNamed = (name: string): KustoType =>
  (KUSTO_TYPES as readonly string[]).includes(name) ? (name as KustoType) : 'dynamic';
