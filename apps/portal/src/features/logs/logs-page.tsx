import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import { PanelLeftContractRegular } from '@fluentui/react-icons/svg/panel-left-contract';
import { PanelLeftExpandRegular } from '@fluentui/react-icons/svg/panel-left-expand';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { TextAlignLeftRegular } from '@fluentui/react-icons/svg/text-align-left';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { read } from '../../api/index.ts';
import { useNotify } from '../../frame/notify.tsx';
import { findCurrentQuery } from './current-query.ts';
import { KustoEditor, type KustoEditorHandle } from './editor/kusto-editor.tsx';
import { ResultsPane } from './results-pane.tsx';
import { SchemaPane } from './schema-pane.tsx';
import { TimePicker } from './time-picker.tsx';
import { DEFAULT_TIME_SPAN, setsOwnTime } from './time-spans.ts';
import { useQueryRun } from './use-query-run.ts';

const route = getRouteApi('/frame/logs');
const DRAFT_KEY = 'vedette.logs.draft';
const EXAMPLE =
  'PurviewDataSensitivityLogs\n| where ActivityType == "Classification"\n| summarize Assets = dcount(AssetPath) by SourceRegion, SourceType\n| sort by Assets desc';

const useStyles = makeStyles({
  page: { display: 'flex', height: '100%', minHeight: 0 },
  side: {
    width: '264px',
    flexShrink: 0,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  main: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  grow: { flexGrow: 1 },
  editor: {
    height: '34%',
    minHeight: '140px',
    resize: 'vertical',
    overflow: 'hidden',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  results: { flexGrow: 1, minHeight: 0 },
});

/** Ask KQL: tables on the left, the query above, its rows or chart below. The URL holds query and window. */
export function LogsPage() {
  const styles = useStyles();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const schema = useQuery({ ...read('getSchema'), staleTime: 60_000 });
  const editor = useRef<KustoEditorHandle>(null);
  const [initialText] = useState(() => search.q ?? loadDraft());
  const [text, setText] = useState(initialText);
  const [timespan, setTimespan] = useState(search.timespan ?? DEFAULT_TIME_SPAN);
  const [isSideOpen, setSideOpen] = useState(true);
  const { run, start, cancel } = useQueryRun();

  const runText = useCallback(
    (kql: string, offset: number) => {
      if (kql.trim() === '') return;
      navigate({ search: { q: kql, timespan }, replace: true });
      void start({ kql, start: offset, timespan });
    },
    [navigate, start, timespan],
  );
  const runCurrent = useCallback(() => {
    const now = editor.current?.read();
    if (!now) return;
    if (now.selection.trim() !== '') return runText(now.selection, now.selectionStart);
    const block = findCurrentQuery(now.text, now.offset);
    runText(block.text, block.start);
  }, [runText]);

  // A link into this page with a query runs it at once.
  const linked = useRef(search.q);
  useEffect(() => {
    if (linked.current) runText(linked.current, 0);
    linked.current = undefined;
  }, [runText]);

  const changeText = (next: string) => {
    setText(next);
    saveDraft(next);
  };
  const tryExample = () => {
    editor.current?.replaceAll(EXAMPLE);
    runText(EXAMPLE, 0);
  };
  const problems =
    run.state === 'rejected' ? run.problems : run.state === 'answered' ? run.table.problems : NO_PROBLEMS;
  return (
    <div className={styles.page}>
      {isSideOpen && (
        <div className={styles.side}>
          <SchemaPane onInsert={(name) => editor.current?.insert(name)} />
        </div>
      )}
      <div className={styles.main}>
        <div className={styles.bar}>
          <Tooltip content={isSideOpen ? 'Hide tables' : 'Show tables'} relationship="label">
            <Button
              appearance="subtle"
              icon={isSideOpen ? <PanelLeftContractRegular /> : <PanelLeftExpandRegular />}
              onClick={() => setSideOpen(!isSideOpen)}
            />
          </Tooltip>
          <Tooltip content="Run the query at the cursor (Shift+Enter)" relationship="description">
            <Button appearance="primary" icon={<PlayRegular />} disabled={text.trim() === ''} onClick={runCurrent}>
              Run
            </Button>
          </Tooltip>
          <TimePicker value={timespan} isOverridden={setsOwnTime(text)} onChange={setTimespan} />
          <span className={styles.grow} />
          <Tooltip content="Format the query" relationship="label">
            <Button appearance="subtle" icon={<TextAlignLeftRegular />} onClick={() => editor.current?.format()} />
          </Tooltip>
          <ShareButton text={text} timespan={timespan} />
        </div>
        <div className={styles.editor}>
          <KustoEditor
            ref={editor}
            initialText={initialText}
            schema={schema.data}
            problems={problems}
            onChange={changeText}
            onRun={runCurrent}
          />
        </div>
        <div className={styles.results}>
          <ResultsPane
            run={run}
            onCancel={cancel}
            onReveal={(offset) => editor.current?.reveal(offset)}
            onTryExample={tryExample}
          />
        </div>
      </div>
    </div>
  );
}

const NO_PROBLEMS = [] as const;

function ShareButton({ text, timespan }: { readonly text: string; readonly timespan: string }) {
  const notify = useNotify();
  const share = async () => {
    const url = new URL('/logs', location.origin);
    url.searchParams.set('q', text);
    url.searchParams.set('timespan', timespan);
    await navigator.clipboard.writeText(url.href);
    notify({ title: 'The link to this query was copied' });
  };
  return (
    <Tooltip content="Copy a link to this query" relationship="label">
      <Button appearance="subtle" icon={<LinkRegular />} onClick={() => void share()} />
    </Tooltip>
  );
}

function loadDraft(): string {
  try {
    return localStorage.getItem(DRAFT_KEY) ?? '';
  } catch {
    return '';
  }
}

function saveDraft(text: string): void {
  try {
    localStorage.setItem(DRAFT_KEY, text);
  } catch {
    // Storage is full or forbidden: the draft lives as long as the page.
  }
}
