import type { KqlSupport } from '@vedette/model';
import type { languages } from 'monaco-editor/esm/vs/editor/editor.api';
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

/** Signature help from our own support table: the language service of the editor has none. */
export function registerSupportProviders(monaco: Monaco): void {
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
