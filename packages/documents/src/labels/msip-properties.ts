import type { LabelMetadata } from '../document.ts';

/** `MSIP_Label_<guid>_<attribute>`. Source: Azure-RMSDocs, mip/develop/concept-mip-metadata, read 2026-11. */
const KEY = /^MSIP_Label_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})_(\w+)$/i;

/** Splits a metadata key, or gives null for any other property. Shape: `labelId` in lower case. */
export function parseMsipKey(key: string): { labelId: string; attribute: string } | null {
  const match = KEY.exec(key.trim());
  const [, labelId, attribute] = match ?? [];
  return labelId === undefined || attribute === undefined ? null : { labelId: labelId.toLowerCase(), attribute };
}

/** Builds labels from key and value pairs, in order of first mention. Pairs of other keys are passed over. */
export function parseMsipProperties(
  pairs: Iterable<readonly [key: string, value: string]>,
  origin: LabelMetadata['origin'],
): LabelMetadata[] {
  const byLabel = new Map<string, Map<string, string>>();
  for (const [key, value] of pairs) {
    const parsed = parseMsipKey(key);
    if (parsed === null) continue;
    const attributes = byLabel.get(parsed.labelId) ?? new Map<string, string>();
    attributes.set(parsed.attribute.toLowerCase(), value.trim());
    byLabel.set(parsed.labelId, attributes);
  }
  return [...byLabel].map(([labelId, attributes]) => toLabel(labelId, attributes, origin));
}

function toLabel(
  labelId: string,
  attributes: ReadonlyMap<string, string>,
  origin: LabelMetadata['origin'],
): LabelMetadata {
  return {
    labelId,
    siteId: parseGuid(attributes.get('siteid')),
    enabled: (attributes.get('enabled') ?? '').toLowerCase() === 'true',
    removed: false,
    method: parseMethod(attributes.get('method')),
    name: attributes.get('name') || null,
    setDate: attributes.get('setdate') || null,
    contentBits: parseContentBits(attributes.get('contentbits')),
    origin,
  };
}

export function parseMethod(value: string | undefined): LabelMetadata['method'] {
  return value === 'Standard' || value === 'Privileged' ? value : null;
}

export function parseContentBits(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : null;
}

/** A GUID with or without braces, in lower case; null when it is none. */
export function parseGuid(value: string | undefined): string | null {
  const match = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i.exec((value ?? '').trim());
  return match?.[1]?.toLowerCase() ?? null;
}
