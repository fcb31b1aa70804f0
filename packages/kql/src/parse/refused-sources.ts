const CURSOR = 'the log store keeps no database cursors; bound a query by time, or by `ingestion_time()`.';

/** Functions that stand for a table, or for a part of the vendor's storage, and that are refused on purpose. */
export const refusedSources: Readonly<Record<string, string>> = Object.freeze({
  external_table: 'no tables of an outside storage are declared here; read a file with `externaldata`.',
  materialized_view: 'there are no materialized views; store the query as a function and call that.',
  stored_query_result:
    'results are not stored; write the query as a stored function, or as `let` with `materialize()`.',
  graph: 'there are no stored graphs; make one with `make-graph`.',
  entity_group: 'there are no stored groups of databases; name the database with `database()`.',
  cursor_after: CURSOR,
  cursor_before_or_at: CURSOR,
  cursor_current: CURSOR,
  current_cursor: CURSOR,
  current_node_id: 'a query runs on one server, which has no nodes that it could name.',
});

/** Functions of Log Analytics that lead to other services. */
export const refusedServices: Readonly<Record<string, string>> = Object.freeze({
  adx: 'it reads a Data Explorer cluster, which is another service; its tables are not here.',
  arg: 'it reads Azure Resource Graph, which is another service; its tables are not here.',
});
