import { errorProblem, type Problem } from '@vedette/model';

/** Why a record could not become a row. Shape: code -> what was expected. */
export const INGEST_PROBLEMS = {
  ING1001: 'There is no such table.',
  ING1002: "Expected a value of the column's type.",
  ING1003: 'Expected valid JSON text.',
  ING1004: 'Expected a known column.',
  ING1005: 'Expected a time within the years 1 to 9999.',
  ING1006: 'Expected a `TimeGenerated`, found none: the time of arrival stands in its place.',
} as const;
export type IngestProblemCode = keyof typeof INGEST_PROBLEMS;

/** A note about a record that was accepted nevertheless. */
export function ingestNote(code: IngestProblemCode): Problem {
  return { ...errorProblem(code, INGEST_PROBLEMS[code]), severity: 'information' };
}

export function ingestProblem(code: IngestProblemCode, detail: string): Problem {
  return errorProblem(code, `${INGEST_PROBLEMS[code]} ${detail}`);
}
