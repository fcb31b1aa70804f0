import { makeStyles, Spinner } from '@fluentui/react-components';
import type { Problem, SchemaView } from '@vedette/model';
import type { editor } from 'monaco-editor/esm/vs/editor/editor.api';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useDark } from '../../../frame/preferences.ts';
import { toShowSchema } from './kusto-schema.ts';

type Monaco = typeof import('./monaco.ts');

export interface KustoEditorHandle {
  /** Puts a text where the cursor is and gives the editor the focus. */
  insert(text: string): void;
  replaceAll(text: string): void;
  /** The selected text, or the whole text with the cursor's place. */
  read(): {
    readonly text: string;
    readonly offset: number;
    readonly selection: string;
    readonly selectionStart: number;
  };
  /** Moves the cursor to a place of the whole text. */
  reveal(offset: number): void;
  format(): void;
  focus(): void;
}

interface Props {
  readonly ref: Ref<KustoEditorHandle>;
  readonly initialText: string;
  readonly schema: SchemaView | undefined;
  /** Problems of the last run, with places in the whole text. */
  readonly problems: readonly Problem[];
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
}

const useStyles = makeStyles({
  frame: { position: 'relative', height: '100%', minHeight: '120px' },
  editor: { position: 'absolute', inset: 0 },
  wait: { position: 'absolute', inset: 0, display: 'grid', placeItems: 'center' },
});

const OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  fontSize: 13,
  lineHeight: 20,
  fontFamily: "'Cascadia Code', Consolas, 'SF Mono', 'DejaVu Sans Mono', 'Liberation Mono', monospace",
  lineNumbersMinChars: 3,
  padding: { top: 8, bottom: 8 },
  renderLineHighlight: 'line',
  fixedOverflowWidgets: true,
  accessibilitySupport: 'auto',
  ariaLabel: 'KQL query',
  'semanticHighlighting.enabled': true,
  tabFocusMode: false,
};

/** A KQL editor with completion from our own catalogue. It keeps its own text; the page reads it by the handle. */
export function KustoEditor({ ref, initialText, schema, problems, onChange, onRun }: Props) {
  const styles = useStyles();
  const dark = useDark();
  const holder = useRef<HTMLDivElement>(null);
  const latest = useRef({ onChange, onRun, initialText });
  latest.current = { onChange, onRun, initialText };
  const [loaded, setLoaded] = useState<{ module: Monaco; instance: editor.IStandaloneCodeEditor }>();

  useEffect(() => {
    let isGone = false;
    let instance: editor.IStandaloneCodeEditor | undefined;
    import('./monaco.ts').then((module) => {
      if (isGone || !holder.current) return;
      const { monaco } = module;
      const model = monaco.editor.createModel(latest.current.initialText, 'kusto');
      instance = monaco.editor.create(holder.current, { ...OPTIONS, model });
      instance.onDidChangeModelContent(() => latest.current.onChange(model.getValue()));
      const run = () => latest.current.onRun();
      instance.addAction({
        id: 'vedette.run',
        label: 'Run query',
        keybindings: [monaco.KeyMod.Shift | monaco.KeyCode.Enter, monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter],
        run,
      });
      setLoaded({ module, instance });
    });
    return () => {
      isGone = true;
      instance?.getModel()?.dispose();
      instance?.dispose();
    };
  }, []);

  useEffect(() => loaded?.module.monaco.editor.setTheme(dark ? 'kusto-dark' : 'kusto-light'), [loaded, dark]);
  useSchema(loaded, schema);
  useMarkers(loaded, problems);
  useImperativeHandle(ref, () => makeHandle(loaded?.instance, initialText), [loaded, initialText]);

  return (
    <div className={styles.frame}>
      <div ref={holder} className={styles.editor} />
      {!loaded && (
        <div className={styles.wait}>
          <Spinner size="small" label="Loading the editor" />
        </div>
      )}
    </div>
  );
}

type Loaded = { module: Monaco; instance: editor.IStandaloneCodeEditor } | undefined;

function useSchema(loaded: Loaded, schema: SchemaView | undefined): void {
  useEffect(() => {
    const model = loaded?.instance.getModel();
    if (!loaded || !model || !schema) return;
    let isGone = false;
    loaded.module
      .getKustoWorker()
      .then((worker) => worker(model.uri))
      .then((service) =>
        isGone ? undefined : service.setSchemaFromShowSchema(toShowSchema(schema), 'https://vedette', 'default'),
      )
      .catch((error: unknown) => console.warn('completion is off:', error));
    return () => {
      isGone = true;
    };
  }, [loaded, schema]);
}

function useMarkers(loaded: Loaded, problems: readonly Problem[]): void {
  useEffect(() => {
    const model = loaded?.instance.getModel();
    if (!loaded || !model) return;
    const { monaco } = loaded.module;
    const markers = problems.flatMap(({ span, message, severity, code }) => {
      if (!span) return [];
      const [start, end] = [model.getPositionAt(span.start), model.getPositionAt(Math.max(span.end, span.start + 1))];
      return {
        message,
        code,
        source: 'Vedette',
        severity: severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
        startLineNumber: start.lineNumber,
        startColumn: start.column,
        endLineNumber: end.lineNumber,
        endColumn: end.column,
      };
    });
    monaco.editor.setModelMarkers(model, 'vedette', markers);
  }, [loaded, problems]);
}

function makeHandle(instance: editor.IStandaloneCodeEditor | undefined, initialText: string): KustoEditorHandle {
  const model = instance?.getModel();
  if (!instance || !model) {
    const nothing = () => undefined;
    const read = () => ({ text: initialText, offset: 0, selection: '', selectionStart: 0 });
    return { insert: nothing, replaceAll: nothing, read, reveal: nothing, format: nothing, focus: nothing };
  }
  const write = (text: string, range: Parameters<typeof model.getValueInRange>[0]) => {
    instance.pushUndoStop();
    instance.executeEdits('vedette', [{ range, text, forceMoveMarkers: true }]);
    instance.pushUndoStop();
    instance.focus();
  };
  return {
    insert: (text) => {
      const selection = instance.getSelection();
      if (selection) write(text, selection);
    },
    replaceAll: (text) => write(text, model.getFullModelRange()),
    read: () => {
      const selection = instance.getSelection();
      const position = instance.getPosition();
      return {
        text: model.getValue(),
        offset: position ? model.getOffsetAt(position) : 0,
        selection: selection ? model.getValueInRange(selection) : '',
        selectionStart: selection ? model.getOffsetAt(selection.getStartPosition()) : 0,
      };
    },
    reveal: (offset) => {
      const position = model.getPositionAt(offset);
      instance.setPosition(position);
      instance.revealPositionInCenter(position);
      instance.focus();
    },
    format: () => void instance.getAction('editor.action.formatDocument')?.run(),
    focus: () => instance.focus(),
  };
}
