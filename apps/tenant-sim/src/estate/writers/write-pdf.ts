import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { Prose } from '../body.ts';

const PAGE = [595, 842] as const;
const MARGIN = 56;
const LINE_HEIGHT = 15;
const LINES_A_PAGE = 46;
/** Characters that fit a line at 11 points. */
const LINE_LENGTH = 88;

/** A PDF in the fonts every reader has, wrapped by hand. */
export async function writePdf(body: Prose, modifiedAt: Date): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  pdf.setTitle(body.title);
  pdf.setAuthor(body.author);
  pdf.setCreationDate(modifiedAt);
  pdf.setModificationDate(modifiedAt);
  const lines = [body.title, '', ...body.paragraphs.flatMap((text) => [...wrap(text), '']), body.footer];
  for (let at = 0; at < lines.length; at += LINES_A_PAGE) {
    const page = pdf.addPage([...PAGE]);
    page.setFont(font);
    page.setFontSize(11);
    page.setLineHeight(LINE_HEIGHT);
    page.drawText(lines.slice(at, at + LINES_A_PAGE).join('\n'), { x: MARGIN, y: PAGE[1] - MARGIN });
  }
  return pdf.save();
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > LINE_LENGTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
