import { createHash } from 'node:crypto';
import path from 'node:path';
import type { LabelMetadata } from '@vedette/documents';
import type { Asset, DataSource, SensitivityLabel } from '@vedette/model';
import type { AnalysisResult } from './analysis/analysis.ts';
import type { FileFacts } from './folder/file-system.ts';
import type { SkipReason } from './skip-reasons.ts';

/**
 * The id of the asset at a place. The same place gives the same id, so that a run that is repeated after a crash names its
 * rows as before. Shape: UUID of version 8 (RFC 9562), from SHA-256.
 */
export function assetIdOf(sourceId: string, assetPath: string): string {
  const bytes = createHash('sha256').update(`${sourceId}\n${assetPath}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Labels by id, with the full name that a reader knows them by, such as `Confidential/Finance`. */
export class LabelCatalogue {
  readonly #byId: ReadonlyMap<string, SensitivityLabel>;

  constructor(labels: readonly SensitivityLabel[]) {
    this.#byId = new Map(labels.map((label) => [label.id.toLowerCase(), label]));
  }

  find(id: string): SensitivityLabel | undefined {
    return this.#byId.get(id.toLowerCase());
  }

  /** The catalogue's name, else the name that the file carries, else the id: a label is never shown as none. */
  nameOf(label: LabelMetadata): string {
    const known = this.find(label.labelId);
    if (!known) return label.name ?? label.labelId;
    const parent = known.parentId === null ? undefined : this.find(known.parentId);
    const own = known.displayName || known.name;
    return parent ? `${parent.displayName || parent.name}/${own}` : own;
  }
}

interface Place {
  readonly source: DataSource;
  readonly id: string;
  readonly path: string;
  readonly at: Date;
}

/** An asset whose bytes were looked at. */
export function buildAsset(
  place: Place,
  facts: FileFacts,
  result: Exclude<AnalysisResult, { kind: 'same' }>,
  labels: LabelCatalogue,
): Asset {
  return {
    ...metadataOf(place, facts),
    format: result.format || formatOfName(place.path),
    contentHash: result.contentHash,
    labelId: result.label?.labelId ?? null,
    labelName: result.label ? labels.nameOf(result.label) : null,
    protection: result.protection,
    findings: result.kind === 'read' ? [...result.findings] : [],
    skippedReason: result.kind === 'read' ? null : result.reason,
  };
}

/** An asset of which only the metadata is known; what an earlier scan found in it stays. Without hash, so the next scan tries again. */
export function buildUnreadAsset(
  place: Place,
  facts: FileFacts,
  reason: SkipReason,
  earlier: Asset | undefined,
): Asset {
  const nothing = { labelId: null, labelName: null, protection: 'plain', findings: [] };
  const format = earlier?.format ?? formatOfName(place.path);
  return { ...nothing, ...earlier, ...metadataOf(place, facts), format, contentHash: '', skippedReason: reason };
}

function metadataOf({ source, id, path: assetPath, at }: Place, facts: FileFacts) {
  return {
    id,
    sourceId: source.id,
    path: assetPath,
    name: path.posix.basename(assetPath),
    sizeBytes: facts.sizeBytes,
    createdAt: facts.createdAt?.toISOString() ?? null,
    modifiedAt: facts.modifiedAt.toISOString(),
    lastScannedAt: at.toISOString(),
    owner: null,
  };
}

const formatOfName = (assetPath: string): string => path.posix.extname(assetPath).slice(1).toLowerCase();
