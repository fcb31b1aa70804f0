import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { type Asset, NONE, type ResponseOf } from '@vedette/model';
import type { z } from 'zod';
import { call, keyOf, usePages, useRead } from '../../api/index.ts';
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

const NO_FILTERS = { sourceId: [], classification: [], label: [], format: [], search: undefined };

const useStyles = makeStyles({
  count: { color: tokens.colorNeutralForeground2 },
  filters: { paddingTop: tokens.spacingVerticalM },
});

const assetKey = ({ id }: Asset): string => id;

function useAssets({ sourceId, classification, label, format, search }: DataMapSearch) {
  const query = { sourceId, classification, label, format, ...(search ? { search } : {}) };
  return usePages({
    key: keyOf('listAssets', { query }),
    read: (window, signal) => call('listAssets', { query: { ...query, ...window }, signal }),
    rowKey: assetKey,
  });
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
  const { rows, first, error, refetch, readMore } = useAssets(search);
  const sources = useRead('listSources').data?.items ?? [];
  const nameOf = (id: string) => sources.find((source) => source.id === id)?.name ?? 'A source that is gone';
  const columns = assetColumns(nameOf);
  const isFiltered =
    search.search !== undefined ||
    [search.sourceId, search.classification, search.label, search.format].some((list) => list.length > 0);
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
        {error ? (
          <ErrorState title="The assets could not be read" error={error} onRetry={() => void refetch()} />
        ) : null}
        {!first && !error ? <LinesSkeleton lines={14} /> : null}
        {first ? (
          <DataTable
            label="Assets"
            columns={columns}
            chosenColumns={search.columns}
            rows={rows}
            rowKey={assetKey}
            total={first.total}
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
