export interface Quotes {
  readonly open: string;
  readonly close: string;
}

/** How `parse-kv` finds keys and values in a text. */
export type KeyValueForm =
  | {
      readonly kind: 'delimiters';
      readonly pair: string;
      readonly key: string;
      readonly quotes: readonly Quotes[];
      readonly escapes: readonly string[];
      /** A value goes on until the next key. */
      readonly isGreedy: boolean;
    }
  /** Whatever is no letter or digit is a delimiter. */
  | { readonly kind: 'any delimiter'; readonly quotes: readonly Quotes[]; readonly escapes: readonly string[] }
  /** The first group is the key, the second the value. */
  | { readonly kind: 'regex'; readonly regex: string };
