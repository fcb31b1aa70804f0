/** What `readDocument` gives: text by part, label metadata, protection, and everything it could not read. */
export interface DocumentContent {
  /** Detected by content first, by name second: `docx`, `xlsx`, `pptx`, `pdf`, `csv`, `json`, `txt`, `eml`, ... */
  readonly format: string;
  readonly parts: readonly { readonly location: string; readonly text: string }[];
  readonly labels: readonly LabelMetadata[];
  readonly protection: 'plain' | 'encrypted' | 'password';
  /** Parts that were not read, with the reason; empty when all of it was. */
  readonly incomplete: readonly {
    readonly location: string;
    readonly reason: UnreadableReason;
    readonly message: string;
  }[];
  /** Documents inside this one (attachments, zip entries, embedded files): their labels are not this document's. */
  readonly nested?: readonly NestedDocument[];
}

/** A document found inside another. Its text is among the outer `parts`, under the same location. */
export interface NestedDocument {
  readonly location: string;
  readonly name: string;
  readonly labels: readonly LabelMetadata[];
  readonly protection: DocumentContent['protection'];
}

/** A label as the file carries it. The name is a hint: the catalogue decides. Source: facts on MSIP_Label_ and LabelInfo.xml. */
export interface LabelMetadata {
  readonly labelId: string;
  readonly siteId: string | null;
  readonly enabled: boolean;
  readonly removed: boolean;
  readonly method: 'Standard' | 'Privileged' | null;
  readonly name: string | null;
  readonly setDate: string | null;
  readonly contentBits: number | null;
  readonly origin:
    | 'LabelInfo.xml'
    | 'custom.xml'
    | 'pdf-info'
    | 'pdf-xmp'
    | 'xmp'
    | 'mail-header'
    | 'pfile'
    | 'irm-stream';
}

export const UNREADABLE_REASONS = [
  'corrupt',
  'encrypted',
  'password-protected',
  'empty',
  'too-large',
  'nested-too-deep',
  'expands-too-much',
  'unsupported-format',
  'changed-while-reading',
  'no-permission',
  'link-loop',
  'timed-out',
  'read-failed',
] as const;
export type UnreadableReason = (typeof UNREADABLE_REASONS)[number];

export type ReadOutcome =
  | { readonly kind: 'read'; readonly content: DocumentContent }
  | {
      readonly kind: 'unreadable';
      readonly format: string;
      readonly reason: UnreadableReason;
      readonly message: string;
      /** Labels are often readable where the text is not. */
      readonly labels: readonly LabelMetadata[];
      readonly protection: 'plain' | 'encrypted' | 'password';
    };
