import { describe, expect, test } from 'vitest';
import { findOtherColumns } from '../tools/plan-columns.ts';
import { loadCases } from './golden.ts';

describe('columns of plans are those that the binder gave', () => {
  for (const { name, kql, tables } of loadCases())
    test(name, () => {
      expect(findOtherColumns(kql, { catalogue: { tables, watchlists: [] }, now: new Date(0) })).toEqual([]);
    });
});
