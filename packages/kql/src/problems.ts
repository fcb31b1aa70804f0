import type { Problem, Span } from './types.ts';

interface ProblemEntry {
  readonly severity: 'error' | 'warning';
  readonly message: (...details: readonly string[]) => string;
}

/** Every problem that the compiler reports. Codes never change their meaning. */
export const PROBLEMS = {
  KQL1001: { severity: 'error', message: (detail) => `The query has a syntax error: ${detail}` },
  KQL1002: { severity: 'error', message: (detail) => detail ?? '' },
  KQL1003: { severity: 'error', message: (detail) => detail ?? '' },
  KQL1004: {
    severity: 'error',
    message: () => 'Expected a query, found an empty text; write at least the name of a table.',
  },
  KQL1005: {
    severity: 'error',
    message: () =>
      'The parser failed on this query; write it in smaller steps with `let` to find the part that it cannot read.',
  },
  KQL1006: { severity: 'error', message: (kind) => `Expected a query that gives a table, found ${kind}.` },
  KQL1007: {
    severity: 'error',
    message: (kind, name, known) =>
      known
        ? `The ${kind} \`${name}\` does not exist here; there is ${known}.`
        : `The ${kind} \`${name}\` does not exist here.`,
  },
  KQL1008: {
    severity: 'error',
    message: (name, path) => `The function \`${name}\` calls itself (${path}); a function can only call others.`,
  },
  KQL1009: {
    severity: 'error',
    message: (name, line, column, detail) => `In the function \`${name}\`, line ${line}, column ${column}: ${detail}`,
  },
  KQL1010: {
    severity: 'error',
    message: (references) =>
      `One or more pattern references were not declared. Detected pattern references: [${references}]`,
  },
  KQL1011: {
    severity: 'error',
    message: (name) => `\`${name}\` is out of reach: an earlier \`restrict access\` does not name it.`,
  },
  KQL2001: { severity: 'error', message: (name) => `The operator \`${name}\` is not supported yet.` },
  KQL2002: { severity: 'error', message: (name) => `The function \`${name}()\` is not supported yet.` },
  KQL2003: { severity: 'error', message: (name) => `The aggregate \`${name}()\` is not supported yet.` },
  KQL2004: { severity: 'error', message: (name) => `The plugin \`${name}\` is not supported yet.` },
  KQL2005: { severity: 'error', message: (detail) => `${detail}` },
  KQL2006: { severity: 'error', message: (name, reason) => `\`${name}\` is refused: ${reason}` },
  KQL2007: { severity: 'error', message: (name, what, found) => `\`${name}\` expected ${what}, found ${found}.` },
  KQL2008: {
    severity: 'error',
    message: (alias) => `The watchlist \`${alias}\` does not exist; create it, or correct its alias.`,
  },
  KQL2009: {
    severity: 'error',
    message: (count) =>
      `The columns of this query depend on rows more than ${count} times; write the columns out after \`evaluate\`.`,
  },
  KQL2010: {
    severity: 'error',
    message: () =>
      'The columns of this query depend on rows, which are not at hand here; write them out, as in `evaluate bag_unpack(Bag) : (*, Name: string)`.',
  },
  KQL2020: {
    severity: 'error',
    message: (count) =>
      `Written out, with every function and \`let\` in its place, the query has more than ${count} steps; call fewer functions within functions, or use \`materialize()\`.`,
  },
  KQL3001: {
    severity: 'warning',
    message: (found, plain) => `The query contains \`${found}\`; it was read as \`${plain}\`.`,
  },
  KQL3002: {
    severity: 'warning',
    message: (type) =>
      `A dynamic value is compared with a value of type ${type}; it was read as its ${type} value. Write \`to${type}(...)\` to say so.`,
  },
  KQL3003: { severity: 'warning', message: (name, difference) => `\`${name}\` differs from Kusto: ${difference}` },
  KQL3005: {
    severity: 'warning',
    message: (name) => `\`set ${name}\` has no effect: this option is not known here.`,
  },
  KQL3006: {
    severity: 'warning',
    message: () => '`externaldata` was read as an empty table: its files are not fetched here.',
  },
  KQL3007: {
    severity: 'warning',
    message: (plugin, names) =>
      `No row that \`${plugin}\` read says its columns: ${names} stands for null here, and is an error in Kusto. Write the columns out after \`evaluate\` to be sure of them.`,
  },
  KQL3004: {
    severity: 'warning',
    message: (name) => `\`union isfuzzy\` left out \`${name}\`, which does not exist here.`,
  },
  KQL4001: { severity: 'error', message: (reason) => `${reason}` },
  KQL4002: { severity: 'warning', message: (notice) => `${notice}` },
} as const satisfies Record<string, ProblemEntry>;
export type ProblemCode = keyof typeof PROBLEMS;

/** A problem of the table, with its place. */
export function problem(code: ProblemCode, span: Span | undefined, ...details: readonly string[]): Problem {
  const entry: ProblemEntry = PROBLEMS[code];
  const base = { code, severity: entry.severity, message: entry.message(...details), hints: [] };
  return span ? { ...base, span } : base;
}

/** Ends a compilation from within; `compileKql` turns it into a rejection. It never leaves the package. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(refused: Problem) {
    super(refused.message);
    this.problem = refused;
  }
}

export function refuse(code: ProblemCode, span: Span | undefined, ...details: readonly string[]): never {
  throw new Refusal(problem(code, span, ...details));
}
