import { createHash } from 'node:crypto';
import type { Asset } from '@vedette/model';
import { printJson } from '../sql/json-text.ts';
import type { SqlDatabase, SqlExecutor } from '../sql/sql-database.ts';
import { defineTable, type RowOf } from '../sql/table.ts';
import { toUuid } from '../sql/uuid.ts';
import { foldText, Where } from '../sql/where.ts';
import type { AssetFilter, AssetStore, FacetCounts } from '../state-store.ts';

const columns = {
  id: 'uuid',
  source_id: 'uuid',
  path_digest: 'text',
  path: 'text',
  format: 'text',
  label_name: 'text',
  classifications: 'text[]',
  search_text: 'text',
  size_bytes: 'double precision',
  modified_at: 'text',
  content_hash: 'text',
  document: 'json',
} as const;
const assets = defineTable('assets', columns);

function toRow(asset: Asset): RowOf<typeof columns> {
  return {
    id: asset.id,
    source_id: asset.sourceId,
    path_digest: createHash('sha256').update(asset.path).digest('hex'),
    path: asset.path,
    format: asset.format,
    label_name: asset.labelName ?? '',
    classifications: [...new Set(asset.findings.map((finding) => finding.name))],
    search_text: foldText(`${asset.path} ${asset.owner ?? ''}`),
    size_bytes: asset.sizeBytes,
    modified_at: asset.modifiedAt,
    content_hash: asset.contentHash,
    document: asset,
  };
}

/** The last of several assets of one place, since one statement may write a row only once. */
function keepLastOfPlace(items: readonly Asset[]): readonly Asset[] {
  return [...new Map(items.map((asset) => [`${asset.sourceId}\n${asset.path}`, asset])).values()];
}

type FacetName = 'sourceId' | 'classification' | 'label' | 'format';
/** The value that each facet counts; an asset without a classification counts as `''`. */
const FACET_SQL: Readonly<Record<FacetName, string>> = {
  sourceId: 'source_id::text',
  classification: `unnest(case when cardinality(classifications) = 0 then array[''] else classifications end)`,
  label: 'label_name',
  format: 'format',
};

/** The filter as conditions, but for one member: a facet shows what else could be chosen there. */
function toWhere(filter: Partial<AssetFilter>, except?: FacetName): Where {
  const where = new Where().hasWords('search_text', filter.search);
  if (except !== 'sourceId') where.isAnyOf('source_id::text', filter.sourceId);
  if (except !== 'label') where.isAnyOf('label_name', filter.label);
  if (except !== 'format') where.isAnyOf('format', filter.format);
  if (except !== 'classification' && filter.classification?.length) {
    const none = filter.classification.includes('') ? 'cardinality(classifications) = 0 or ' : '';
    where.add(
      `(${none}classifications && array(select json_array_elements_text(?::json)))`,
      printJson(filter.classification),
    );
  }
  return where;
}

async function countFacet(sql: SqlExecutor, name: FacetName, filter: Partial<AssetFilter>): Promise<FacetCounts> {
  const where = toWhere(filter, name);
  return sql.query<{ value: string; count: number }>(
    `select value, count(*)::int as count from (select ${FACET_SQL[name]} as value from assets ${where}) as valued
     group by value order by count desc, value`,
    where.values,
  );
}

const readAsset = (row: { id: string; document: Asset }): Asset => ({ ...row.document, id: row.id });

export function createAssetStore(sql: SqlDatabase): AssetStore {
  return {
    async putAssets(items) {
      const rows = keepLastOfPlace(items).map(toRow);
      const replace = assets.replaceAllBut('id', 'source_id', 'path_digest');
      await assets.insert(sql, rows, `on conflict (source_id, path_digest) do update set ${replace}`);
    },
    async findAsset(id) {
      const [row] = await sql.query<{ id: string; document: Asset }>(
        'select id, document from assets where id = $1::uuid',
        [toUuid(id)],
      );
      return row && readAsset(row);
    },
    async listAssets(filter) {
      const where = toWhere(filter);
      const [count] = await sql.query<{ total: number }>(
        `select count(*)::int as total from assets ${where}`,
        where.values,
      );
      const rows = await sql.query<{ id: string; document: Asset }>(
        `select id, document from assets ${where} order by path collate "C", id
         limit ${where.bind(filter.limit)}::int offset ${where.bind(filter.offset)}::int`,
        where.values,
      );
      const facets = {
        sourceId: await countFacet(sql, 'sourceId', filter),
        classification: await countFacet(sql, 'classification', filter),
        label: await countFacet(sql, 'label', filter),
        format: await countFacet(sql, 'format', filter),
      };
      return { items: rows.map(readAsset), total: count?.total ?? 0, facets };
    },
    async loadFingerprints(sourceId) {
      const rows = await sql.query<{
        id: string;
        path: string;
        size_bytes: number;
        modified_at: string;
        content_hash: string;
      }>('select id, path, size_bytes, modified_at, content_hash from assets where source_id = $1::uuid', [
        toUuid(sourceId),
      ]);
      return new Map(
        rows.map(({ id, path, size_bytes, modified_at, content_hash }) => [
          path,
          { id, sizeBytes: size_bytes, modifiedAt: modified_at, contentHash: content_hash },
        ]),
      );
    },
    async removeAssets(ids) {
      await sql.query('delete from assets where id = any(array(select json_array_elements_text($1::json)::uuid))', [
        printJson(ids),
      ]);
    },
  };
}
