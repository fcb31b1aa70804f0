import { defineFunctions, kusto } from './define.ts';

/** Functions of a row's place that are no window functions of ours. */
export const rowFunctions = defineFunctions({
  row_rank: {
    refused: 'the vendor has replaced it; write `row_rank_dense()` or `row_rank_min()`.',
    source: kusto('row-rank-dense-function'),
  },
});
