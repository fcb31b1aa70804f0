import { makeStyles, Spinner, useUncontrolledFocus } from '@fluentui/react-components';
import type { KqlSupport, Problem, SchemaView } from '@vedette/model';
import type { editor } from 'monaco-editor/esm/vs/editor/editor.api';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useDark } from '../../../frame/preferences.ts';
import { watchCurrentQuery } from './block-marks.ts';
import { type KustoEditorHandle, makeEmptyHandle, makeHandle } from './editor-handle.ts';
import { EditorModels } from './editor-models.ts';
import { toEngineSchema } from './kusto-schema.ts';
import { showProblems, watchSupport } from './markers.ts';
import { watchDoubledPipe } from './overtype-pipe.ts';

type Monaco = typeof import('./monaco.ts');
interface Loaded {
  readonly module: Monaco;
  readonly instance: editor.IStandaloneCodeEditor;
  readonly models: EditorModels;
}

interface Props {
  readonly ref: Ref<KustoEditorHandle>;
  /** The tab that is shown. `text` counts when the tab is first shown; from then on the editor has the text. */
  readonly tab: { readonly id: string; readonly text: string };
  /** Ids of all open tabs: the texts of others are let go. */
  readonly openTabs: readonly string[];
  readonly schema: SchemaView | undefined;
  readonly support: readonly KqlSupport[] | undefined;
  /** Problems of each tab's last run, with places in the tab's whole text. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  readonly onChange: (tabId: string, text: string) => void;
  readonly onRun: () => void;
  readonly onSave: () => void;
  /** Told which query the cursor is in. */
  readonly onBlock: (text: string) => void;
}

const useStyles = makeStyles({
  frame: { position: 'relative', height: '100%', minHeight: '80px' },
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
  lineDecorationsWidth: 14,
  folding: false,
  wordWrap: 'on',
  padding: { top: 8, bottom: 8 },
  renderLineHighlight: 'none',
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  overviewRulerLanes: 2,
  fixedOverflowWidgets: true,
  accessibilitySupport: 'auto',
  ariaLabel: 'KQL query. Press Ctrl+M to let Tab leave the editor.',
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
  'semanticHighlighting.enabled': true,
  tabFocusMode: false,
};

/** A KQL editor with completion from our own catalogue. It keeps the texts of all open tabs; the page reads it by the handle. */
export function KustoEditor(props: Props) {
  const { ref, tab, openTabs, schema, support, problems } = props;
  const styles = useStyles();
  const dark = useDark();
  // Else Fluent takes Tab before the editor, which completes and indents with it.
  const ownTab = useUncontrolledFocus();
  const holder = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [loaded, setLoaded] = useState<Loaded>();

  useEffect(() => {
    let isGone = false;
    let made: Loaded | undefined;
    import('./monaco.ts').then((module) => {
      if (isGone || !holder.current) return;
      made = createEditor(module, holder.current, latest);
      setLoaded(made);
    });
    return () => {
      isGone = true;
      made?.models.dispose();
      made?.instance.dispose();
    };
  }, []);

  useEffect(() => loaded?.module.monaco.editor.setTheme(dark ? 'vedette-dark' : 'vedette-light'), [loaded, dark]);
  useEffect(() => loaded?.models.show(tab.id, latest.current.tab.text), [loaded, tab.id]);
  useEffect(() => loaded?.models.keepOnly(openTabs), [loaded, openTabs]);
  useSchema(loaded, schema);
  useEffect(() => {
    if (!loaded || !support) return undefined;
    return watchSupport(loaded.instance, support);
  }, [loaded, support]);
  useProblemMarkers(loaded, problems);
  useImperativeHandle(
    ref,
    () => (loaded ? makeHandle(loaded.instance) : makeEmptyHandle(() => latest.current.tab.text)),
    [loaded],
  );

  return (
    <div className={styles.frame}>
      <div ref={holder} className={styles.editor} {...ownTab} />
      {!loaded && (
        <div className={styles.wait}>
          <Spinner size="small" label="Loading the editor" />
        </div>
      )}
    </div>
  );
}

function createEditor(module: Monaco, holder: HTMLElement, latest: { readonly current: Props }): Loaded {
  const { monaco } = module;
  const instance = monaco.editor.create(holder, { ...OPTIONS, model: null });
  const models = new EditorModels(monaco, instance, (id, text) => latest.current.onChange(id, text));
  const { Shift, CtrlCmd } = monaco.KeyMod;
  const { Enter, KeyS } = monaco.KeyCode;
  instance.addAction({
    id: 'vedette.run',
    label: 'Run query',
    keybindings: [Shift | Enter, CtrlCmd | Enter],
    run: () => latest.current.onRun(),
  });
  instance.addAction({
    id: 'vedette.save',
    label: 'Save query',
    keybindings: [CtrlCmd | KeyS],
    run: () => latest.current.onSave(),
  });
  watchDoubledPipe(instance);
  watchCurrentQuery(instance, (text) => latest.current.onBlock(text));
  return { module, instance, models };
}

function useSchema(loaded: Loaded | undefined, schema: SchemaView | undefined): void {
  useEffect(() => {
    const model = loaded?.instance.getModel();
    if (!loaded || !model || !schema) return;
    let isGone = false;
    loaded.module
      .getKustoWorker()
      .then((worker) => worker(model.uri))
      .then((service) => (isGone ? undefined : service.setSchema(toEngineSchema(schema))))
      .then(() => (isGone ? undefined : suggestAgain(loaded.instance)))
      .catch((error: unknown) => console.warn('completion is off:', error));
    return () => {
      isGone = true;
    };
  }, [loaded, schema]);
}

/** Who began to type before the service knew the tables is offered them now. */
function suggestAgain(instance: editor.IStandaloneCodeEditor): void {
  const position = instance.getPosition();
  const isTyping = position && instance.hasTextFocus() && instance.getModel()?.getWordUntilPosition(position).word;
  if (isTyping) instance.trigger('vedette', 'editor.action.triggerSuggest', {});
}

/** Sets the marks of a run once: as the text changes they move with it. */
function useProblemMarkers(loaded: Loaded | undefined, problems: Props['problems']): void {
  const shown = useRef(new Map<string, readonly Problem[]>());
  useEffect(() => {
    if (!loaded) return;
    for (const [id, list] of problems) {
      const model = loaded.models.find(id);
      if (!model || shown.current.get(id) === list) continue;
      shown.current.set(id, list);
      showProblems(model, list);
    }
  }, [loaded, problems]);
}
