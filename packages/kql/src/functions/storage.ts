import { defineFunctions, kusto } from './define.ts';

const NO_EXTENTS = 'rows are not kept in extents here; nothing names the piece of storage that holds one.';
const NO_ROW_STORE = 'it describes the storage of the vendor, which is not documented.';

/** Functions about how the vendor's service stores rows, which has no counterpart here. */
export const storageFunctions = defineFunctions({
  extent_id: { refused: NO_EXTENTS, source: kusto('extent-id-function') },
  extentid: { refused: NO_EXTENTS, source: kusto('extent-id-function') },
  extent_tags: { refused: NO_EXTENTS, source: kusto('extent-tags-function') },
  row_id: { refused: NO_ROW_STORE, source: kusto('scalar-functions') },
  rowstore_ordinal_range: { refused: NO_ROW_STORE, source: kusto('scalar-functions') },
});
