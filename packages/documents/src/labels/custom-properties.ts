import type { LabelMetadata } from '../document.ts';
import { readXml } from '../xml/read-xml.ts';
import { parseMsipProperties } from './msip-properties.ts';

/** Name and text value of every property in `docProps/custom.xml`, in order. */
function parseCustomProperties(bytes: Uint8Array): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  let name: string | null = null;
  let value = '';
  readXml(bytes, {
    open: (element, attribute) => {
      if (element !== 'property') return;
      name = attribute('name') ?? '';
      value = '';
    },
    text: (text) => {
      if (name !== null) value += text;
    },
    close: (element) => {
      if (element !== 'property' || name === null) return;
      pairs.push([name, value]);
      name = null;
    },
  });
  return pairs;
}

export function parseCustomPropertyLabels(bytes: Uint8Array): LabelMetadata[] {
  return parseMsipProperties(parseCustomProperties(bytes), 'custom.xml');
}
