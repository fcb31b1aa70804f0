/** Monaco with Kusto, loaded when an editor is first shown. Workers come from our own origin. */
import 'monaco-editor/esm/vs/editor/editor.all.js';
import { getKustoWorker } from '@kusto/monaco-kusto';
import KustoWorker from '@kusto/monaco-kusto/release/esm/kusto.worker?worker';
import * as monaco from 'monaco-editor/esm/vs/editor/editor.api';
import EditorWorker from 'monaco-editor/esm/vs/editor/editor.worker?worker';

(self as unknown as { MonacoEnvironment: unknown }).MonacoEnvironment = {
  getWorker: (_id: string, label: string) => (label === 'kusto' ? new KustoWorker() : new EditorWorker()),
};

export { getKustoWorker, monaco };
