import type { LabelMetadata } from '../document.ts';

export interface ResolveLabelOptions {
  /** The tenant whose label counts; without it, any tenant's. */
  readonly siteId?: string;
  /** Whether the tenant keeps labels in LabelInfo (co-authoring on). Unknown: told from what the file holds. */
  readonly labelInfo?: 'opted-in' | 'not-opted-in' | 'unknown';
}

/**
 * The label in force among all that a file carries, or null when there is none or it was removed.
 * Source: [MS-OFFCRYPTO] 2.6.3 for LabelInfo against custom properties; the stream of an IRM file before its inner part.
 */
export function resolveLabel(
  labels: readonly LabelMetadata[],
  options: ResolveLabelOptions = {},
): LabelMetadata | null {
  const wanted = options.siteId === undefined ? labels : labels.filter((label) => isSite(label, options.siteId ?? ''));
  const active = selectCounting(wanted, options.labelInfo ?? 'unknown').filter(
    (label) => label.enabled && !label.removed,
  );
  return active.reduce<LabelMetadata | null>(
    (best, label) => (best === null || isLater(label, best) ? label : best),
    null,
  );
}

/** Drops the copies that another place overrules. */
function selectCounting(labels: readonly LabelMetadata[], policy: 'opted-in' | 'not-opted-in' | 'unknown') {
  const hasStream = labels.some((label) => label.origin === 'irm-stream');
  const readable = hasStream ? labels.filter((label) => label.origin !== 'LabelInfo.xml') : labels;
  if (policy === 'not-opted-in') return readable.filter((label) => !isLabelInfo(label));
  const sitesWithElement = new Set(readable.filter(isLabelInfo).map((label) => siteKey(label)));
  return readable.filter((label) => label.origin !== 'custom.xml' || !sitesWithElement.has(siteKey(label)));
}

function isLabelInfo(label: LabelMetadata): boolean {
  return label.origin === 'LabelInfo.xml' || label.origin === 'irm-stream';
}

/** A later date wins; the first of equals stays, which for a PDF is the XMP copy. */
function isLater(label: LabelMetadata, than: LabelMetadata): boolean {
  return instantOf(label) > instantOf(than);
}

function instantOf(label: LabelMetadata): number {
  const instant = Date.parse(label.setDate ?? '');
  return Number.isNaN(instant) ? Number.NEGATIVE_INFINITY : instant;
}

function siteKey(label: LabelMetadata): string {
  return (label.siteId ?? '').toLowerCase();
}

function isSite(label: LabelMetadata, siteId: string): boolean {
  return siteKey(label) === siteId.toLowerCase();
}
