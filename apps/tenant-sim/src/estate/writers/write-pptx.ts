import type { Prose } from '../body.ts';
import { escapeXml, type OfficePart, writeOfficePackage } from './office-package.ts';

const NAMESPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml';
const LINES_A_SLIDE = 3;

/** A presentation: the title, then three paragraphs a slide, and speaker notes with the footer. */
export function writePptx(body: Prose, modifiedAt: Date): Uint8Array {
  const slides: OfficePart[] = [toSlide(1, [body.title])];
  for (let at = 0; at < body.paragraphs.length; at += LINES_A_SLIDE) {
    slides.push(toSlide(slides.length + 1, body.paragraphs.slice(at, at + LINES_A_SLIDE)));
  }
  const ids = slides.map((_slide, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 1}"/>`);
  const notes: OfficePart = {
    name: 'ppt/notesSlides/notesSlide1.xml',
    contentType: `${TYPE}.notesSlide+xml`,
    xml: `<p:notes ${NAMESPACES}>${printShape([body.footer])}</p:notes>`,
  };
  return writeOfficePackage({
    main: {
      name: 'ppt/presentation.xml',
      contentType: `${TYPE}.presentation.main+xml`,
      xml: `<p:presentation ${NAMESPACES}><p:sldIdLst>${ids.join('')}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/></p:presentation>`,
    },
    parts: [...slides, notes],
    relationships: {
      'ppt/presentation.xml': slides.map((slide): [string, string] => ['slide', slide.name.replace('ppt/', '')]),
      'ppt/slides/slide1.xml': [['notesSlide', '../notesSlides/notesSlide1.xml']],
    },
    title: body.title,
    author: body.author,
    modifiedAt,
  });
}

function toSlide(number: number, lines: readonly string[]): OfficePart {
  return {
    name: `ppt/slides/slide${number}.xml`,
    contentType: `${TYPE}.slide+xml`,
    xml: `<p:sld ${NAMESPACES}>${printShape(lines)}</p:sld>`,
  };
}

function printShape(lines: readonly string[]): string {
  const paragraphs = lines.map((line) => `<a:p><a:r><a:t>${escapeXml(line)}</a:t></a:r></a:p>`);
  return `<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id="2" name="Content"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>${paragraphs.join('')}</p:txBody></p:sp></p:spTree></p:cSld>`;
}
