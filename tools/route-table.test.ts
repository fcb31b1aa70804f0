import { expect, it } from 'vitest';
import { readPage, withRouteTable } from './route-table.ts';

it('docs/api.md has the routes of the contract; `node tools/route-table.ts` writes them', () => {
  expect(readPage()).toBe(withRouteTable(readPage()));
  expect(readPage()).toContain('| `POST /api/query` | reader |');
});
