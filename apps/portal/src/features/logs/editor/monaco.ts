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
  // Words have colours at once; what the catalogue knows of them follows from the worker.
  useTokenColorization: true,
  onDidProvideCompletionItems: decorateCompletions,
});
registerSupportProviders(monaco);

/** Colours of words before the worker has looked at them: those of `editor.css`, where both tell the same. */
const tokenRules = (colors: {
  keyword: string;
  step: string;
  text: string;
  number: string;
  comment: string;
  plain: string;
}) => [
  { token: 'keyword', foreground: colors.keyword },
  { token: 'operator.sql', foreground: colors.step },
  { token: 'string', foreground: colors.text },
  { token: 'number', foreground: colors.number },
  { token: 'comment', foreground: colors.comment },
  { token: 'operator', foreground: colors.plain },
  { token: 'predefined', foreground: colors.plain },
  { token: 'identifier', foreground: colors.plain },
];

/** The query under the cursor has a mark of ours: the vendor's highlight of "the command" knows no `let` and is made invisible. */
const INVISIBLE = '#00000000';
monaco.editor.defineTheme('vedette-light', {
  base: 'vs',
  inherit: true,
  rules: tokenRules({
    keyword: '0b57d0',
    step: 'b1390b',
    text: 'a31515',
    number: '098658',
    comment: '237b26',
    plain: '242424',
  }),
  colors: { 'editor.selectionHighlightBackground': INVISIBLE, 'editor.background': '#ffffff' },
});
monaco.editor.defineTheme('vedette-dark', {
  base: 'vs-dark',
  inherit: true,
  rules: tokenRules({
    keyword: '6cb0f5',
    step: 'f0a47a',
    text: 'e5a089',
    number: 'b5cea8',
    comment: '7fbf6a',
    plain: 'd4d4d4',
  }),
  colors: { 'editor.selectionHighlightBackground': INVISIBLE, 'editor.background': '#292929' },
});

export { getKustoWorker, monaco };
