import { describe, expect, it } from 'vitest';
import { holdRows } from './held-rows.ts';
import { isFiltered, periodRange, queueQuery, statusParam } from './queue-query.ts';
import { incidentsSearchSchema } from './search.ts';

const now = new Date('2026-11-21T12:00:00Z');
const search = (values: object = {}) => incidentsSearchSchema.parse(values);

describe('what the queue asks for', () => {
  it('shows what is open unless told otherwise', () => {
    expect(queueQuery(search(), now)).toMatchObject({
      status: ['New', 'Active'],
      sort: 'lastActivityAt',
      order: 'desc',
    });
    expect(queueQuery(search({ status: 'any' }), now).status).toEqual([]);
    expect(queueQuery(search({ status: 'Closed' }), now).status).toEqual(['Closed']);
  });
  it.each([
    ['the usual ones leave the address plain', ['Active', 'New'], []],
    ['none means any', [], ['any']],
    ['all means any', ['New', 'Active', 'Closed'], ['any']],
    ['one is said', ['New'], ['New']],
  ])('%s', (_name, ticked, expected) => {
    expect(statusParam(ticked)).toEqual(expected);
  });
  it.each([
    ['P7D', { from: '2026-11-14T12:00:00.000Z' }],
    ['2026-11-01/2026-11-07', { from: '2026-11-01T00:00:00.000Z', to: '2026-11-07T23:59:59.999Z' }],
    ['2026-11-01/', { from: '2026-11-01T00:00:00.000Z' }],
    ['yesterday', {}],
    ['2026-99-99/x', {}],
    [undefined, {}],
  ])('reads the period %s', (period, expected) => {
    expect(periodRange(period, now)).toEqual(expected);
  });
  it('knows when it is narrowed', () => {
    expect([isFiltered(search()), isFiltered(search({ tag: 'vip' })), isFiltered(search({ open: '3' }))]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

interface Row {
  readonly id: number;
  readonly text?: string;
}
const rows = (...ids: number[]): Row[] => ids.map((id) => ({ id }));
const hold = (shown: readonly Row[], latest: readonly Row[]) => {
  const held = holdRows(shown, latest, ({ id }) => id);
  return { ids: held.rows.map(({ id }) => id), waiting: held.waiting };
};

describe('holdRows', () => {
  it.each([
    ['shows the first answer as it is', [], [3, 2, 1], [3, 2, 1], 0],
    ['lets new rows wait', [3, 2], [5, 4, 3, 2], [3, 2], 2],
    ['keeps places when the order changes', [3, 2, 1], [1, 3, 2], [3, 2, 1], 0],
    ['keeps a row that left', [3, 2, 1], [3, 1], [3, 2, 1], 0],
    ['appends the next page', [3, 2], [3, 2, 1, 0], [3, 2, 1, 0], 0],
    ['does both at once', [3, 2], [4, 3, 2, 1], [3, 2, 1], 1],
    ['waits when nothing known is left', [3], [9, 8], [3], 2],
  ])('%s', (_name, shown, latest, ids, waiting) => {
    expect(hold(rows(...shown), rows(...latest))).toEqual({ ids, waiting });
  });
  it('shows what is new about a known row', () => {
    const held = holdRows([{ id: 1, text: 'old' }], [{ id: 1, text: 'new' }], ({ id }) => id);
    expect(held.rows).toEqual([{ id: 1, text: 'new' }]);
  });
});
