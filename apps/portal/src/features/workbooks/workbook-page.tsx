import { Button, Caption1, makeStyles, OverlayDrawer, Subtitle1, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ResponseOf } from '@vedette/model';
import { useCallback, useMemo, useState } from 'react';
import { read } from '../../api/index.ts';
import { usePreferences } from '../../frame/preferences.ts';
import { printClock } from '../../widgets/format.ts';
import { usePageTitle } from '../../widgets/page-header.tsx';
import { RowDetails } from '../../widgets/row-details.tsx';
import { ErrorState, PageSkeleton } from '../../widgets/states.tsx';
import { parseWorkbook } from './engine/parse-workbook.ts';
import type { Choice, ParameterValue } from './engine/workbook.ts';
import { ItemList } from './items/item-list.tsx';
import { type Details, type WorkbookContext, WorkbookProvider } from './state/workbook-context.ts';
import { bindParameters, printChosen, readChosen } from './state/workbook-state.ts';

const route = getRouteApi('/frame/workbooks/$id');

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXL,
    height: '100%',
    overflowY: 'auto',
    boxSizing: 'border-box',
  },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  grow: { flexGrow: 1 },
  faint: { color: tokens.colorNeutralForeground3 },
  drawer: { width: '480px', maxWidth: '90vw' },
});

export function WorkbookPage() {
  const { id } = route.useParams();
  const workbook = useQuery(read('getWorkbook', { params: { id } }));
  if (workbook.isError)
    return (
      <ErrorState
        title="The workbook could not be opened"
        error={workbook.error}
        onRetry={() => void workbook.refetch()}
      />
    );
  if (!workbook.data) return <PageSkeleton />;
  return <OpenWorkbook key={id} loaded={workbook.data} />;
}

/** An open workbook. The URL holds every choice, so that a link shows the same page. */
function OpenWorkbook({ loaded }: { readonly loaded: ResponseOf<'getWorkbook'> }) {
  const styles = useStyles();
  const { timeZone } = usePreferences();
  const [now, setNow] = useState(() => new Date());
  const [details, setDetails] = useState<Details>();
  const context = useContextValue(loaded, now, setDetails);
  usePageTitle(loaded.summary.title);
  return (
    <WorkbookProvider value={context}>
      <div className={styles.page}>
        <header className={styles.head}>
          <Subtitle1 as="h1">{loaded.summary.title}</Subtitle1>
          <span className={styles.grow} />
          <Caption1 className={styles.faint}>As of {printClock(now, timeZone)}</Caption1>
          <Button size="small" icon={<ArrowSyncRegular />} onClick={() => setNow(new Date())}>
            Refresh
          </Button>
        </header>
        <ItemList items={context.workbook.items} />
      </div>
      <OverlayDrawer
        position="end"
        open={details !== undefined}
        onOpenChange={(_, { open }) => !open && setDetails(undefined)}
        className={styles.drawer}
      >
        {details && (
          <RowDetails
            title={details.title}
            columns={[...details.columns]}
            cells={details.cells}
            onClose={() => setDetails(undefined)}
          />
        )}
      </OverlayDrawer>
    </WorkbookProvider>
  );
}

function useContextValue(
  { summary, workbook: json }: ResponseOf<'getWorkbook'>,
  now: Date,
  showDetails: (details: Details) => void,
): WorkbookContext {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [choices, setAllChoices] = useState<ReadonlyMap<string, readonly Choice[]>>(new Map());
  const workbook = useMemo(() => parseWorkbook(json), [json]);
  const chosen = useMemo(() => readChosen(workbook, search), [workbook, search]);
  const bindings = useMemo(() => bindParameters(workbook, chosen, choices), [workbook, chosen, choices]);
  const setParameter = useCallback(
    (name: string, value: ParameterValue | undefined) => {
      navigate({
        replace: true,
        search: (before) => {
          const next = new Map(readChosen(workbook, before));
          if (value === undefined) next.delete(name);
          else next.set(name, value);
          return printChosen(next);
        },
      });
    },
    [navigate, workbook],
  );
  const setChoices = useCallback(
    (name: string, list: readonly Choice[]) => setAllChoices((before) => new Map(before).set(name, list)),
    [],
  );
  return useMemo(
    () => ({ id: summary.id, workbook, bindings, now, setParameter, setChoices, showDetails }),
    [summary.id, workbook, bindings, now, setParameter, setChoices, showDetails],
  );
}
