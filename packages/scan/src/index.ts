export type { Analyser, AnalysisJob, AnalysisResult } from './analysis/analysis.ts';
export { createWorkerPool, type WorkerPoolOptions } from './analysis/worker-pool.ts';
export { assetIdOf } from './build-asset.ts';
export { type FileFacts, type FolderEntry, nodeFileSystem, type ScanFileSystem } from './folder/file-system.ts';
export {
  ScanInterruption,
  type Scanner,
  type ScannerOptions,
  type ScanProgress,
  type ScanRequest,
} from './scan-options.ts';
export { createScanner } from './scanner.ts';
export { SKIP_REASONS, type SkipReason } from './skip-reasons.ts';
