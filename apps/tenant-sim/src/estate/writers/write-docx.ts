import type { Prose } from '../body.ts';
import { escapeXml, writeOfficePackage } from './office-package.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A Word document with a footer. */
export function writeDocx(body: Prose, modifiedAt: Date): Uint8Array {
  const paragraphs = [
    printParagraph(body.title, '<w:b/><w:sz w:val="32"/>'),
    ...body.paragraphs.map((text) => printParagraph(text)),
  ];
  const section = '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/></w:sectPr>';
  return writeOfficePackage({
    main: {
      name: 'word/document.xml',
      contentType: `${TYPE}.document.main+xml`,
      xml: `<w:document ${W} ${R}><w:body>${paragraphs.join('')}${section}</w:body></w:document>`,
    },
    parts: [
      {
        name: 'word/footer1.xml',
        contentType: `${TYPE}.footer+xml`,
        xml: `<w:ftr ${W}>${printParagraph(body.footer)}</w:ftr>`,
      },
    ],
    relationships: { 'word/document.xml': [['footer', 'footer1.xml']] },
    title: body.title,
    author: body.author,
    modifiedAt,
  });
}

function printParagraph(text: string, format = ''): string {
  const properties = format === '' ? '' : `<w:rPr>${format}</w:rPr>`;
  return `<w:p><w:r>${properties}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
}
