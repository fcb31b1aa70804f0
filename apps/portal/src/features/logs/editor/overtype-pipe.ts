import type { editor } from 'monaco-editor/esm/vs/editor/editor.api';

/**
 * Whether a key would double what stands before the cursor: a table that is completed by Enter brings a new line with `| `, and
 * whoever goes on to type that bar or space means the one that is there. No query has two bars in a row.
 */
export const isDoubled = (key: string, lineToCursor: string): boolean =>
  (key === '|' || key === ' ') && /^\s*\| $/.test(lineToCursor);

/** Takes a bar or a space that stands there already for typed. */
export function watchDoubledPipe(instance: editor.IStandaloneCodeEditor): void {
  instance.onKeyDown((event) => {
    const [model, selection] = [instance.getModel(), instance.getSelection()];
    if (!model || !selection?.isEmpty() || event.ctrlKey || event.metaKey || event.altKey) return;
    const { lineNumber, column } = selection.getPosition();
    if (!isDoubled(event.browserEvent.key, model.getLineContent(lineNumber).slice(0, column - 1))) return;
    event.preventDefault();
    event.stopPropagation();
  });
}
