import type { ZipEntry } from '../zip/zip-archive.ts';
import { findParts, type OfficePackage, readPart } from './office-package.ts';
import { ParagraphText } from './paragraph-text.ts';

/** The parts of a text document, in the order a reader meets them. Source: ECMA-376-1, 11.3. */
const DOCUMENT_PARTS =
  /wordprocessingml\.(document|template)\.main|ms-word\.(document|template)\.macroEnabled\w*\.main/i;
const DOCUMENT_EXTRAS =
  /wordprocessingml\.(document\.glossary|header|footer|footnotes|endnotes|comments)\+xml|drawingml\.(chart|diagramData)\+xml/i;
const SLIDES = /presentationml\.slide\+xml/i;
const SLIDE_EXTRAS =
  /presentationml\.(notesSlide|comments|handoutMaster|slideMaster)\+xml|ms-powerpoint\.comments\+xml|drawingml\.(chart|diagramData)\+xml/i;

/** Text of a Word document: body, headers, footers, notes, comments, charts and diagrams. */
export function readWordDocument(office: OfficePackage): void {
  addParts(office, findParts(office, DOCUMENT_PARTS));
  addParts(office, findParts(office, DOCUMENT_EXTRAS));
}

/** Text of a presentation: slides, speaker notes, comments, masters, charts and diagrams. */
export function readPresentation(office: OfficePackage): void {
  addParts(office, findParts(office, SLIDES));
  addParts(office, findParts(office, SLIDE_EXTRAS));
}

export function addParts(office: OfficePackage, entries: readonly ZipEntry[]): void {
  for (const entry of entries) {
    const location = locationOf(entry.name);
    const text = new ParagraphText();
    office.reading.attempt(location, () => readPart(office, entry, text));
    office.reading.addPart(location, text.value);
  }
}

/** `word/document.xml` → `document`, `ppt/slides/slide3.xml` → `slide3`. */
export function locationOf(entryName: string): string {
  return entryName.slice(entryName.lastIndexOf('/') + 1).replace(/\.xml$/i, '');
}
