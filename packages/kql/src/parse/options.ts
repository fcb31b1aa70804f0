import type { QueryConverter } from './expression.ts';
import { convertExpression } from './expression.ts';
import { childOf, type KustoNode, requireChild, textOf } from './kusto.ts';
import { nameOf } from './names.ts';
import { optionName, type ParseScope } from './scope.ts';

/**
 * Request properties that a `set` may name and that change no value of an answer here: how the service spreads the work,
 * what it logs, how it frames results, and limits that only the caller may set.
 * Source: https://learn.microsoft.com/kusto/api/rest/request-properties.
 */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  'best_effort',
  'client_max_redirect_count',
  'client_results_reader_allow_varying_row_widths',
  'debug_query_externaldata_projection_fusion_disabled',
  'debug_query_fanout_threads_percent_external_data',
  'deferpartialqueryfailures',
  'materialized_view_shuffle',
  'materialized_view_shuffle_query',
  'max_memory_consumption_per_query_per_node',
  'maxmemoryconsumptionperiterator',
  'maxoutputcolumns',
  'norequesttimeout',
  'notruncation',
  'push_selection_through_aggregation',
  'query_datascope',
  'query_distribution_nodes_span',
  'query_fanout_nodes_percent',
  'query_fanout_threads_percent',
  'query_force_row_level_security',
  'query_language',
  'query_log_query_parameters',
  'query_max_entities_in_union',
  'query_optimize_fts_at_relop',
  'query_python_debug',
  'query_results_cache_force_refresh',
  'query_results_cache_max_age',
  'query_results_cache_per_shard',
  'query_results_progressive_row_count',
  'query_results_progressive_update_period',
  'query_weakconsistency_session_id',
  'queryconsistency',
  'request_app_name',
  'request_block_row_level_security',
  'request_callout_disabled',
  'request_description',
  'request_external_table_disabled',
  'request_impersonation_disabled',
  'request_readonly',
  'request_readonly_hardline',
  'request_remote_entities_disabled',
  'request_sandboxed_execution_disabled',
  'request_user',
  'results_error_reporting_placement',
  'results_progressive_enabled',
  'results_v2_fragment_primary_tables',
  'results_v2_newlines_between_frames',
  'servertimeout',
  'truncationmaxsize',
  'validatepermissions',
]);

/** `set name = value`: an option of the request, for the rest of the query. */
export function bindOption(statement: KustoNode, scope: ParseScope, queries: QueryConverter): void {
  const name = nameOf(requireChild(statement, 'Name')).toLowerCase();
  const clause = childOf(statement, 'ValueClause');
  const value = (): bigint => wholeNumber(clause, name, scope, queries);
  const { settings } = scope.source;
  if (name === 'query_now') settings.nowTicks = value();
  else if (name === 'request_external_data_disabled') settings.isExternalDataOff = true;
  else if (name === 'query_take_max_records') settings.takeRows = Number(value());
  else if (name === 'truncationmaxrecords') settings.maxRows = Number(value());
  else if (name === 'query_bin_auto_size' || name === 'query_bin_auto_at') bindValue(clause, name, scope, queries);
  else if (!WITHOUT_EFFECT.has(name)) scope.source.warnings.push(scope.warning('KQL3005', statement, name));
}

/** An option that functions read: its value has a name that no query can write. */
function bindValue(clause: KustoNode | null, name: string, scope: ParseScope, queries: QueryConverter): void {
  const node = clause ? childOf(clause, 'Expression') : null;
  if (node) scope.bind(optionName(name), { kind: 'scalar', expr: convertExpression(node, scope, queries) });
}

/** The value of an option that is a long or a datetime. */
function wholeNumber(clause: KustoNode | null, name: string, scope: ParseScope, queries: QueryConverter): bigint {
  const node = clause ? requireChild(clause, 'Expression') : null;
  const converted = node ? convertExpression(node, scope, queries) : null;
  const wanted = name === 'query_now' ? 'datetime' : 'long';
  if (converted?.kind === 'literal' && converted.type === wanted && typeof converted.value === 'bigint')
    return converted.value;
  return scope.refuse(
    'KQL2007',
    clause ?? (node as KustoNode),
    `set ${name}`,
    `a ${wanted}`,
    node ? `\`${textOf(node)}\`` : 'none',
  );
}
