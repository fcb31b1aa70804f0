import type { KqlSupport, Problem } from '@vedette/model';
import type { editor } from 'monaco-editor/esm/vs/editor/editor.api';
import { describeSupport, findSupportMarks, isRefused } from './support-marks.ts';
import { setSupport } from './support-providers.ts';

type Monaco = typeof import('monaco-editor/esm/vs/editor/editor.api');
const OWNER = 'vedette-support';
/** Long enough not to scan at every key of a fast typist, short enough to be there when the eyes are. */
const DELAY_MILLISECONDS = 150;

function rangeOf(model: editor.ITextModel, start: number, end: number) {
  const [from, to] = [model.getPositionAt(start), model.getPositionAt(Math.max(end, start + 1))];
  return {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  };
}

/** Problems of a run as marks in the text, with their hints. */
export function toProblemMarkers(
  { MarkerSeverity }: Pick<Monaco, 'MarkerSeverity'>,
  model: editor.ITextModel,
  problems: readonly Problem[],
): editor.IMarkerData[] {
  return problems.flatMap(({ span, message, severity, code, hints }) => {
    if (!span) return [];
    return {
      ...rangeOf(model, span.start, span.end),
      message: [message, ...hints].join('\n'),
      code,
      source: 'Vedette',
      severity:
        severity === 'error'
          ? MarkerSeverity.Error
          : severity === 'warning'
            ? MarkerSeverity.Warning
            : MarkerSeverity.Info,
    };
  });
}

/** Marks refused names as they are typed, and names that differ with a remark, in whatever the editor shows. */
export function watchSupport(
  monaco: Monaco,
  instance: editor.IStandaloneCodeEditor,
  entries: readonly KqlSupport[],
): () => void {
  const index = setSupport(entries);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const mark = () => {
    const model = instance.getModel();
    if (!model) return;
    const markers = findSupportMarks(model.getValue(), index).map(({ start, end, entry }) => ({
      ...rangeOf(model, start, end),
      message: describeSupport(entry).replaceAll('`', '"'),
      source: 'Vedette',
      severity: isRefused(entry) ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Info,
    }));
    monaco.editor.setModelMarkers(model, OWNER, markers);
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
