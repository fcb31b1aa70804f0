import { itemsOf, type KustoSymbol, kusto } from './kusto.ts';
import { pluginSymbols } from './plugin-symbols.ts';
import { NOTHING_ASKED } from './row-plugin-symbols.ts';

/** One way to call a function. Shape: `label` is what signature help shows, e.g. `delimiter: string` or `[index: long]`. */
export interface KqlSignature {
  readonly parameters: readonly { readonly label: string; readonly isRepeated: boolean }[];
  /** Its type, or empty where that depends on the arguments. */
  readonly returns: string;
}

type List<T> = Parameters<typeof itemsOf<T>>[0];
interface VendorParameter {
  readonly Name: string;
  readonly MinOccurring: number;
  readonly MaxOccurring: number;
  readonly DeclaredTypes?: List<KustoSymbol>;
}
interface VendorSignature {
  readonly Parameters: List<VendorParameter>;
  readonly DeclaredReturnType?: KustoSymbol | null;
}
type Callable = KustoSymbol & { readonly Signatures: List<VendorSignature> };

/** How the functions, aggregates and plugins that the parser knows are called. Shape: `kind name` -> signatures. */
export function listSignatures(): ReadonlyMap<string, readonly KqlSignature[]> {
  const globals = kusto.GlobalState.Default;
  const groups = [
    ['function', globals.Functions],
    ['aggregate', globals.Aggregates],
    ['plugin', pluginSymbols(NOTHING_ASKED)],
  ] as const;
  return new Map(
    groups.flatMap(([kind, symbols]) =>
      itemsOf(symbols as List<Callable>).map(
        (symbol) => [`${kind} ${symbol.Name}`, itemsOf(symbol.Signatures).map(toSignature)] as const,
      ),
    ),
  );
}

function toSignature(signature: VendorSignature): KqlSignature {
  return {
    parameters: itemsOf(signature.Parameters).map(({ Name, MinOccurring, MaxOccurring, DeclaredTypes }) => {
      const types = itemsOf(DeclaredTypes).map((type) => type.Name);
      const label = types.length > 0 && types.length <= 2 ? `${Name}: ${types.join(' or ')}` : Name;
      const isRepeated = MaxOccurring > 1;
      const whole = isRepeated ? `${label}, ...` : label;
      return { label: MinOccurring === 0 ? `[${whole}]` : whole, isRepeated };
    }),
    returns: signature.DeclaredReturnType?.Name ?? '',
  };
}
