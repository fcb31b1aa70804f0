import type { KustoSymbol } from './kusto.ts';

/** A name that the binder took for a column of a table whose columns it cannot know all. */
export interface InferredColumn {
  readonly name: string;
  readonly table: KustoSymbol;
}

interface Binder {
  GetOpenTableInferredColumn(name: string, table: KustoSymbol): unknown;
}
export interface InferringLanguage {
  readonly Binding: { readonly Binder: { readonly prototype: Binder } };
}

let seen: InferredColumn[] | null = null;

/** Lets `inferredWhile` see what the vendor's binder infers. */
export function mendInference({ Binding }: InferringLanguage): void {
  const { prototype } = Binding.Binder;
  const infer = prototype.GetOpenTableInferredColumn;
  prototype.GetOpenTableInferredColumn = function (name, table) {
    seen?.push({ name, table });
    return infer.call(this, name, table);
  };
}

/** The columns that the binder infers while `bind` runs. */
export function inferredWhile(bind: () => void): readonly InferredColumn[] {
  const found: InferredColumn[] = [];
  seen = found;
  try {
    bind();
  } finally {
    seen = null;
  }
  return found;
}
