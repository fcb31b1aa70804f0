import type { Reading } from '../reading.ts';
import { readXml, type XmlHandler } from '../xml/read-xml.ts';
import type { ZipArchive, ZipEntry } from '../zip/zip-archive.ts';
import type { ContentTypes } from './content-types.ts';

/** An Office Open XML file that is being read. */
export interface OfficePackage {
  readonly zip: ZipArchive;
  readonly types: ContentTypes;
  readonly reading: Reading;
}

export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** Entry name within the zip, or the address of an external target. */
  readonly target: string;
}

/** Streams one part. Errors: as `ZipArchive.expand` and `readXml`. */
export function readPart(office: OfficePackage, entry: ZipEntry, handler: XmlHandler): void {
  const { budget } = office.reading;
  readXml(office.zip.expand(entry, budget), handler, () => budget.assertTime());
}

/** Entries whose content type matches, in natural order of their names (`slide2` before `slide10`). */
export function findParts(office: OfficePackage, type: RegExp): ZipEntry[] {
  return office.zip.entries
    .filter((entry) => !entry.name.endsWith('/') && type.test(office.types.typeOf(entry.name)))
    .sort((left, right) => compareNames(left.name, right.name));
}

const collator = new Intl.Collator('en', { numeric: true });
const compareNames = (left: string, right: string): number => collator.compare(left, right);

/** The relationships of a part, targets resolved against its folder. */
export function readRelationships(office: OfficePackage, partName: string): Relationship[] {
  const slash = partName.lastIndexOf('/');
  const folder = partName.slice(0, slash + 1);
  const entry = office.zip.find(`${folder}_rels/${partName.slice(slash + 1)}.rels`);
  if (entry === undefined) return [];
  const found: Relationship[] = [];
  readPart(office, entry, {
    open: (name, attribute) => {
      if (name !== 'Relationship') return;
      const target = attribute('Target') ?? '';
      const external = attribute('TargetMode') === 'External';
      found.push({
        id: attribute('Id') ?? '',
        type: attribute('Type') ?? '',
        target: external ? target : resolveTarget(folder, target),
      });
    },
  });
  return found;
}

function resolveTarget(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = folder.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
