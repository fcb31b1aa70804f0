import { getDocumentProxy } from 'unpdf';
import { findExpandingStream } from './check-streams.ts';
import type { PdfJob, PdfMessage } from './pdf-messages.ts';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type Report = (message: PdfMessage) => void;

/** The payload of a rights-managed PDF. Source: ISO 32000-2, 7.6.7; name as Microsoft's writers give it. */
const PROTECTED_PAYLOAD = 'MicrosoftIRMServices Protected PDF.pdf';

/** Reads a PDF and reports what it finds as it goes, so that a reader who runs out of time has what came before. */
export async function extractPdf(job: PdfJob, report: Report): Promise<void> {
  const expanding = findExpandingStream(job);
  if (expanding !== null) return report({ kind: 'expands', message: expanding });
  let pdf: PdfDocument;
  try {
    pdf = await getDocumentProxy(job.bytes, { verbosity: 0, stopAtErrors: false, disableFontFace: true });
  } catch (error) {
    return report(describeFailure(error));
  }
  try {
    await reportMetadata(pdf, report);
    if (!(await reportAttachments(pdf, report))) await reportPages(pdf, report);
    report({ kind: 'end' });
  } catch (error) {
    report(describeFailure(error));
  } finally {
    await pdf.loadingTask.destroy();
  }
}

function describeFailure(error: unknown): PdfMessage {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  return { kind: 'failed', errorName: name, message };
}

async function reportMetadata(pdf: PdfDocument, report: Report): Promise<void> {
  const { info, metadata } = await pdf.getMetadata();
  const raw: unknown = metadata?.getRaw();
  const entries = listInfo(info as Record<string, unknown>);
  report({ kind: 'metadata', info: entries, xmp: typeof raw === 'string' ? raw : null });
}

/** Info entries; pdf.js puts those that ISO 32000 does not name under `Custom`. */
function listInfo(info: Record<string, unknown>): [string, string][] {
  const custom = typeof info.Custom === 'object' && info.Custom !== null ? Object.entries(info.Custom) : [];
  return [...Object.entries(info), ...custom].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
}

/** Shape: true when the PDF is only the wrapper of a protected one. */
async function reportAttachments(pdf: PdfDocument, report: Report): Promise<boolean> {
  for (const [id, { filename }] of (await pdf.getAttachments()) ?? []) {
    if (filename === PROTECTED_PAYLOAD) {
      report({ kind: 'protected' });
      return true;
    }
    const content: Uint8Array | null = await pdf.getAttachmentContent(id);
    report({ kind: 'attachment', filename, content });
  }
  return false;
}

async function reportPages(pdf: PdfDocument, report: Report): Promise<void> {
  for (let number = 1; number <= pdf.numPages; number += 1) {
    try {
      report({ kind: 'page', number, pageCount: pdf.numPages, text: await readPage(pdf, number) });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      report({ kind: 'gap', location: `page ${number}`, message: `The page could not be read: ${message}` });
    }
  }
}

async function readPage(pdf: PdfDocument, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  let text = '';
  for (const item of items) {
    if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
  }
  const values = (await page.getAnnotations()).map(annotationText).filter((value) => value !== '');
  page.cleanup();
  return values.length === 0 ? text : `${text}\n${values.join('\n')}`;
}

/** What was typed into a form field or a comment is not in the page's own text. */
function annotationText(annotation: {
  fieldName?: unknown;
  fieldValue?: unknown;
  contentsObj?: { str?: unknown };
}): string {
  const { fieldName, fieldValue, contentsObj } = annotation;
  if (typeof fieldValue === 'string' && fieldValue !== '') return `${String(fieldName ?? '')}: ${fieldValue}`;
  return typeof contentsObj?.str === 'string' ? contentsObj.str : '';
}
