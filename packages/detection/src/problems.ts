import { errorProblem, type Problem } from '@vedette/model';

/** Every problem of this package: code, HTTP status where a route meets it, and what it is about. */
export const DETECTION_PROBLEMS = {
  DET1001: { status: 400, about: 'A rule or hunting query is not readable YAML.' },
  DET1002: { status: 400, about: 'A field of a rule is missing or has the wrong type or length.' },
  DET1003: { status: 400, about: 'A duration is not readable or out of range.' },
  DET1004: { status: 400, about: 'Period and frequency of a rule do not go together.' },
  DET1005: { status: 400, about: 'A tactic or technique is unknown or they do not belong together.' },
  DET1006: { status: 400, about: 'An entity mapping names an unknown type or identifier, or none that identifies.' },
  DET1007: { status: 400, about: 'Custom details or alert details of a rule break a limit.' },
  DET1008: { status: 400, about: 'The incident grouping of a rule is incomplete or out of range.' },
  DET1009: { status: 400, about: 'The kind of rule is not evaluated by this engine.' },
  DET1010: { status: 400, about: 'Two pieces of content have the same id.' },
  DET1011: { status: 400, about: 'A solution folder lacks its solution.json, or it is not readable.' },
  DET1012: { status: 400, about: 'A workbook is not Azure Workbook JSON.' },
  DET1013: { status: 400, about: 'A rule test is not readable.' },
  DET1014: { status: 400, about: 'A rule query uses a form that rules may not use.' },
  DET2001: { status: 404, about: 'There is no rule of that id.' },
  DET2002: { status: 409, about: 'The rule is being evaluated elsewhere.' },
  DET3001: { status: 409, about: 'The incident changed since it was read.' },
  DET3002: { status: 400, about: 'Closing an incident needs a classification, and where there is a choice a reason.' },
  DET3003: { status: 400, about: 'The reason does not belong to the classification.' },
  DET3004: { status: 400, about: 'Only a closed incident has a classification.' },
  DET9001: { status: 500, about: 'A rule could not be evaluated, for a reason that no other code names.' },
} as const satisfies Readonly<Record<string, { status: number; about: string }>>;
export type DetectionProblemCode = keyof typeof DETECTION_PROBLEMS;

/** A problem of this package. Shape: `code` is a row of `DETECTION_PROBLEMS`. */
export function detectionProblem(
  code: DetectionProblemCode,
  message: string,
  rest: Partial<Omit<Problem, 'code' | 'message'>> = {},
): Problem {
  return errorProblem(code, message, { docs: `docs/errors.md#${code.toLowerCase()}`, ...rest });
}
