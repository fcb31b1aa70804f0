import { useQuery } from '@tanstack/react-query';
import type { SavedQuery } from '@vedette/model';
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import { call, messageOf, read, useRefresh } from '../../api/index.ts';
import { useNotify } from '../../frame/notify.tsx';
import { findCurrentQuery, type QueryBlock } from './current-query.ts';
import type { KustoEditorHandle } from './editor/editor-handle.ts';
import type { QueryBarActions } from './query-bar.tsx';
import type { QueryTab } from './tabs/tabs-model.ts';
import type { TabActions } from './tabs/use-tabs.ts';
import type { QueryInput } from './use-query-runs.ts';

export type PageDialog =
  | {
      readonly kind: 'save';
      readonly query: string;
      readonly known: SavedQuery | undefined;
      readonly onSaved: (saved: SavedQuery) => void;
    }
  | { readonly kind: 'function'; readonly query: string; readonly onSaved: (name: string) => void }
  | {
      readonly kind: 'explain';
      readonly query: string;
      readonly place: { readonly text: string; readonly start: number };
    };

interface Inputs {
  readonly editor: RefObject<KustoEditorHandle | null>;
  readonly tab: QueryTab;
  readonly tabs: TabActions;
  readonly start: (tabId: string, input: QueryInput) => Promise<void>;
  readonly cancel: (tabId: string) => void;
  readonly toggleSide: () => void;
}

/** The query that a command means: what is selected, else the one at the cursor. */
function readCurrent(editor: KustoEditorHandle | null): (QueryBlock & { readonly whole: string }) | undefined {
  const now = editor?.read();
  if (!now) return undefined;
  const block =
    now.selection.trim() === ''
      ? findCurrentQuery(now.text, now.offset)
      : { text: now.selection, start: now.selectionStart };
  return block.text.trim() === '' ? undefined : { ...block, whole: now.text };
}

/** What the bar above the editor and its keys do with the query of the active tab. */
export function useQueryActions({ editor, tab, tabs, start, cancel, toggleSide }: Inputs) {
  const [dialog, setDialog] = useState<PageDialog>();
  const latest = useRef(tab);
  latest.current = tab;
  const runText = useCallback(
    (input: Omit<QueryInput, 'timespan'>) => {
      const { id, timespan } = latest.current;
      void start(id, { ...input, timespan });
    },
    [start],
  );
  const runCurrent = useCallback(() => {
    const block = readCurrent(editor.current);
    if (block) runText({ kql: block.text, start: block.start, text: block.whole });
  }, [editor, runText]);
  const { save, saveAs, savedName } = useSave({ latest, tab, tabs, setDialog });
  const share = useShare(latest);
  const notify = useNotify();
  const tell = useRef(notify);
  tell.current = notify;

  const bar = useMemo(
    (): QueryBarActions => ({
      run: runCurrent,
      cancel: () => cancel(latest.current.id),
      format: () => editor.current?.format(),
      comment: () => editor.current?.toggleComment(),
      explain: () => {
        const block = readCurrent(editor.current);
        if (block) setDialog({ kind: 'explain', query: block.text, place: { text: block.whole, start: block.start } });
      },
      share,
      save,
      saveAs,
      saveFunction: () => {
        const block = readCurrent(editor.current);
        const onSaved = (name: string) => tell.current({ title: `The function ${name} was saved` });
        if (block) setDialog({ kind: 'function', query: block.text, onSaved });
      },
      toggleSide,
    }),
    [editor, cancel, runCurrent, share, save, saveAs, toggleSide],
  );
  return { dialog, closeDialog: useCallback(() => setDialog(undefined), []), runText, runCurrent, bar, savedName };
}

interface SaveInputs {
  readonly latest: RefObject<QueryTab>;
  readonly tab: QueryTab;
  readonly tabs: TabActions;
  readonly setDialog: (dialog: PageDialog) => void;
}

/** Saving writes the tab's whole text: to the saved query that it shows, or to a new one. */
function useSave({ latest, tab, tabs, setDialog }: SaveInputs) {
  const refresh = useRefresh();
  const notify = useNotify();
  const saved = useQuery(read('listSavedQueries'));
  const known = saved.data?.items.find(({ id }) => id === tab.savedQueryId);
  const inputs = useRef({ known, refresh, notify });
  inputs.current = { known, refresh, notify };

  const saveAs = useCallback(() => {
    const { id, text } = latest.current;
    setDialog({
      kind: 'save',
      query: text.trim(),
      known: undefined,
      onSaved: ({ id: savedQueryId, name }) => {
        tabs.change(id, { savedQueryId, title: name, isNamed: true });
        inputs.current.notify({ title: `“${name}” was saved` });
      },
    });
  }, [latest, tabs, setDialog]);

  const save = useCallback(() => {
    const now = inputs.current;
    const { text } = latest.current;
    if (text.trim() === '') return;
    if (!now.known) {
      saveAs();
      return;
    }
    const { id, name, description, folder, tags, timespan, visibility } = now.known;
    const body = { name, description, folder, tags, timespan, visibility, query: text.trim() };
    call('changeSavedQuery', { params: { id }, body })
      .then(async () => {
        await now.refresh('listSavedQueries');
        now.notify({ title: `“${name}” was saved` });
      })
      .catch((error: unknown) =>
        now.notify({ title: `“${name}” was not saved`, body: messageOf(error), intent: 'error' }),
      );
  }, [latest, saveAs]);
  return { save, saveAs, savedName: known?.name };
}

/** Copies an address that opens the tab's query with its time range in a tab of its own. */
function useShare(latest: RefObject<QueryTab>): () => void {
  const notify = useNotify();
  const tell = useRef(notify);
  tell.current = notify;
  return useCallback(() => {
    const url = new URL('/logs', location.origin);
    url.searchParams.set('q', latest.current.text);
    url.searchParams.set('timespan', latest.current.timespan);
    navigator.clipboard.writeText(url.href).then(
      () => tell.current({ title: 'The link to this query was copied' }),
      () => tell.current({ title: 'The browser did not allow copying', intent: 'error' }),
    );
  }, [latest]);
}
