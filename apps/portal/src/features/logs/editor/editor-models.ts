import type { editor } from 'monaco-editor/esm/vs/editor/editor.api';

type Monaco = typeof import('monaco-editor/esm/vs/editor/editor.api');

/** The texts of the open tabs, each with its own undo history, cursor and scroll position. */
export class EditorModels {
  readonly #monaco: Monaco;
  readonly #instance: editor.IStandaloneCodeEditor;
  readonly #onChange: (id: string, text: string) => void;
  readonly #models = new Map<string, editor.ITextModel>();
  readonly #views = new Map<string, editor.ICodeEditorViewState | null>();
  #shown = '';

  constructor(monaco: Monaco, instance: editor.IStandaloneCodeEditor, onChange: (id: string, text: string) => void) {
    this.#monaco = monaco;
    this.#instance = instance;
    this.#onChange = onChange;
  }

  /** Shows a tab. `text` counts the first time only: a text that comes later could be older than what was typed since. */
  show(id: string, text: string): void {
    if (this.#shown === id) return;
    const model = this.#models.get(id) ?? this.#create(id, text);
    if (this.#shown !== '') this.#views.set(this.#shown, this.#instance.saveViewState());
    this.#shown = id;
    this.#instance.setModel(model);
    const view = this.#views.get(id);
    if (view) this.#instance.restoreViewState(view);
  }

  find(id: string): editor.ITextModel | undefined {
    return this.#models.get(id);
  }

  keepOnly(ids: readonly string[]): void {
    for (const [id, model] of this.#models) {
      if (ids.includes(id) || id === this.#shown) continue;
      model.dispose();
      this.#models.delete(id);
      this.#views.delete(id);
    }
  }

  dispose(): void {
    for (const model of this.#models.values()) model.dispose();
    this.#models.clear();
  }

  #create(id: string, text: string): editor.ITextModel {
    const model = this.#monaco.editor.createModel(text, 'kusto');
    model.setEOL(this.#monaco.editor.EndOfLineSequence.LF);
    model.onDidChangeContent(() => this.#onChange(id, model.getValue()));
    this.#models.set(id, model);
    return model;
  }
}
