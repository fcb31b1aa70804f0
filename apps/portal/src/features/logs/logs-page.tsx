import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { read, useRefresh } from '../../api/index.ts';
import { findCurrentQuery, splitQueries } from './current-query.ts';
import type { KustoEditorHandle } from './editor/editor-handle.ts';
import { KustoEditor } from './editor/kusto-editor.tsx';
import { appendOperator } from './grid/kql-text.ts';
import { PageDialogs } from './page-dialogs.tsx';
import { QueryBar } from './query-bar.tsx';
import { ResultsPane } from './results/results-pane.tsx';
import { SidePane } from './side/side-pane.tsx';
import { useHistory } from './side/use-history.ts';
import { Splitter } from './splitter.tsx';
import { TabStrip } from './tabs/tab-strip.tsx';
import { useTabs } from './tabs/use-tabs.ts';
import { DEFAULT_TIME_SPAN, setsOwnTime } from './time-spans.ts';
import { useQueryActions } from './use-query-actions.ts';
import { problemsOf, type QueryRun, useQueryRuns } from './use-query-runs.ts';

const route = getRouteApi('/frame/logs');
const EXAMPLE =
  'PurviewDataSensitivityLogs\n| where ActivityType == "Classification"\n| summarize Assets = dcount(AssetPath) by SourceRegion, SourceType\n| sort by Assets desc';

const useStyles = makeStyles({
  page: { display: 'flex', height: '100%', minHeight: 0, position: 'relative' },
  side: {
    width: '280px',
    flexShrink: 0,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 720px)': {
      position: 'absolute',
      top: 0,
      bottom: 0,
      left: 0,
      zIndex: 10,
      width: 'min(300px, 88vw)',
      boxShadow: tokens.shadow28,
    },
  },
  main: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  work: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  editor: { minHeight: '80px', flexShrink: 0, overflow: 'hidden' },
  results: { flexGrow: 1, minHeight: 0 },
});

const isNarrow = (): boolean => matchMedia('(max-width: 720px)').matches;
const EDITOR_SHARE = 36;

/** Ask KQL: tables and saved queries on the left, open queries above, rows or a chart below. */
export function LogsPage() {
  const styles = useStyles();
  const search = route.useSearch();
  const schema = useQuery({ ...read('getSchema'), staleTime: 60_000 });
  const support = useQuery({ ...read('listKqlSupport'), staleTime: Number.POSITIVE_INFINITY });
  const editor = useRef<KustoEditorHandle>(null);
  const { all, active, actions: tabs } = useTabs({ q: search.q, timespan: search.timespan });
  const history = useHistory();
  const refresh = useRefresh();
  const { runs, find, start, cancel, forget } = useQueryRuns((entry) => {
    history.add(entry);
    // A command may have changed what can be named.
    if (entry.kql.trimStart().startsWith('.')) void refresh('getSchema');
  });
  const [isSideOpen, setSideOpen] = useState(() => !isNarrow());
  const [block, setBlock] = useState('');
  const [share, setShare] = useState(EDITOR_SHARE);
  const run = find(active.id);

  const openTabs = useMemo(() => all.tabs.map(({ id }) => id), [all.tabs]);
  const { problems, running } = useRunMarks(runs, openTabs, forget);

  const { dialog, closeDialog, runText, runCurrent, bar, savedName } = useQueryActions({
    editor,
    tab: active,
    tabs,
    start,
    cancel,
    toggleSide: useCallback(() => setSideOpen((now) => !now), []),
  });

  useLinkedQuery(active.text, runText);
  const append = (operator: string) => {
    const handle = editor.current;
    if (!handle || run.state === 'idle') return;
    const { text, offset } = handle.read();
    const same = splitQueries(text).find(({ text: each }) => each === run.kql);
    const target = same ?? findCurrentQuery(text, offset);
    handle.replace(target.start, target.start + target.text.length, appendOperator(target.text, operator));
  };
  const tryExample = () => {
    editor.current?.insert(EXAMPLE);
    runText({ kql: EXAMPLE, start: 0, text: EXAMPLE });
  };
  const retry = () => {
    if (run.state !== 'idle') runText({ kql: run.kql, start: run.start, text: active.text });
  };
  const open: typeof tabs.open = (query) => {
    tabs.open(query);
    if (isNarrow()) setSideOpen(false);
  };
  return (
    <div className={styles.page}>
      {isSideOpen && (
        <div className={styles.side}>
          <SidePane
            onInsert={(name) => editor.current?.insert(name)}
            onOpen={open}
            history={history.history}
            onClearHistory={history.clear}
          />
        </div>
      )}
      <div className={styles.main}>
        <TabStrip tabs={all.tabs} activeId={active.id} running={running} actions={tabs} />
        <QueryBar
          isSideOpen={isSideOpen}
          isRunning={run.state === 'running'}
          isEmpty={active.text.trim() === ''}
          timespan={active.timespan || DEFAULT_TIME_SPAN}
          isTimeInQuery={setsOwnTime(block)}
          savedName={savedName}
          onTimespan={(timespan) => tabs.change(active.id, { timespan })}
          actions={bar}
        />
        <div className={styles.work}>
          <div className={styles.editor} style={{ height: `${share}%` }}>
            <KustoEditor
              ref={editor}
              tab={active}
              openTabs={openTabs}
              schema={schema.data}
              support={support.data?.items}
              problems={problems}
              onChange={(id, text) => tabs.change(id, { text })}
              onRun={runCurrent}
              onSave={bar.save}
              onBlock={setBlock}
            />
          </div>
          <Splitter share={share} onChange={setShare} />
          <div className={styles.results}>
            <ResultsPane
              key={active.id}
              run={run}
              onCancel={bar.cancel}
              onRetry={retry}
              onReveal={(offset) => editor.current?.reveal(offset)}
              onTryExample={tryExample}
              onAppend={append}
            />
          </div>
        </div>
      </div>
      <PageDialogs
        dialog={dialog}
        tab={active}
        onReveal={(offset) => editor.current?.reveal(offset)}
        onClose={closeDialog}
      />
    </div>
  );
}

/** A link into this page with a query runs its first query at once; what is changed or chosen then has another address. */
function useLinkedQuery(text: string, runText: (input: { kql: string; start: number; text: string }) => void): void {
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const linked = useRef(q);
  useEffect(() => {
    const whole = linked.current;
    linked.current = undefined;
    if (!whole) return;
    const first = findCurrentQuery(whole, 0);
    runText({ kql: first.text, start: first.start, text: whole });
  }, [runText]);
  useEffect(() => {
    if (q && text !== q) navigate({ search: {}, replace: true });
  }, [text, q, navigate]);
}

/** What the runs mean for editor and tabs; the run of a tab that was closed ends. */
function useRunMarks(
  runs: ReadonlyMap<string, QueryRun>,
  openTabs: readonly string[],
  forget: (tabId: string) => void,
) {
  useEffect(() => {
    for (const id of runs.keys()) if (!openTabs.includes(id)) forget(id);
  }, [openTabs, runs, forget]);
  return useMemo(() => {
    const problems = new Map([...runs].map(([id, run]) => [id, problemsOf(run)]));
    const running = new Set([...runs].filter(([, { state }]) => state === 'running').map(([id]) => id));
    return { problems, running };
  }, [runs]);
}
