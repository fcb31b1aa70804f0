import { createHash } from 'node:crypto';
import { type Classifier, summariseFindings } from '@vedette/classify';
import { readDocument, resolveLabel } from '@vedette/documents';
import type { AnalysisJob, AnalysisResult } from './analysis.ts';

/** Text, label and sensitive information of one document. Shape: never throws; what could not be read is said. */
export async function analyseDocument(job: AnalysisJob, classifier: Classifier): Promise<AnalysisResult> {
  const contentHash = createHash('sha256').update(job.bytes).digest('hex');
  if (contentHash === job.knownHash) return { kind: 'same', contentHash };
  const outcome = await readDocument(job.bytes, job.name, job.limits);
  if (outcome.kind === 'unreadable') {
    const { format, protection, reason, message, labels } = outcome;
    return { kind: 'unreadable', contentHash, format, protection, label: resolveLabel(labels), reason, message };
  }
  const { format, protection, parts, labels, incomplete } = outcome.content;
  const findings = summariseFindings(
    parts,
    parts.map(({ text }) => classifier.classifyText(text)),
  );
  return { kind: 'read', contentHash, format, protection, label: resolveLabel(labels), findings, incomplete };
}
