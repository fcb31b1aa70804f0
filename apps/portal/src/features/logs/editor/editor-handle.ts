import type { editor } from 'monaco-editor/esm/vs/editor/editor.api';

/** What the editor holds now. */
export interface EditorReading {
  readonly text: string;
  readonly offset: number;
  readonly selection: string;
  readonly selectionStart: number;
}

export interface KustoEditorHandle {
  /** Puts a text where the cursor is and gives the editor the focus. */
  insert(text: string): void;
  /** Puts a text in the place of a part of the whole text, selects what is new, and shows it. */
  replace(start: number, end: number, text: string): void;
  read(): EditorReading;
  /** Moves the cursor to a place of the whole text. */
  reveal(offset: number): void;
  format(): void;
  toggleComment(): void;
  focus(): void;
}

/** Before the editor has loaded: there is the tab's text, and nothing can be done to it. */
export function makeEmptyHandle(text: () => string): KustoEditorHandle {
  const nothing = () => undefined;
  return {
    insert: nothing,
    replace: nothing,
    read: () => ({ text: text(), offset: 0, selection: '', selectionStart: 0 }),
    reveal: nothing,
    format: nothing,
    toggleComment: nothing,
    focus: nothing,
  };
}

export function makeHandle(instance: editor.IStandaloneCodeEditor): KustoEditorHandle {
  const write = (range: editor.ISingleEditOperation['range'], text: string) => {
    instance.pushUndoStop();
    instance.executeEdits('vedette', [{ range, text, forceMoveMarkers: true }]);
    instance.pushUndoStop();
    instance.focus();
  };
  const act = (id: string) => {
    instance.focus();
    void instance.getAction(id)?.run();
  };
  return {
    insert: (text) => {
      const selection = instance.getSelection();
      if (selection) write(selection, text);
    },
    replace: (start, end, text) => replacePart(instance, write, { start, end, text }),
    read: () => readEditor(instance),
    reveal: (offset) => {
      const position = instance.getModel()?.getPositionAt(offset);
      if (!position) return;
      instance.setPosition(position);
      instance.revealPositionInCenter(position);
      instance.focus();
    },
    format: () => act('editor.action.formatDocument'),
    toggleComment: () => act('editor.action.commentLine'),
    focus: () => instance.focus(),
  };
}

function replacePart(
  instance: editor.IStandaloneCodeEditor,
  write: (range: editor.ISingleEditOperation['range'], text: string) => void,
  { start, end, text }: { readonly start: number; readonly end: number; readonly text: string },
): void {
  const model = instance.getModel();
  if (!model) return;
  const [from, to] = [model.getPositionAt(start), model.getPositionAt(end)];
  write(
    { startLineNumber: from.lineNumber, startColumn: from.column, endLineNumber: to.lineNumber, endColumn: to.column },
    text,
  );
  const last = model.getPositionAt(start + text.length);
  instance.setPosition(last);
  instance.revealPositionInCenterIfOutsideViewport(last);
}

function readEditor(instance: editor.IStandaloneCodeEditor): EditorReading {
  const model = instance.getModel();
  const selection = instance.getSelection();
  const position = instance.getPosition();
  if (!model) return { text: '', offset: 0, selection: '', selectionStart: 0 };
  return {
    text: model.getValue(),
    offset: position ? model.getOffsetAt(position) : 0,
    selection: selection ? model.getValueInRange(selection) : '',
    selectionStart: selection ? model.getOffsetAt(selection.getStartPosition()) : 0,
  };
}
