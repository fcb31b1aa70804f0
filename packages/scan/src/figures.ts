import type { ScanRun } from '@vedette/model';

/** The figures of a run that has looked at nothing yet. */
export const NO_FIGURES = Object.freeze({
  seen: 0,
  classified: 0,
  unchanged: 0,
  withFindings: 0,
  labelled: 0,
  skipped: 0,
  deleted: 0,
  bytesRead: 0,
}) satisfies Partial<ScanRun>;
