import { useQuery } from '@tanstack/react-query';
import { call } from '../../../api/index.ts';
import { findReferences, substitute } from '../engine/substitute.ts';
import { windowOf } from '../engine/time-range.ts';
import type { TimeContext } from '../engine/workbook.ts';
import { useWorkbook } from './workbook-context.ts';
import { findMissing, rangesOf } from './workbook-state.ts';

/** Source: workbooks limits, 10,000 rows for a query. */
const MAX_ROWS = 10_000;

/** The answer of a panel's query with the parameters as they are. Waits while a parameter that it names has no value. */
export function usePanelQuery(text: string, timeContext: TimeContext, enabled = true) {
  const { workbook, bindings, now } = useWorkbook();
  const needed = findReferences(text);
  if (timeContext.fromParameter) (needed as Set<string>).add(timeContext.fromParameter);
  const missing = findMissing(needed, workbook, bindings);
  const query = substitute(text, bindings, now);
  const timespan = windowOf(timeContext, rangesOf(bindings), now);
  const answer = useQuery({
    queryKey: ['workbook', query, timespan],
    queryFn: ({ signal }) =>
      call('runQuery', { body: { query, maxRows: MAX_ROWS, ...(timespan ? { timespan } : {}) }, signal }),
    enabled: enabled && missing.length === 0 && query.trim() !== '',
    staleTime: 60_000,
    placeholderData: (previous) => previous,
  });
  return { answer, missing, query, timespan };
}
