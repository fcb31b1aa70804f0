import type { Problem, Span } from '@vedette/model';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type DetectionProblemCode, detectionProblem } from '../problems.ts';

/** A YAML text with the places of its values. */
export interface YamlSource {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Place of the value at `path`, or of its nearest parent that is there. */
  spanOf(path: readonly PropertyKey[]): Span | undefined;
}

/** Errors: `code` with the place for each error of the YAML itself. */
export function parseYamlSource(text: string, code: DetectionProblemCode): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, uniqueKeys: true, merge: true });
  const spanAt = (start: number, end: number): Span => {
    const { line, col } = lines.linePos(start);
    return { start, end, line, column: col };
  };
  const problems = document.errors.map((error) =>
    detectionProblem(code, `The YAML is not readable: ${error.message.split('\n')[0] ?? ''}`, {
      span: spanAt(error.pos[0], error.pos[1]),
    }),
  );
  return {
    value: problems.length > 0 ? undefined : document.toJS(),
    problems,
    spanOf: (path) => findSpan(document, path, spanAt),
  };
}

function findSpan(
  document: Document.Parsed,
  path: readonly PropertyKey[],
  spanAt: (start: number, end: number) => Span,
): Span | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return spanAt(node.range[0], node.range[1]);
  }
  return undefined;
}

/** The issues of a zod schema as problems with their places. */
export function problemsOfIssues(source: YamlSource, issues: readonly z.core.$ZodIssue[]): readonly Problem[] {
  return issues.map((issue) => {
    const path = issue.path.map(String).join('.') || 'the document';
    const span = source.spanOf(issue.path);
    return detectionProblem('DET1002', `\`${path}\`: ${issue.message}.`, span ? { span } : {});
  });
}
