import { errorProblem, type Problem, Rejection } from '@vedette/model';

/** What a command can refuse, beyond how it was called. Shape: code -> what was wrong. Source of `docs/errors.md`. */
export const CLI_PROBLEMS = {
  CLI1001: 'The label is not in the catalogue, or several labels have that name.',
  CLI1002: 'What to scan is neither a folder nor a registered source.',
  CLI1003: 'There is no user of that name.',
} as const;
export type CliProblemCode = keyof typeof CLI_PROBLEMS;

/** Ends a command with exit code 1; `message` says what was found. */
export function rejectCommand(code: CliProblemCode, message: string, rest: Partial<Problem> = {}): Rejection {
  return new Rejection([errorProblem(code, message, rest)]);
}
