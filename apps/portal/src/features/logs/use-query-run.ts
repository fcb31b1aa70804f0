import type { Problem, QueryTable } from '@vedette/model';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../api/index.ts';

export type QueryRun =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly kql: string; readonly since: number }
  | {
      readonly state: 'answered';
      readonly kql: string;
      readonly timespan: string | undefined;
      readonly table: QueryTable;
    }
  | { readonly state: 'rejected'; readonly kql: string; readonly problems: readonly Problem[] }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly kql: string; readonly error: unknown };

/** Source: Log Analytics shows up to 30,000 rows in its portal. */
const MAX_ROWS = 30_000;

export interface QueryInput {
  readonly kql: string;
  /** Where the query starts in the editor: problems are moved there. */
  readonly start: number;
  readonly timespan: string | undefined;
}

/** One query at a time: a new run, `cancel` or leaving the page ends the one under way. */
export function useQueryRun() {
  const [run, setRun] = useState<QueryRun>({ state: 'idle' });
  const abort = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  const start = useCallback(async ({ kql, start, timespan }: QueryInput) => {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    setRun({ state: 'running', kql, since: Date.now() });
    try {
      const body = { query: kql, maxRows: MAX_ROWS, ...(timespan ? { timespan } : {}) };
      const answer = await call('runQuery', { body, signal: controller.signal });
      const table = { ...answer, problems: answer.problems.map((problem) => moveProblem(problem, start)) };
      const isRejected = table.columns.length === 0 && table.problems.some(({ severity }) => severity === 'error');
      setRun(
        isRejected ? { state: 'rejected', kql, problems: table.problems } : { state: 'answered', kql, timespan, table },
      );
    } catch (error) {
      if (controller.signal.aborted) return;
      setRun({ state: 'failed', kql, error });
    }
  }, []);

  const cancel = useCallback(() => {
    abort.current?.abort();
    setRun({ state: 'cancelled' });
  }, []);
  return { run, start, cancel };
}

function moveProblem(problem: Problem, by: number): Problem {
  const { span } = problem;
  return span ? { ...problem, span: { ...span, start: span.start + by, end: span.end + by } } : problem;
}
