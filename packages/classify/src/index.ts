export { createClassifier } from './classifier.ts';
export * from './finding.ts';
export { maskText } from './mask-text.ts';
export { type Confidence, defineType, type SensitiveType, type TypePattern } from './sensitive-type.ts';
export { explainFinding, summariseFindings } from './summarise-findings.ts';
export { BUILT_IN_TYPES } from './types/built-in-types.ts';
