import { errorProblem, type Problem } from '@vedette/model';

/** What can stop a label from being written. The message says what was expected, what was found and what to do. */
export const DOCUMENT_PROBLEMS = {
  DOC1001: (format: string) =>
    `A label can be written to Office files and PDF, this is \`${format}\`; protect it with rights management instead.`,
  DOC1002: (detail: string) => `The document could not be opened to write its label: ${detail}`,
  DOC1003: () => 'The document is encrypted; remove its protection before writing a label.',
  DOC1004: () => 'The PDF is signed and writing a label would break the signature; label it before it is signed.',
  DOC1005: (field: string) => `\`${field}\` must be a GUID such as 3a1b7c50-1f0e-4d6a-9b44-0c5d2e7f1a03.`,
} as const;
export type DocumentProblemCode = keyof typeof DOCUMENT_PROBLEMS;

export function documentProblem(code: DocumentProblemCode, detail = ''): Problem {
  return errorProblem(code, DOCUMENT_PROBLEMS[code](detail), { docs: `docs/errors.md#${code.toLowerCase()}` });
}
