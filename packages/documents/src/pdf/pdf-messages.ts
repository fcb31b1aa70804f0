/** What the thread that reads a PDF reports, in this order: metadata, attachments, pages. Shape: plain data. */
export type PdfMessage =
  | { readonly kind: 'metadata'; readonly info: readonly (readonly [string, string])[]; readonly xmp: string | null }
  /** The PDF is only the wrapper of a rights-managed one. */
  | { readonly kind: 'protected' }
  | { readonly kind: 'attachment'; readonly filename: string; readonly content: Uint8Array | null }
  | { readonly kind: 'page'; readonly number: number; readonly pageCount: number; readonly text: string }
  | { readonly kind: 'gap'; readonly location: string; readonly message: string }
  | { readonly kind: 'failed'; readonly errorName: string; readonly message: string }
  | { readonly kind: 'expands'; readonly message: string }
  | { readonly kind: 'end' };

export interface PdfJob {
  readonly bytes: Uint8Array;
  /** Bytes that one stream may expand to, and all together. */
  readonly maxStreamBytes: number;
  readonly maxTotalBytes: number;
  readonly maxExpansionRatio: number;
}
