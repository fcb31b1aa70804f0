import type { LabelMetadata, ReadLimits } from '@vedette/documents';
import type { AssetFinding } from '@vedette/model';
import type { SkipReason } from '../skip-reasons.ts';

/** One document to look at. The bytes move to whoever does it. */
export interface AnalysisJob {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** File name, for formats that their bytes do not tell apart. */
  readonly name: string;
  /** SHA-256 of the bytes that were analysed last; equal bytes are not analysed again. */
  readonly knownHash: string | null;
  readonly limits: Partial<ReadLimits>;
}

export type AnalysisResult =
  | { readonly kind: 'same'; readonly contentHash: string }
  | {
      readonly kind: 'read';
      readonly contentHash: string;
      readonly format: string;
      readonly protection: string;
      readonly label: LabelMetadata | null;
      readonly findings: readonly AssetFinding[];
      readonly incomplete: readonly {
        readonly location: string;
        readonly reason: SkipReason;
        readonly message: string;
      }[];
    }
  | {
      readonly kind: 'unreadable';
      /** Empty where the bytes were not even hashed. */
      readonly contentHash: string;
      readonly format: string;
      readonly protection: string;
      readonly label: LabelMetadata | null;
      readonly reason: SkipReason;
      readonly message: string;
    };

/** Reads and classifies documents, several at once. Never rejects for what is in a document. */
export interface Analyser {
  /** How many documents it works on at the same time. */
  readonly capacity: number;
  analyse(job: AnalysisJob): Promise<AnalysisResult>;
  close(): Promise<void>;
}
