import type { Problem } from '@vedette/model';
import { Budget } from '../budget.ts';
import { detectFormat } from '../detect-format.ts';
import { DEFAULT_READ_LIMITS } from '../limits.ts';
import { documentProblem } from '../problems.ts';
import { Unreadable } from '../unreadable.ts';
import { ZipArchive } from '../zip/zip-archive.ts';
import { applyOfficeLabel } from './apply-office-label.ts';
import { applyPdfLabel } from './apply-pdf-label.ts';
import { parseGuid } from './msip-properties.ts';

/** The label to write. Units: ids are GUIDs, `setDate` an ISO 8601 instant. */
export interface LabelToApply {
  readonly labelId: string;
  readonly siteId: string;
  /** `Privileged` when a person chose it, `Standard` when it was a default or automatic. */
  readonly method: 'Standard' | 'Privileged';
  /** The label's unique name; written where the format keeps names (PDF). */
  readonly name?: string;
  readonly setDate?: string;
  /** Mask: 1 header, 2 footer, 4 watermark, 8 encrypted. */
  readonly contentBits?: number;
}

export type ApplyOutcome =
  | { readonly kind: 'labelled'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly problem: Problem };

/**
 * Writes a label into an Office file or a PDF, replacing the one of the same tenant; labels of other tenants stay.
 * Shape: the new bytes; in Office files every part that does not hold labels is byte for byte what it was.
 * Errors: DOC1001 to DOC1005.
 */
export async function applyLabel(bytes: Uint8Array, name: string, label: LabelToApply): Promise<ApplyOutcome> {
  const normal = normalizeIds(label);
  if ('code' in normal) return { kind: 'refused', problem: normal };
  const format = detectFormat(bytes, name);
  try {
    if (format === 'pdf') return await applyPdfLabel(bytes, normal);
    if (format !== 'zip') return { kind: 'refused', problem: refuseFormat(format) };
    const budget = new Budget(DEFAULT_READ_LIMITS, () => performance.now());
    return applyOfficeLabel(new ZipArchive(bytes, budget), budget, normal);
  } catch (error) {
    if (error instanceof Unreadable && error.reason === 'password-protected') {
      return { kind: 'refused', problem: documentProblem('DOC1003') };
    }
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: 'refused', problem: documentProblem('DOC1002', detail) };
  }
}

function normalizeIds(label: LabelToApply): LabelToApply | Problem {
  const labelId = parseGuid(label.labelId);
  const siteId = parseGuid(label.siteId);
  if (labelId === null) return documentProblem('DOC1005', 'labelId');
  if (siteId === null) return documentProblem('DOC1005', 'siteId');
  return { ...label, labelId, siteId };
}

function refuseFormat(format: string): Problem {
  const encrypted = format === 'cfb' || format === 'pfile';
  return encrypted ? documentProblem('DOC1003') : documentProblem('DOC1001', format);
}
