import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ShieldCheckmarkRegular } from '@fluentui/react-icons/svg/shield-checkmark';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { Incident, IncidentPage as IncidentAnswer } from '@vedette/model';
import { useRef, useState } from 'react';
import { PageLink } from '../../frame/link.tsx';
import { useShortcuts } from '../../frame/shortcuts.ts';
import { printCount, printCountOf } from '../../widgets/format.ts';
import { ListLayout } from '../../widgets/list-layout.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { EmptyState, ErrorState, LinesSkeleton } from '../../widgets/states.tsx';
import { ColumnChooser } from '../../widgets/table/column-chooser.tsx';
import { DataTable } from '../../widgets/table/data-table.tsx';
import { INCIDENT_COLUMNS } from './columns.tsx';
import { type IncidentActions, useIncidentActions } from './incident-actions.tsx';
import { IncidentPanel } from './incident-panel.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { cleared, isFiltered, USUAL_SORT } from './queue-query.ts';
import { type IncidentsSearch, incidentsSearchSchema } from './search.ts';
import { SelectionBar } from './selection-bar.tsx';
import { type Queue, useQueue } from './use-queue.ts';

const route = getRouteApi('/frame/incidents');
const NO_SELECTION: ReadonlySet<string> = new Set();
const rowKey = ({ number }: Incident): string => String(number);

const useStyles = makeStyles({
  waiting: {
    position: 'absolute',
    top: '44px',
    insetInline: 0,
    display: 'flex',
    justifyContent: 'center',
    zIndex: 3,
    pointerEvents: 'none',
  },
  waitingButton: { pointerEvents: 'auto', boxShadow: tokens.shadow8, borderRadius: tokens.borderRadiusCircular },
  stale: { opacity: 0.6 },
  summary: { display: 'inline-flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

/** The incident queue. */
export function IncidentsPage() {
  const styles = useStyles();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/incidents' });
  const setSearch = (change: Partial<IncidentsSearch>) =>
    void navigate({ search: (now) => ({ ...incidentsSearchSchema.parse(now), ...change }), replace: true });
  const queue = useQueue(search);
  const [selection, setSelection] = useState<ReadonlySet<string>>(NO_SELECTION);
  const [cursor, setCursor] = useState<Incident>();
  const actions = useIncidentActions({
    knownTags: queue.facets?.tag.map(({ value }) => value) ?? [],
    onDone: () => {
      setSelection(NO_SELECTION);
      queue.reread();
    },
  });
  const comment = useRef<HTMLTextAreaElement>(null);
  const selected = queue.rows.filter((row) => selection.has(rowKey(row)));
  useQueueShortcuts({ actions, selected, cursor, setSearch, comment, clear: () => setSelection(NO_SELECTION) });
  return (
    <>
      <PageHeader
        title="Incidents"
        summary={<Summary facets={queue.facets} />}
        actions={
          <>
            <span className={queue.isStale ? styles.stale : ''}>
              {queue.facets ? printCountOf(queue.total, 'incident') : ''}
            </span>
            <ColumnChooser
              columns={INCIDENT_COLUMNS}
              chosen={search.columns}
              onChange={(columns) => setSearch({ columns: [...columns] })}
            />
          </>
        }
      />
      <QueueFilters search={search} facets={queue.facets} onSearch={setSearch} />
      <ListLayout
        panel={
          search.open === undefined ? undefined : (
            <IncidentPanel
              number={Number(search.open)}
              actions={actions}
              commentRef={comment}
              onClose={() => setSearch({ open: undefined })}
            />
          )
        }
      >
        {queue.waiting > 0 ? (
          <div className={styles.waiting}>
            <Button className={styles.waitingButton} size="small" appearance="primary" onClick={queue.release}>
              {printCount(queue.waiting)} new
            </Button>
          </div>
        ) : null}
        <QueueTable {...{ queue, search, setSearch, selection, setSelection, setCursor }} />
        {selected.length > 0 ? (
          <SelectionBar incidents={selected} actions={actions} onClear={() => setSelection(NO_SELECTION)} />
        ) : null}
      </ListLayout>
      {actions.dialogs}
    </>
  );
}

interface QueueTableProps {
  readonly queue: Queue;
  readonly search: IncidentsSearch;
  readonly setSearch: (change: Partial<IncidentsSearch>) => void;
  readonly selection: ReadonlySet<string>;
  readonly setSelection: (selection: ReadonlySet<string>) => void;
  readonly setCursor: (row: Incident | undefined) => void;
}

function QueueTable({ queue, search, setSearch, selection, setSelection, setCursor }: QueueTableProps) {
  const navigate = useNavigate();
  if (queue.error)
    return <ErrorState title="The incidents could not be read" error={queue.error} onRetry={queue.retry} />;
  if (queue.isFirstRead) return <LinesSkeleton lines={14} />;
  return (
    <DataTable
      label="Incidents"
      columns={INCIDENT_COLUMNS}
      chosenColumns={search.columns}
      rows={queue.rows}
      rowKey={rowKey}
      total={queue.total}
      sort={{ key: search.sort ?? USUAL_SORT, order: search.order ?? 'desc' }}
      onSort={({ key, order }) =>
        setSearch({ ...incidentsSearchSchema.pick({ sort: true, order: true }).parse({ sort: key, order }) })
      }
      openKey={search.open}
      onOpen={(row) => setSearch({ open: rowKey(row) })}
      onEnter={(row) => void navigate({ to: '/incidents/$number', params: { number: rowKey(row) } })}
      onCursor={setCursor}
      selection={selection}
      onSelection={setSelection}
      onEndReached={queue.readMore}
      empty={<NoIncidents search={search} onClear={() => setSearch(cleared(search))} />}
    />
  );
}

function NoIncidents({ search, onClear }: { readonly search: IncidentsSearch; readonly onClear: () => void }) {
  if (isFiltered(search))
    return (
      <EmptyState title="No incident matches these filters" action={<Button onClick={onClear}>Clear filters</Button>} />
    );
  return (
    <EmptyState
      icon={<ShieldCheckmarkRegular />}
      title="No open incidents"
      body="Incidents are made of alerts that belong together. Alerts come from analytics rules and from connected products."
      action={
        <PageLink to="/analytics" search={{ tab: 'templates' }}>
          Look at rule templates
        </PageLink>
      }
    />
  );
}

const countOf = (facet: readonly { value: string; count: number }[], values: readonly string[]): number =>
  facet.filter(({ value }) => values.includes(value)).reduce((sum, { count }) => sum + count, 0);

function Summary({ facets }: { readonly facets: IncidentAnswer['facets'] | undefined }) {
  const styles = useStyles();
  if (!facets) return 'Alerts that belong together, as one case.';
  const isNew = countOf(facets.status, ['New']);
  const active = countOf(facets.status, ['Active']);
  return (
    <span className={styles.summary}>
      <PageLink to="/incidents" search={{}}>
        {printCount(isNew + active)} open
      </PageLink>
      <PageLink to="/incidents" search={{ status: ['New'] }}>
        {printCount(isNew)} new
      </PageLink>
      <PageLink to="/incidents" search={{ severity: ['High'] }}>
        High severity
      </PageLink>
      <PageLink to="/incidents" search={{ owner: ['-'] }}>
        Unassigned
      </PageLink>
      <PageLink to="/incidents" search={{ status: ['Closed'] }}>
        {printCount(countOf(facets.status, ['Closed']))} closed
      </PageLink>
    </span>
  );
}

interface QueueShortcuts {
  readonly actions: IncidentActions;
  readonly selected: readonly Incident[];
  readonly cursor: Incident | undefined;
  readonly setSearch: (change: Partial<IncidentsSearch>) => void;
  readonly comment: React.RefObject<HTMLTextAreaElement | null>;
  readonly clear: () => void;
}

/** How long the panel takes to be there, at most, before its comment box is focused. */
const PANEL_MILLISECONDS = 400;

function useQueueShortcuts({ actions, selected, cursor, setSearch, comment, clear }: QueueShortcuts): void {
  const targets = selected.length > 0 ? selected : cursor ? [cursor] : [];
  const commentOnCursor = () => {
    if (cursor) setSearch({ open: rowKey(cursor) });
    setTimeout(() => comment.current?.focus(), comment.current ? 0 : PANEL_MILLISECONDS);
  };
  useShortcuts('Incident', [
    { keys: 'a', label: 'Assign', run: () => actions.start('assign', targets) },
    { keys: 't', label: 'Tag', run: () => actions.start('tag', targets) },
    { keys: 'r', label: 'Resolve', run: () => actions.start('resolve', targets) },
    { keys: 'c', label: 'Comment', run: commentOnCursor },
    ...(selected.length > 0 ? [{ keys: 'Escape', label: 'Clear the selection', run: clear }] : []),
  ]);
}
