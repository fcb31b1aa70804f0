/**
 * Fenced code blocks of Markdown pages, for the tests that execute them. The words after the language say what to do:
 * `sh run`, `js run`, `kql run`: execute; `sh serve`: starts a server, which must come up and end well;
 * `text output`: what the block before prints, exactly; `not-run: why`: shown only.
 */
export type ExampleKind = 'run' | 'serve' | 'output' | 'not-run';

export interface Example {
  readonly language: string;
  /** `undefined` where the page says nothing. */
  readonly kind: ExampleKind | undefined;
  readonly text: string;
  /** 1-based line of the opening fence. */
  readonly line: number;
}

const KINDS: readonly ExampleKind[] = ['run', 'serve', 'output', 'not-run'];
/** Languages that a reader would copy and execute: each such block must say what to do with it. */
const EXECUTABLE = ['sh', 'bash', 'js', 'ts', 'kql', 'python'];

export function findExamples(markdown: string): Example[] {
  const pattern = /^```(\w+)[ \t]*([^\n]*)\n(.*?)^```[ \t]*$/gms;
  return [...markdown.matchAll(pattern)].map((match) => {
    const word = /^[\w-]+/.exec(match[2] ?? '')?.[0];
    return {
      language: match[1] ?? '',
      kind: KINDS.find((kind) => kind === word),
      text: match[3] ?? '',
      line: markdown.slice(0, match.index).split('\n').length,
    };
  });
}

/** Blocks that a reader would execute and no test does, without a word why. */
export const findUnmarked = (examples: readonly Example[]): readonly Example[] =>
  examples.filter(({ language, kind }) => EXECUTABLE.includes(language) && kind === undefined);

/** What each executed block prints, where the page says so. Shape: an `output` block belongs to the one before it. */
export function findExpectedOutput(examples: readonly Example[], example: Example): string | undefined {
  const next = examples[examples.indexOf(example) + 1];
  return next?.kind === 'output' ? next.text : undefined;
}
