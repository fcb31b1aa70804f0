import type { Problem, QueryTable, ResponseOf } from '@vedette/model';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call } from '../../api/index.ts';
import type { HistoryEntry } from './side/history-model.ts';
import { windowOf } from './time-spans.ts';

interface RunBase {
  readonly kql: string;
  /** Where the query began in the tab's text when it was run. */
  readonly start: number;
  readonly timespan: string;
}
/** One of the tables that a query gave. */
export interface ResultTable {
  readonly name: string | null;
  readonly table: QueryTable;
}
export type QueryRun =
  | { readonly state: 'idle' }
  | (RunBase & { readonly state: 'running'; readonly since: number })
  | (RunBase & {
      readonly state: 'answered';
      readonly table: QueryTable;
      /** The tables after the first, of `fork`, `facet` and several statements. */
      readonly further: readonly ResultTable[];
      /** Name of the first table, where it has one. */
      readonly name: string | null;
      readonly elapsedMs: number;
      readonly endedAt: Date;
    })
  | (RunBase & { readonly state: 'rejected'; readonly problems: readonly Problem[] })
  | (RunBase & { readonly state: 'cancelled'; readonly elapsedMs: number })
  | (RunBase & { readonly state: 'failed'; readonly error: unknown });

/** Source: Log Analytics shows up to 30,000 rows in its portal. */
const MAX_ROWS = 30_000;
const IDLE: QueryRun = { state: 'idle' };

export interface QueryInput {
  readonly kql: string;
  /** The tab's whole text and where the query starts in it: problems are moved there. */
  readonly text: string;
  readonly start: number;
  readonly timespan: string;
}

/** One query a tab at a time: a new run, `cancel`, closing the tab or leaving the page ends the one under way. */
export function useQueryRuns(onEnd: (entry: Omit<HistoryEntry, 'id'>) => void) {
  const [runs, setRuns] = useState<ReadonlyMap<string, QueryRun>>(new Map());
  const [aborts] = useState(() => new Map<string, AbortController>());
  const tell = useRef(onEnd);
  tell.current = onEnd;
  useEffect(() => () => aborts.forEach((abort) => void abort.abort()), [aborts]);

  const actions = useMemo(() => {
    const set = (tabId: string, run: QueryRun) => setRuns((now) => new Map(now).set(tabId, run));
    return {
      start: async (tabId: string, input: QueryInput) => {
        aborts.get(tabId)?.abort();
        const controller = new AbortController();
        aborts.set(tabId, controller);
        const { kql, start, timespan } = input;
        const since = Date.now();
        set(tabId, { state: 'running', kql, start, timespan, since });
        const run = await runQuery(input, controller.signal);
        if (aborts.get(tabId) === controller) set(tabId, run);
        tell.current(toEntry(run, since));
      },
      cancel: (tabId: string) => aborts.get(tabId)?.abort(),
      forget: (tabId: string) => {
        aborts.get(tabId)?.abort();
        aborts.delete(tabId);
        setRuns((now) => new Map([...now].filter(([id]) => id !== tabId)));
      },
    };
  }, [aborts]);
  const find = useCallback((tabId: string): QueryRun => runs.get(tabId) ?? IDLE, [runs]);
  return { runs, find, ...actions };
}

type Ended = Exclude<QueryRun, { state: 'idle' | 'running' }>;

async function runQuery({ kql, text, start, timespan }: QueryInput, signal: AbortSignal): Promise<Ended> {
  const base = { kql, start, timespan };
  const began = performance.now();
  try {
    const body = { query: kql, maxRows: MAX_ROWS, ...windowOf(kql, timespan) };
    const answer = await call('runQuery', { body, signal });
    const problems = answer.problems.map((problem) => moveProblem(problem, text, start));
    const isRejected = answer.columns.length === 0 && problems.some(({ severity }) => severity === 'error');
    if (isRejected) return { ...base, state: 'rejected', problems };
    const elapsedMs = performance.now() - began;
    return {
      ...base,
      state: 'answered',
      table: { ...answer, problems },
      ...tablesOf(answer),
      elapsedMs,
      endedAt: new Date(),
    };
  } catch (error) {
    if (signal.aborted) return { ...base, state: 'cancelled', elapsedMs: performance.now() - began };
    return { ...base, state: 'failed', error };
  }
}

const tablesOf = ({ name = null, further = [] }: ResponseOf<'runQuery'>) => ({ name, further });

function toEntry(run: Ended, since: number): Omit<HistoryEntry, 'id'> {
  const { kql, timespan } = run;
  const isPartial = run.state === 'answered' && run.table.partial;
  return {
    at: since,
    kql,
    timespan,
    durationMs: Date.now() - since,
    rows: run.state === 'answered' ? run.table.rows.length : null,
    state: isPartial ? 'partial' : run.state,
  };
}

/** A problem's place in the query as a place in the whole text of the tab. */
export function moveProblem(problem: Problem, text: string, start: number): Problem {
  const { span } = problem;
  if (!span || start === 0) return problem;
  const before = text.slice(0, start).split('\n');
  const column = span.line === 1 ? span.column + (before.at(-1)?.length ?? 0) : span.column;
  const moved = { start: span.start + start, end: span.end + start, line: span.line + before.length - 1, column };
  return { ...problem, span: moved };
}

const NONE: readonly Problem[] = [];

/** Problems of a run, warnings of an answer among them. */
export const problemsOf = (run: QueryRun): readonly Problem[] =>
  run.state === 'rejected' ? run.problems : run.state === 'answered' ? run.table.problems : NONE;
