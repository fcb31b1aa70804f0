import type { editor } from 'monaco-editor/esm/vs/editor/editor.api';
import { findCurrentQuery, splitQueries } from '../current-query.ts';

/** Marks the query that would be run: a line beside it, and a faint ground where there are several. */
export function watchCurrentQuery(instance: editor.IStandaloneCodeEditor, onBlock: (text: string) => void): void {
  const marks = instance.createDecorationsCollection();
  const update = () => {
    const model = instance.getModel();
    const position = instance.getPosition();
    if (!model || !position) return;
    const text = model.getValue();
    const block = findCurrentQuery(text, model.getOffsetAt(position));
    onBlock(block.text);
    if (block.text === '') return marks.clear();
    const isOneOfMany = splitQueries(text).length > 1;
    const [first, last] = [model.getPositionAt(block.start), model.getPositionAt(block.start + block.text.length)];
    marks.set([
      {
        range: { startLineNumber: first.lineNumber, startColumn: 1, endLineNumber: last.lineNumber, endColumn: 1 },
        options: {
          isWholeLine: true,
          linesDecorationsClassName: 'vedette-query-line',
          ...(isOneOfMany ? { className: 'vedette-query-back' } : {}),
        },
      },
    ]);
  };
  instance.onDidChangeCursorPosition(update);
  instance.onDidChangeModelContent(update);
  instance.onDidChangeModel(update);
  update();
}
