import { readOffice } from '../office/read-office.ts';
import type { Reading } from '../reading.ts';
import { Unreadable } from '../unreadable.ts';
import { ZipArchive } from '../zip/zip-archive.ts';

/** A zip: an Office document, or a folder of documents that are read one by one. */
export async function readZip(bytes: Uint8Array, reading: Reading): Promise<string> {
  const zip = new ZipArchive(bytes, reading.budget);
  if (zip.entries.length === 0) throw new Unreadable('empty', 'The zip has no entries.');
  const office = await readOffice(zip, reading);
  if (office !== null) return office;
  for (const entry of zip.entries) {
    if (entry.name.endsWith('/')) continue;
    reading.budget.assertTime();
    const content = reading.attempt(entry.name, () => zip.expand(entry, reading.budget));
    if (content !== undefined) await reading.readNested(content, entry.name, entry.name);
  }
  return 'zip';
}
