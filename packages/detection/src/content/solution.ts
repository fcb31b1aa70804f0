import type { Problem, RuleTemplate } from '@vedette/model';
import { z } from 'zod';
import type { HuntingQuery } from '../rules/hunting-query.ts';
import type { RuleTest } from './rule-test.ts';

/** `solution.json` of a solution folder. */
export const solutionManifestSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  publisher: z.string(),
  description: z.string(),
  /** Tables that its content reads. */
  dataTypes: z.array(z.string()),
  /** What the gallery says of `workbooks/<id>.json`. */
  workbooks: z
    .array(z.object({ id: z.string(), title: z.string(), description: z.string(), dataTypes: z.array(z.string()) }))
    .default([]),
});
export type SolutionManifest = z.infer<typeof solutionManifestSchema>;

/** Azure Workbook JSON, as far as a loader must know it. Source: microsoft/Application-Insights-Workbooks schema. */
export const workbookDocumentSchema = z.looseObject({
  version: z.literal('Notebook/1.0'),
  items: z.array(z.looseObject({ type: z.int(), content: z.unknown(), name: z.string().optional() })),
});
export type WorkbookDocument = z.infer<typeof workbookDocumentSchema>;

export interface Workbook {
  /** Shape of `summary`: that of `GET /api/workbooks`. */
  readonly summary: {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly solution: string;
    readonly dataTypes: readonly string[];
  };
  readonly workbook: WorkbookDocument;
}

export interface Solution {
  readonly manifest: SolutionManifest;
  readonly folder: string;
  readonly templates: readonly RuleTemplate[];
  readonly huntingQueries: readonly HuntingQuery[];
  readonly workbooks: readonly Workbook[];
  readonly tests: readonly RuleTest[];
}

/** A problem of a content file, with the file. */
export interface ContentProblem {
  readonly file: string;
  readonly problem: Problem;
}

export interface LoadedContent {
  readonly solutions: readonly Solution[];
  readonly problems: readonly ContentProblem[];
}
