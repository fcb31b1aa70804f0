import { Button, Caption1, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { useState } from 'react';
import { usePreferences } from '../../../frame/preferences.ts';
import { printCountOf, printDuration, printExact, printRelative } from '../../../widgets/format.ts';
import { EmptyState } from '../../../widgets/states.tsx';
import { describeTimeSpan } from '../time-spans.ts';
import { type HistoryEntry, searchHistory } from './history-model.ts';
import { usePaneStyles } from './pane-styles.ts';
import type { OpenQuery } from './side-pane.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  entry: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    width: '100%',
    textAlign: 'start',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  kql: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    display: '-webkit-box',
    WebkitLineClamp: 3,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
    unicodeBidi: 'isolate',
  },
  bad: { color: tokens.colorPaletteRedForeground1 },
  foot: { padding: tokens.spacingHorizontalM },
});

const STATES: Readonly<Record<HistoryEntry['state'], string>> = {
  answered: '',
  partial: 'cut by a limit',
  rejected: 'refused',
  failed: 'failed',
  cancelled: 'cancelled',
};

interface Props {
  readonly history: readonly HistoryEntry[];
  readonly onOpen: (query: OpenQuery) => void;
  readonly onClear: () => void;
}

/** The last fifty runs in this browser; a click opens one again. */
export function HistoryPane({ history, onOpen, onClear }: Props) {
  const styles = useStyles();
  const pane = usePaneStyles();
  const [search, setSearch] = useState('');
  const found = searchHistory(history, search);
  if (history.length === 0)
    return (
      <EmptyState
        compact
        icon={<HistoryRegular />}
        title="Nothing was run yet"
        body="The last fifty queries that you run in this browser are listed here."
      />
    );
  return (
    <section className={pane.pane} aria-label="History">
      <SearchBox
        className={pane.search}
        size="small"
        placeholder="Find a query"
        value={search}
        onChange={(_, { value }) => setSearch(value)}
      />
      <div className={pane.scroll}>
        <ul className={styles.list}>
          {found.map((entry) => (
            <li key={entry.id}>
              <HistoryLine entry={entry} onOpen={onOpen} />
            </li>
          ))}
        </ul>
        {found.length === 0 && <Caption1 className={pane.none}>No query of the history has these words.</Caption1>}
        <div className={styles.foot}>
          <Button size="small" appearance="subtle" onClick={onClear}>
            Clear the history
          </Button>
        </div>
      </div>
    </section>
  );
}

function HistoryLine({ entry, onOpen }: { readonly entry: HistoryEntry; readonly onOpen: Props['onOpen'] }) {
  const styles = useStyles();
  const pane = usePaneStyles();
  const { timeZone } = usePreferences();
  const { kql, at, timespan, durationMs, rows, state } = entry;
  const isBad = state === 'rejected' || state === 'failed';
  return (
    <button type="button" className={styles.entry} onClick={() => onOpen({ text: kql, timespan })}>
      <span className={styles.kql}>{kql}</span>
      <Caption1 className={pane.faint}>
        <span title={printExact(new Date(at), timeZone)}>{printRelative(new Date(at), new Date(), timeZone)}</span> ·{' '}
        {describeTimeSpan(timespan)}
      </Caption1>
      <Caption1 className={isBad ? styles.bad : pane.faint}>
        {[rows === null ? '' : printCountOf(rows, 'row'), printDuration(durationMs), STATES[state]]
          .filter(Boolean)
          .join(' · ')}
      </Caption1>
    </button>
  );
}
