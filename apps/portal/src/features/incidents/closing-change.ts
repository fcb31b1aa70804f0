import { CLASSIFICATION_REASONS, type Classification, type ClassificationReason } from '@vedette/model';
import type { Change } from './reverse-change.ts';

/** The change that closes an incident. Shape: no reason where the classification has none. */
export function closingChange(
  classification: Classification,
  reason: ClassificationReason | undefined,
  comment: string,
): Change {
  const trimmed = comment.trim();
  return {
    status: 'Closed',
    classification,
    ...(reason ? { classificationReason: reason } : {}),
    ...(trimmed === '' ? {} : { classificationComment: trimmed }),
  };
}

/** The reason to start with: the only one there is, or none yet. */
export const firstReason = (classification: Classification): ClassificationReason | undefined =>
  CLASSIFICATION_REASONS[classification].length === 1 ? CLASSIFICATION_REASONS[classification][0] : undefined;
