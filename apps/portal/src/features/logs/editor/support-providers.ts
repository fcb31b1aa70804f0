import type { KqlSupport } from '@vedette/model';
import type { IRange, languages } from 'monaco-editor/esm/vs/editor/editor.api';
import { describeSupport, findCall, isRefused, makeSupportIndex, type SupportIndex } from './support-marks.ts';

type Monaco = typeof import('monaco-editor/esm/vs/editor/editor.api');

/** The support table as the providers see it: they are registered once, for every editor of the page. */
let index: SupportIndex = makeSupportIndex([]);

export function setSupport(entries: readonly KqlSupport[]): SupportIndex {
  index = makeSupportIndex(entries);
  return index;
}

/** The members of the language service's completion items that are changed here. */
interface CompletionItem {
  label: string;
  sortText?: string;
  filterText?: string;
  insertText?: string;
  detail?: string;
  documentation?: unknown;
}

const findEntry = (label: string): KqlSupport | undefined => {
  const name = label.replace(/\(.*$/s, '').trim();
  return index.calls.get(name) ?? index.operators.get(name) ?? index.plugins.get(name);
};

/** Puts what is refused last in the list, and says in the list that it is, and why. */
export async function decorateCompletions<L extends { items: CompletionItem[] }>(list: L): Promise<L> {
  for (const item of list?.items ?? []) {
    const entry = findEntry(item.label);
    if (!entry || entry.state === 'exact') continue;
    const known = item.documentation as { value?: string } | undefined;
    item.documentation = { kind: 'markdown', value: `${describeSupport(entry)}\n\n${known?.value ?? ''}` };
    if (!isRefused(entry)) continue;
    item.insertText ??= item.label;
    item.filterText ??= item.label;
    item.label = `${item.label} (not supported)`;
    item.sortText = `~${item.sortText ?? item.label}`;
  }
  return list;
}

/** Hover and signature help from our own support table, beside those of the language service. */
export function registerSupportProviders(monaco: Monaco): void {
  monaco.languages.registerHoverProvider('kusto', {
    provideHover(model, position) {
      const word = model.getWordAtPosition(position);
      const entry = word && findEntry(word.word);
      const text = entry && describeSupport(entry);
      if (!word || !text) return null;
      const { lineNumber } = position;
      const range: IRange = { startLineNumber: lineNumber, endLineNumber: lineNumber, ...columnsOf(word) };
      return { range, contents: [{ value: text }] };
    },
  });
  monaco.languages.registerSignatureHelpProvider('kusto', {
    signatureHelpTriggerCharacters: ['(', ','],
    signatureHelpRetriggerCharacters: [')'],
    provideSignatureHelp(model, position) {
      const call = findCall(model.getValue(), model.getOffsetAt(position));
      const entry = call && (index.calls.get(call.name) ?? index.plugins.get(call.name));
      if (!call || !entry || entry.signatures.length === 0) return null;
      return { value: toSignatureHelp(entry, call.argument), dispose: () => undefined };
    },
  });
}

const columnsOf = ({ startColumn, endColumn }: { readonly startColumn: number; readonly endColumn: number }) => ({
  startColumn,
  endColumn,
});

/** Shape: the first signature that has the argument is the active one. */
function toSignatureHelp({ name, signatures, ...rest }: KqlSupport, argument: number): languages.SignatureHelp {
  const note = describeSupport({ name, signatures, ...rest });
  const fits = ({ parameters }: KqlSupport['signatures'][number]) =>
    parameters.length > argument || parameters.at(-1)?.isRepeated === true;
  const active = Math.max(signatures.findIndex(fits), 0);
  return {
    activeSignature: active,
    activeParameter: Math.min(argument, Math.max((signatures[active]?.parameters.length ?? 1) - 1, 0)),
    signatures: signatures.map(({ parameters, returns }) => ({
      label: `${name}(${parameters.map(({ label }) => label).join(', ')})${returns ? `: ${returns}` : ''}`,
      parameters: parameters.map(({ label }) => ({ label })),
      ...(note ? { documentation: { value: note } } : {}),
    })),
  };
}
