import { type PluginTable, refusing } from './plugin.ts';

const LEAVES =
  'it sends data to another service while a query runs, which no query may do; load what it would give as a watchlist.';
const RUNS = 'it runs a program of the user inside the engine, which no query may do; write it in KQL.';
const MODEL = 'it sends data to a language model outside, which no query may do.';
const OTHER = 'it runs a query on another cluster, which no query may do; read a table of this workspace.';
const STORAGE = 'it reads files of an outside storage, which no query may do; load them as a watchlist.';
const INTERNAL = 'it is an internal tool of the vendor, without a documented meaning.';

/** Plugins that are refused on purpose, each with its reason. */
export const refusedPlugins: PluginTable = Object.freeze({
  ...Object.assign(
    {},
    ...[
      'sql_request',
      'mysql_request',
      'postgresql_request',
      'cosmosdb_sql_request',
      'azure_digital_twins_query_request',
      'dax_request',
      'http_request',
      'http_request_post',
    ].map((name) => refusing(name, LEAVES)),
    ...['python', 'r', 'csharp'].map((name) => refusing(name, RUNS)),
    ...['ai_chat_completion', 'ai_chat_completion_prompt', 'ai_embed_text', 'ai_embeddings'].map((name) =>
      refusing(name, MODEL),
    ),
    ...['execute_query', 'execute_show_command'].map((name) => refusing(name, OTHER)),
    ...['infer_storage_schema', 'infer_storage_schema_with_suggestions'].map((name) => refusing(name, STORAGE)),
    ...['external_datatable', 'identity_v3'].map((name) => refusing(name, INTERNAL)),
  ),
});
