import { parentPort } from 'node:worker_threads';
import { extractPdf } from './extract-pdf.ts';
import type { PdfJob } from './pdf-messages.ts';

/** Thread of its own for pdf.js, whose steps cannot be interrupted from within. */
parentPort?.on('message', async (job: PdfJob) => {
  await extractPdf(job, (message) => parentPort?.postMessage(message));
});
