import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type Asset, NONE, type ResponseOf } from '@vedette/model';
import { useCallback } from 'react';
import type { z } from 'zod';
import { call, keyOf, useRead } from '../../api/index.ts';
import { FilterBar } from '../../widgets/filters/filter-bar.tsx';
import { type FilterOption, orderOptions } from '../../widgets/filters/filter-model.ts';
import { FilterPill } from '../../widgets/filters/filter-pill.tsx';
import { printCountOf } from '../../widgets/format.ts';
import { ListLayout } from '../../widgets/list-layout.tsx';
import { EmptyState, ErrorState, LinesSkeleton } from '../../widgets/states.tsx';
import { ColumnChooser } from '../../widgets/table/column-chooser.tsx';
import { DataTable } from '../../widgets/table/data-table.tsx';
import { assetColumns } from './asset-columns.tsx';
import { AssetPanel } from './asset-panel.tsx';
import type { dataMapSearchSchema } from './search.ts';

export type DataMapSearch = z.infer<typeof dataMapSearchSchema>;

const PAGE_ROWS = 200;
const NO_FILTERS = { sourceId: [], classification: [], label: [], format: [], search: undefined };

const useStyles = makeStyles({
  count: { color: tokens.colorNeutralForeground2 },
  filters: { paddingTop: tokens.spacingVerticalM },
});

function useAssets({ sourceId, classification, label, format, search }: DataMapSearch) {
  const query = { sourceId, classification, label, format, ...(search ? { search } : {}) };
  const answer = useInfiniteQuery({
    queryKey: [...keyOf('listAssets', { query }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call('listAssets', { query: { ...query, limit: PAGE_ROWS, offset: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, { items }) => sum + items.length, 0);
      return last.items.length > 0 && read < last.total ? read : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const rows: readonly Asset[] = answer.data?.pages.flatMap(({ items }) => items) ?? [];
  return { ...answer, rows: [...new Map(rows.map((row) => [row.id, row])).values()] };
}

type Facets = ResponseOf<'listAssets'>['facets'];

/** A facet as options; the empty value is what has none. */
const optionsOf = (facet: Facets[keyof Facets] | undefined, none?: string): readonly FilterOption[] =>
  orderOptions(
    (facet ?? [])
      .filter(({ value }) => value !== '' || none !== undefined)
      .map(({ value, count }) => (value === '' ? { value: NONE, text: none ?? '', count } : { value, count })),
    [NONE],
  );

interface AssetsTabProps {
  readonly search: DataMapSearch;
  readonly onSearch: (change: Partial<DataMapSearch>) => void;
}

/** What the scans found: every asset with its classifications and label, and why. */
export function AssetsTab({ search, onSearch }: AssetsTabProps) {
  const styles = useStyles();
  const { rows, data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useAssets(search);
  const sources = useRead('listSources').data?.items ?? [];
  const nameOf = (id: string) => sources.find((source) => source.id === id)?.name ?? 'A source that is gone';
  const columns = assetColumns(nameOf);
  const first = data?.pages[0];
  const isFiltered =
    search.search !== undefined ||
    [search.sourceId, search.classification, search.label, search.format].some((list) => list.length > 0);
  const readMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <>
      <div className={styles.filters}>
        <FilterBar
          search={search.search}
          onSearch={(words) => onSearch({ search: words })}
          placeholder="Path or owner"
          onClear={isFiltered ? () => onSearch(NO_FILTERS) : undefined}
          end={
            <>
              <span className={styles.count}>{first ? printCountOf(first.total, 'asset') : ''}</span>
              <ColumnChooser
                columns={columns}
                chosen={search.columns}
                onChange={(next) => onSearch({ columns: [...next] })}
              />
            </>
          }
        >
          <FilterPill
            title="Source"
            options={optionsOf(first?.facets.sourceId).map((option) => ({ ...option, text: nameOf(option.value) }))}
            values={search.sourceId}
            onChange={(sourceId) => onSearch({ sourceId: [...sourceId] })}
          />
          <FilterPill
            title="Classification"
            options={optionsOf(first?.facets.classification, 'Nothing found')}
            values={search.classification}
            onChange={(classification) => onSearch({ classification: [...classification] })}
          />
          <FilterPill
            title="Label"
            options={optionsOf(first?.facets.label, 'No label')}
            values={search.label}
            onChange={(label) => onSearch({ label: [...label] })}
          />
          <FilterPill
            title="Format"
            options={optionsOf(first?.facets.format)}
            values={search.format}
            onChange={(format) => onSearch({ format: [...format] })}
          />
        </FilterBar>
      </div>
      <ListLayout
        panel={
          search.open === undefined ? undefined : (
            <AssetPanel id={search.open} nameOf={nameOf} onClose={() => onSearch({ open: undefined })} />
          )
        }
      >
        {error && !data ? (
          <ErrorState title="The assets could not be read" error={error} onRetry={() => void refetch()} />
        ) : null}
        {!data && !error ? <LinesSkeleton lines={14} /> : null}
        {data ? (
          <DataTable
            label="Assets"
            columns={columns}
            chosenColumns={search.columns}
            rows={rows}
            rowKey={({ id }) => id}
            total={first?.total ?? rows.length}
            openKey={search.open}
            onOpen={({ id }) => onSearch({ open: id })}
            onEndReached={readMore}
            empty={<NoAssets isFiltered={isFiltered} onClear={() => onSearch(NO_FILTERS)} />}
          />
        ) : null}
      </ListLayout>
    </>
  );
}

function NoAssets({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  if (isFiltered)
    return (
      <EmptyState title="No asset matches these filters" action={<Button onClick={onClear}>Clear filters</Button>} />
    );
  return (
    <EmptyState
      icon={<DocumentRegular />}
      title="No assets yet"
      body="An asset is a document that a scan has seen. Scan a source, and what it holds will be here."
    />
  );
}
