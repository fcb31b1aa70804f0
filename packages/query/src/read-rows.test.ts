import { createRowDecoder } from '@vedette/kql/run';
import type { LogStore, SelectOptions } from '@vedette/log-store';
import { Fault } from '@vedette/model';
import { describe, expect, it } from 'vitest';
import { readRows } from './read-rows.ts';

const columns = [{ name: 'n', type: 'long' as const }];
const limits = { maxRows: 5, maxBytes: 1000, maxSeconds: 60, maxMemoryBytes: 1e9 };
const statement = { sql: 'SELECT n', parameters: [] };

type Batches = AsyncIterable<readonly (readonly unknown[])[]>;

/** An engine whose answer is the batches; it notes what it was asked. */
function engineOf(batches: Batches, seen: { options?: SelectOptions } = {}): LogStore {
  const select: LogStore['select'] = async (_statement, options) => {
    seen.options = options;
    return { batches, statistics: () => ({ rowsRead: 9, bytesRead: 90, elapsedMs: 1 }) };
  };
  const unexpected = () => Promise.reject(new Error('unexpected'));
  return { select, ensureTables: unexpected, append: unexpected, dropBefore: unexpected, close: unexpected };
}

async function* batchesOf(...values: readonly unknown[][]) {
  for (const batch of values) yield batch.map((value) => [value]);
}
const read = (store: LogStore, signal?: AbortSignal) =>
  readRows(store, statement, { decode: createRowDecoder(columns), limits, queryId: 'q', ...(signal && { signal }) });

describe('reading rows', () => {
  it('gives all rows of a small answer, with what the engine read', async () => {
    const seen: { options?: SelectOptions } = {};
    const result = await read(engineOf(batchesOf(['1', '2'], ['3', '4', '5']), seen));
    expect(result).toEqual({
      rows: [[1], [2], [3], [4], [5]],
      problem: undefined,
      statistics: { rowsRead: 9, bytesRead: 90 },
    });
    expect(seen.options).toMatchObject({
      queryId: 'q',
      limits: { maxExecutionSeconds: 60, maxMemoryBytes: 1e9 },
      signal: { aborted: false },
    });
  });

  it('stops the engine at the row that is too many, and says so', async () => {
    const seen: { options?: SelectOptions } = {};
    const result = await read(engineOf(batchesOf(['1', '2', '3'], ['4', '5', '6'], ['7']), seen));
    expect(result.rows).toHaveLength(5);
    expect(result.problem).toMatchObject({ code: 'QRY2001' });
    expect(seen.options?.signal?.aborted).toBe(true);
  });

  it('stops at the size', async () => {
    const result = await read(engineOf(batchesOf(['1', 'x'.repeat(1000), '3'])));
    expect(result.rows).toHaveLength(1);
    expect(result.problem).toMatchObject({ code: 'QRY2002' });
  });

  it.each([
    ['LOG2001', 'QRY2003'],
    ['LOG2002', 'QRY2004'],
    ['LOG2003', 'QRY2005'],
  ])('keeps the rows that came before %s', async (fault, code) => {
    async function* failing() {
      yield [['1']];
      throw new Fault(fault, 'limit');
    }
    expect(await read(engineOf(failing()))).toMatchObject({ rows: [[1]], problem: { code } });
  });

  it('passes on a broken engine, and the reason of a cancellation', async () => {
    async function* failing(): Batches {
      yield Promise.reject(new Fault('LOG1000', 'broken'));
    }
    await expect(read(engineOf(failing()))).rejects.toMatchObject({ code: 'LOG1000' });
    const abort = new AbortController();
    async function* cancelled(): Batches {
      abort.abort(new Error('the user left'));
      yield Promise.reject(new Fault('LOG1000', 'aborted'));
    }
    await expect(read(engineOf(cancelled()), abort.signal)).rejects.toThrow('the user left');
  });
});
