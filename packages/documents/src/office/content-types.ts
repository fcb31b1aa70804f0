import type { Budget } from '../budget.ts';
import { readXml } from '../xml/read-xml.ts';
import type { ZipArchive, ZipEntry } from '../zip/zip-archive.ts';

export type OfficeFormat = 'docx' | 'xlsx' | 'pptx' | 'xlsb' | 'vsdx' | 'xps';

/** Main part content types, told by what they contain. Source: ECMA-376-1, annex A; [MS-OE376]; [MS-XLSB] 2.1.7. */
const MAIN_TYPES: readonly (readonly [pattern: RegExp, format: OfficeFormat])[] = [
  [/wordprocessingml\.(document|template)\.main|ms-word\.(document|template)\.macroEnabled\w*\.main/i, 'docx'],
  [/spreadsheetml\.(sheet|template)\.main|ms-excel\.(sheet|template|addin)\.macroEnabled\.main/i, 'xlsx'],
  [/presentationml\.(presentation|slideshow|template)\.main|ms-powerpoint\.\w+\.macroEnabled\.main/i, 'pptx'],
  [/ms-excel\.sheet\.binary/i, 'xlsb'],
  [/ms-visio\./i, 'vsdx'],
  [/ms-package\.xps|oxps/i, 'xps'],
];

export interface ContentTypes {
  readonly format: OfficeFormat | null;
  typeOf(partName: string): string;
}

/** Reads `[Content_Types].xml`, which says what each part is, whatever it is called. */
export function readContentTypes(zip: ZipArchive, entry: ZipEntry, budget: Budget): ContentTypes {
  const overrides = new Map<string, string>();
  const defaults = new Map<string, string>();
  readXml(zip.expand(entry, budget), {
    open: (name, attribute) => {
      const type = attribute('ContentType') ?? '';
      if (name === 'Override') overrides.set(partKey(attribute('PartName') ?? ''), type);
      if (name === 'Default') defaults.set((attribute('Extension') ?? '').toLowerCase(), type);
    },
  });
  const all = [...overrides.values(), ...defaults.values()];
  return {
    format: MAIN_TYPES.find(([pattern]) => all.some((type) => pattern.test(type)))?.[1] ?? null,
    typeOf: (name) => overrides.get(partKey(name)) ?? defaults.get(name.split('.').pop()?.toLowerCase() ?? '') ?? '',
  };
}

function partKey(name: string): string {
  return name.replace(/^\//, '').toLowerCase();
}
