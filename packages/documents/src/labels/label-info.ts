import type { LabelMetadata } from '../document.ts';
import { readXml } from '../xml/read-xml.ts';
import { parseContentBits, parseGuid, parseMethod } from './msip-properties.ts';

/**
 * The labels of a `LabelInfo.xml` part, or of the stream of the same content in an IRM-protected file.
 * Source: [MS-OFFCRYPTO] 2.6.4.
 */
export function parseLabelInfo(bytes: Uint8Array, origin: 'LabelInfo.xml' | 'irm-stream'): LabelMetadata[] {
  const labels: LabelMetadata[] = [];
  readXml(bytes, {
    open: (name, attribute) => {
      if (name !== 'label') return;
      const labelId = parseGuid(attribute('id'));
      if (labelId === null) return;
      labels.push({
        labelId,
        siteId: parseGuid(attribute('siteId')),
        enabled: isTrue(attribute('enabled')),
        removed: isTrue(attribute('removed')),
        method: parseMethod(attribute('method')),
        name: null,
        setDate: null,
        contentBits: parseContentBits(attribute('contentBits')),
        origin,
      });
    },
  });
  return labels;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
