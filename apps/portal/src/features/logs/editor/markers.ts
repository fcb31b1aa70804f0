import type { KqlSupport, Problem } from '@vedette/model';
import type { editor } from 'monaco-editor/esm/vs/editor/editor.api';
import { describeSupport, findSupportMarks, isRefused } from './support-marks.ts';
import { setSupport } from './support-providers.ts';

/** Long enough not to scan at every key of a fast typist, short enough to be there when the eyes are. */
const DELAY_MILLISECONDS = 150;

type Severity = Problem['severity'];
interface Remark {
  readonly start: number;
  readonly end: number;
  readonly severity: Severity;
  readonly text: string;
}

/**
 * Remarks of one origin in one text. They are decorations of ours and not markers: the vendor's checker takes away every
 * marker's line with each of its own runs. They move with the text.
 */
class RemarkLayer {
  readonly #ids = new WeakMap<editor.ITextModel, string[]>();

  set(model: editor.ITextModel, remarks: readonly Remark[]): void {
    const decorations = remarks.map(({ start, end, severity, text }) => ({
      range: rangeOf(model, start, end),
      options: {
        inlineClassName: `vedette-remark vedette-remark-${severity}`,
        hoverMessage: { value: escapeMarkdown(text) },
        overviewRuler: { color: OVERVIEW[severity], position: RIGHT_LANE },
      },
    }));
    this.#ids.set(model, model.deltaDecorations(this.#ids.get(model) ?? [], decorations));
  }
}

/** `OverviewRulerLane.Right` of Monaco, which is loaded late. */
const RIGHT_LANE = 4;
const OVERVIEW: Readonly<Record<Severity, string>> = { error: '#d13438', warning: '#c19c00', information: '#4f8bd6' };

function rangeOf(model: editor.ITextModel, start: number, end: number) {
  // What is missing at the end of a line is marked at the character before it: nothing would be seen else.
  const isAtEnd = start >= end && /^(?:\n|$)/.test(model.getValue().slice(start, start + 1));
  const [from, to] = [
    model.getPositionAt(isAtEnd ? Math.max(start - 1, 0) : start),
    model.getPositionAt(isAtEnd ? start : Math.max(end, start + 1)),
  ];
  return {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  };
}

/** Messages hold text of the query: it is shown as text. What stands between backticks stays code. */
const escapeMarkdown = (text: string): string =>
  text
    .split('`')
    .map((part, at) =>
      at % 2 === 1 ? `\`${part}\`` : part.replace(/[\\*_{}[\]()#+!<>|]/g, '\\$&').replaceAll('\n', '\n\n'),
    )
    .join('');

const problemLayer = new RemarkLayer();
const supportLayer = new RemarkLayer();

/** Marks the problems of a run at their places, with their hints. */
export function showProblems(model: editor.ITextModel, problems: readonly Problem[]): void {
  const remarks = problems.flatMap(({ span, message, severity, code, hints }) =>
    span ? [{ start: span.start, end: span.end, severity, text: [`${message} (${code})`, ...hints].join('\n') }] : [],
  );
  problemLayer.set(model, remarks);
}

/** Marks refused names as they are typed, and names that differ with a remark, in whatever the editor shows. */
export function watchSupport(instance: editor.IStandaloneCodeEditor, entries: readonly KqlSupport[]): () => void {
  const index = setSupport(entries);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const mark = () => {
    const model = instance.getModel();
    if (!model) return;
    const remarks = findSupportMarks(model.getValue(), index).map(({ start, end, entry }) => ({
      start,
      end,
      severity: isRefused(entry) ? ('error' as const) : ('information' as const),
      text: describeSupport(entry),
    }));
    supportLayer.set(model, remarks);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(mark, DELAY_MILLISECONDS);
  };
  const listeners = [instance.onDidChangeModelContent(later), instance.onDidChangeModel(mark)];
  mark();
  return () => {
    clearTimeout(timer);
    for (const listener of listeners) listener.dispose();
  };
}
