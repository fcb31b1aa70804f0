export { writeCompoundFile } from './container/write-compound-file.ts';
export * from './document.ts';
export { type ApplyOutcome, applyLabel, type LabelToApply } from './labels/apply-label.ts';
export { type ResolveLabelOptions, resolveLabel } from './labels/resolve-label.ts';
export { DEFAULT_READ_LIMITS, type ReadLimits } from './limits.ts';
export { readDocument } from './read-document.ts';
