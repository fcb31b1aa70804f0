/** Monaco with Kusto, loaded when an editor is first shown. Workers come from our own origin. */
import 'monaco-editor/esm/vs/editor/editor.all.js';
import './editor.css';
import { getKustoWorker, kustoDefaults } from '@kusto/monaco-kusto';
import KustoWorker from '@kusto/monaco-kusto/release/esm/kusto.worker?worker';
import * as monaco from 'monaco-editor/esm/vs/editor/editor.api';
import EditorWorker from 'monaco-editor/esm/vs/editor/editor.worker?worker';
import { decorateCompletions, registerSupportProviders } from './support-providers.ts';

(self as unknown as { MonacoEnvironment: unknown }).MonacoEnvironment = {
  getWorker: (_id: string, label: string) => (label === 'kusto' ? new KustoWorker() : new EditorWorker()),
};

// Before the first model: the providers keep the settings that they find when they are made.
kustoDefaults.setLanguageSettings({
  ...kustoDefaults.languageSettings,
  onDidProvideCompletionItems: decorateCompletions,
});
registerSupportProviders(monaco);

/** The query under the cursor has a mark of ours: the vendor's highlight of "the command" knows no `let` and is made invisible. */
const INVISIBLE = '#00000000';
monaco.editor.defineTheme('vedette-light', {
  base: 'vs',
  inherit: true,
  rules: [],
  colors: { 'editor.selectionHighlightBackground': INVISIBLE, 'editor.background': '#ffffff' },
});
monaco.editor.defineTheme('vedette-dark', {
  base: 'vs-dark',
  inherit: true,
  rules: [],
  colors: { 'editor.selectionHighlightBackground': INVISIBLE, 'editor.background': '#292929' },
});

export { getKustoWorker, monaco };
