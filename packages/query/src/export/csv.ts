import { printCsvHeader, printCsvRow } from '@vedette/model';
import type { ResultStream } from '../query.ts';

/** A result table as CSV, piece by piece. Shape: RFC 4180 with a header; values as in `QueryOutcome`, dynamic as JSON, null empty. */
export async function* streamCsv({
  columns,
  batches,
}: Pick<ResultStream, 'columns' | 'batches'>): AsyncGenerator<string> {
  const named = columns.map(({ name, type }) => ({ name, type }));
  yield printCsvHeader(named);
  for await (const rows of batches) yield rows.map((row) => printCsvRow(named, row)).join('');
}
