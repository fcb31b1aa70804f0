import type { Budget } from '../budget.ts';
import { readContentTypes } from '../office/content-types.ts';
import { CUSTOM_PROPERTIES_PART, LABEL_PART, LABEL_RELATIONSHIP } from '../office/read-office.ts';
import { documentProblem } from '../problems.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { rewriteZip } from '../zip/rewrite-zip.ts';
import type { ZipArchive } from '../zip/zip-archive.ts';
import type { ApplyOutcome, LabelToApply } from './apply-label.ts';
import { parseCustomPropertyLabels } from './custom-properties.ts';
import { parseLabelInfo } from './label-info.ts';
import { parseMsipKey } from './msip-properties.ts';

/** What Microsoft's writers declare for the label part. Source: files labelled by a real tenant. */
const LABEL_CONTENT_TYPE = 'application/vnd.ms-office.classificationlabels+xml';
const LABEL_NAMESPACE = 'http://schemas.microsoft.com/office/2020/mipLabelMetadata';
const CONTENT_TYPES_PART = '[Content_Types].xml';
const ROOT_RELATIONSHIPS_PART = '_rels/.rels';

/** Writes `LabelInfo.xml` and takes the tenant's stale custom properties out. Source: [MS-OFFCRYPTO] 2.6.3, 2.6.4. */
export function applyOfficeLabel(zip: ZipArchive, budget: Budget, label: LabelToApply): ApplyOutcome {
  const typesEntry = zip.find(CONTENT_TYPES_PART);
  const rels = zip.find(ROOT_RELATIONSHIPS_PART);
  if (typesEntry === undefined || rels === undefined || readContentTypes(zip, typesEntry, budget).format === null) {
    return { kind: 'refused', problem: documentProblem('DOC1001', 'zip') };
  }
  const relationships = decodeXml(zip.expand(rels, budget));
  const part = findLabelPart(relationships);
  const changes = new Map<string, string>();
  changes.set(zip.find(part)?.name ?? part, printLabelInfo(zip, budget, part, label));
  changes.set(rels.name, addRelationship(relationships));
  changes.set(typesEntry.name, addContentType(decodeXml(zip.expand(typesEntry, budget)), part));
  const custom = zip.find(CUSTOM_PROPERTIES_PART);
  if (custom !== undefined) {
    const bytes = zip.expand(custom, budget);
    const cleaned = removeStaleProperties(bytes, label.siteId);
    if (cleaned !== null) changes.set(custom.name, cleaned);
  }
  const encoded = new Map([...changes].map(([name, xml]) => [name, new TextEncoder().encode(declareUtf8(xml))]));
  return { kind: 'labelled', bytes: rewriteZip(zip, encoded) };
}

/** Keeps the labels of other tenants beside ours. */
function printLabelInfo(zip: ZipArchive, budget: Budget, part: string, label: LabelToApply): string {
  const entry = zip.find(part);
  const before = entry === undefined ? [] : parseLabelInfo(zip.expand(entry, budget), 'LabelInfo.xml');
  const others = before.filter((other) => other.siteId !== label.siteId);
  const elements = [
    ...others.map((other) =>
      printLabel({
        labelId: other.labelId,
        siteId: other.siteId ?? '',
        method: other.method ?? 'Standard',
        enabled: other.enabled,
        removed: other.removed,
        contentBits: other.contentBits,
      }),
    ),
    printLabel({ ...label, enabled: true, removed: false, contentBits: label.contentBits ?? 0 }),
  ];
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<clbl:labelList xmlns:clbl="${LABEL_NAMESPACE}">${elements.join('')}</clbl:labelList>`;
}

interface LabelElement {
  readonly labelId: string;
  readonly siteId: string;
  readonly method: string;
  readonly enabled: boolean;
  readonly removed: boolean;
  readonly contentBits: number | null;
}

/** Attributes in the order of the schema; an optional one is left out, never empty. */
function printLabel({ labelId, siteId, method, enabled, removed, contentBits }: LabelElement): string {
  const bits = contentBits === null ? '' : ` contentBits="${contentBits}"`;
  return `<clbl:label id="{${labelId}}" enabled="${Number(enabled)}" method="${method}" siteId="{${siteId}}"${bits} removed="${Number(removed)}"/>`;
}

function findLabelPart(relationships: string): string {
  for (const [element] of relationships.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
    if (!element.includes(LABEL_RELATIONSHIP)) continue;
    const target = /\bTarget=["']\/?([^"']+)["']/.exec(element)?.[1];
    if (target !== undefined) return target;
  }
  return LABEL_PART;
}

function addRelationship(xml: string): string {
  if (xml.includes(LABEL_RELATIONSHIP)) return xml;
  const used = new Set([...xml.matchAll(/\bId=["']([^"']+)["']/g)].map((match) => match[1]));
  let number = used.size + 1;
  while (used.has(`rId${number}`)) number += 1;
  return insertBeforeEnd(xml, 'Relationships', (prefix) => {
    return `<${prefix}Relationship Id="rId${number}" Type="${LABEL_RELATIONSHIP}" Target="${LABEL_PART}"/>`;
  });
}

function addContentType(xml: string, part: string): string {
  if (xml.toLowerCase().includes(`partname="/${part.toLowerCase()}"`)) return xml;
  return insertBeforeEnd(xml, 'Types', (prefix) => {
    return `<${prefix}Override PartName="/${part}" ContentType="${LABEL_CONTENT_TYPE}"/>`;
  });
}

/** Inserts an element before the end tag of the root, with the root's own prefix; an empty root is opened. */
function insertBeforeEnd(xml: string, root: string, print: (prefix: string) => string): string {
  const end = new RegExp(`</(\\w+:)?${root}\\s*>\\s*$`).exec(xml);
  if (end !== null) return xml.slice(0, end.index) + print(end[1] ?? '') + xml.slice(end.index);
  const empty = new RegExp(`<(\\w+:)?${root}\\b([^>]*)/>\\s*$`).exec(xml);
  if (empty === null) throw new Error(`the part with the root \`${root}\` has no end`);
  const prefix = empty[1] ?? '';
  return `${xml.slice(0, empty.index)}<${prefix}${root}${empty[2]}>${print(prefix)}</${prefix}${root}>`;
}

/** Null when there is nothing to remove, so that the part stays as it is. */
function removeStaleProperties(bytes: Uint8Array, siteId: string): string | null {
  const stale = new Set(
    parseCustomPropertyLabels(bytes)
      .filter((label) => label.siteId === siteId || label.siteId === null)
      .map((label) => label.labelId),
  );
  if (stale.size === 0) return null;
  return decodeXml(bytes).replace(
    /<(\w+:)?property\b[^>]*?\bname=["']([^"']*)["'][^>]*(?<!\/)>[\s\S]*?<\/\1?property\s*>/g,
    (whole, _prefix, name) => {
      const key = parseMsipKey(String(name));
      return key !== null && stale.has(key.labelId) ? '' : whole;
    },
  );
}

/** What is written is UTF-8, whatever the part was before. */
function declareUtf8(xml: string): string {
  return xml.replace(/^\uFEFF?(<\?xml[^>]*encoding=)["'][\w-]+["']/, '$1"UTF-8"');
}
