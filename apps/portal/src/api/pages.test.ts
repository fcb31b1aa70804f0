import { describe, expect, it } from 'vitest';
import { nextOffset, uniqueRows } from './pages.ts';

const page = (total: number, ...items: string[]) => ({ items, total });

describe('pages of a list', () => {
  it('go on until all rows are here, or none comes any more', () => {
    expect(nextOffset([page(3, 'a', 'b')])).toBe(2);
    expect(nextOffset([page(3, 'a', 'b'), page(3, 'c')])).toBeUndefined();
    expect(nextOffset([page(3, 'a'), page(3)])).toBeUndefined();
    expect(nextOffset([])).toBeUndefined();
  });

  it('give a row that moved between them once, as it was read last', () => {
    const pages = [page(3, 'a1', 'b1'), page(3, 'b2', 'c1')];
    expect(uniqueRows(pages, (row) => row.slice(0, 1))).toEqual(['a1', 'b2', 'c1']);
  });
});
