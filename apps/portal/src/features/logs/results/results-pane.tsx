import { Button, makeStyles, ProgressBar, Spinner } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useEffect, useState } from 'react';
import { printDuration } from '../../../widgets/format.ts';
import { EmptyState, ErrorState } from '../../../widgets/states.tsx';
import type { QueryRun } from '../use-query-runs.ts';
import { Answer } from './answer.tsx';
import { ProblemList } from './problem-list.tsx';

const useStyles = makeStyles({ scroll: { overflowY: 'auto', height: '100%' } });

interface Props {
  readonly run: QueryRun;
  readonly onCancel: () => void;
  readonly onRetry: () => void;
  readonly onReveal: (offset: number) => void;
  readonly onTryExample: () => void;
  /** Puts an operator at the end of the query that gave the answer. */
  readonly onAppend: (operator: string) => void;
}

/** What came of a tab's last run: rows, chart, problems with their places, or what to do first. */
export function ResultsPane({ run, onCancel, onRetry, onReveal, onTryExample, onAppend }: Props) {
  const styles = useStyles();
  switch (run.state) {
    case 'idle':
      return (
        <EmptyState
          icon={<SearchRegular />}
          title="Ask your logs a question"
          body="Write KQL above and press Shift+Enter. Tables are listed on the left; a double click writes a name into the query."
          action={<Button onClick={onTryExample}>Try an example</Button>}
        />
      );
    case 'running':
      return <Running since={run.since} onCancel={onCancel} />;
    case 'cancelled':
      return (
        <EmptyState
          compact
          title={`Cancelled after ${printDuration(run.elapsedMs)}`}
          body="Nothing was changed."
          action={<Button onClick={onRetry}>Run it again</Button>}
        />
      );
    case 'failed':
      return <ErrorState title="The query could not be run" error={run.error} onRetry={onRetry} />;
    case 'rejected':
      return (
        <div role="alert" className={styles.scroll}>
          <EmptyState compact title="The query has an error" body="Nothing was run." />
          <ProblemList isAlone problems={run.problems} onReveal={onReveal} />
        </div>
      );
    default:
      return <Answer run={run} onReveal={onReveal} onAppend={onAppend} />;
  }
}

function Running({ since, onCancel }: { readonly since: number; readonly onCancel: () => void }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 100);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <ProgressBar aria-label="The query is running" />
      <EmptyState
        icon={<Spinner size="small" />}
        title={`Running for ${printDuration(Math.max(now - since, 0))}`}
        body="You can look at other tabs meanwhile. The query ends when you leave this page."
        action={<Button onClick={onCancel}>Cancel</Button>}
      />
    </>
  );
}
