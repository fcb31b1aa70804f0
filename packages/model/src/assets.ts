import { z } from 'zod';

/** A registered place that holds assets. The spine knows folders; further kinds are further literals. */
export const dataSourceSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['folder']),
  name: z.string().min(1).max(200),
  /** Absolute path of the folder on the server. */
  path: z.string().min(1),
  /** What `PurviewDataSensitivityLogs.SourceType` says, e.g. `Azure Blob Storage`, `Amazon S3`, `File system`. */
  sourceType: z.string().min(1),
  /** Azure-style region name, e.g. `westeurope`. */
  region: z.string().min(1),
  collection: z.string(),
  createdAt: z.iso.datetime(),
});
export type DataSource = z.infer<typeof dataSourceSchema>;

export const scanKindSchema = z.enum(['full', 'incremental']);
export type ScanKind = z.infer<typeof scanKindSchema>;
export const scanStatusSchema = z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']);
export type ScanStatus = z.infer<typeof scanStatusSchema>;

/** An asset that was not (wholly) looked at, and why. Gaps are findings. */
export const skippedItemSchema = z.object({
  path: z.string(),
  /** Closed set in `packages/scan` and `packages/documents`, e.g. `encrypted`, `corrupt`, `too-large`, `no-permission`. */
  reason: z.string(),
  message: z.string(),
  /** `none`: nothing of it was read; `part`: some text was classified. */
  coverage: z.enum(['none', 'part']),
});
export type SkippedItem = z.infer<typeof skippedItemSchema>;

export const scanRunSchema = z.object({
  id: z.uuid(),
  sourceId: z.uuid(),
  kind: scanKindSchema,
  status: scanStatusSchema,
  requestedBy: z.string(),
  queuedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** Assets seen, read and classified, unchanged since the last run, with at least one finding, skipped, gone. */
  seen: z.int(),
  classified: z.int(),
  unchanged: z.int(),
  withFindings: z.int(),
  labelled: z.int(),
  skipped: z.int(),
  deleted: z.int(),
  bytesRead: z.int(),
  errorMessage: z.string().nullable(),
});
export type ScanRun = z.infer<typeof scanRunSchema>;

/** One sensitive information type found in one asset, with the evidence that says why. */
export const assetFindingSchema = z.object({
  typeId: z.string(),
  name: z.string(),
  count: z.int(),
  uniqueCount: z.int(),
  /** 65 low, 75 medium, 85 high: the best of the matches. */
  confidence: z.int(),
  /** Up to ten matches: where, why, and the text with its middle masked. */
  samples: z.array(
    z.object({
      /** Part of the document, e.g. `page 3`, `sheet Staff`, `slide 2`, `body`. */
      location: z.string(),
      offset: z.int(),
      maskedText: z.string(),
      confidence: z.int(),
      /** Why it counts: pattern, checksum, keywords with their distance. */
      because: z.array(z.string()),
    }),
  ),
});
export type AssetFinding = z.infer<typeof assetFindingSchema>;

export const assetSchema = z.object({
  id: z.uuid(),
  sourceId: z.uuid(),
  path: z.string(),
  name: z.string(),
  /** Detected format, e.g. `docx`, `pdf`. */
  format: z.string(),
  sizeBytes: z.int(),
  createdAt: z.iso.datetime().nullable(),
  modifiedAt: z.iso.datetime(),
  lastScannedAt: z.iso.datetime(),
  owner: z.string().nullable(),
  contentHash: z.string(),
  labelId: z.string().nullable(),
  labelName: z.string().nullable(),
  /** `plain`, `encrypted` or `password`. */
  protection: z.string(),
  findings: z.array(assetFindingSchema),
  skippedReason: z.string().nullable(),
});
export type Asset = z.infer<typeof assetSchema>;
