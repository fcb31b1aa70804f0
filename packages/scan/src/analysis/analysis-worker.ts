/** A thread that analyses documents one after the other. Messages: `AnalysisJob` in, `AnalysisResult` out. */
import { parentPort } from 'node:worker_threads';
import { createClassifier } from '@vedette/classify';
import { invariant } from '@vedette/model';
import { analyseDocument } from './analyse-document.ts';
import type { AnalysisJob } from './analysis.ts';

invariant(parentPort, 'analysis-worker runs as a worker thread only');
const port = parentPort;
const classifier = createClassifier();

port.on('message', async (job: AnalysisJob) => {
  port.postMessage(await analyseDocument(job, classifier));
});
