import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { HistoryEntry } from './history-model.ts';
import { HistoryPane } from './history-pane.tsx';
import { SavedPane } from './saved-pane.tsx';
import { SchemaPane } from './schema-pane.tsx';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  tabs: { flexShrink: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  body: { flexGrow: 1, minHeight: 0 },
});

export interface OpenQuery {
  readonly text: string;
  readonly title?: string;
  readonly timespan?: string | null;
  readonly savedQueryId?: string;
}

interface Props {
  readonly onInsert: (text: string) => void;
  readonly onOpen: (query: OpenQuery) => void;
  readonly history: readonly HistoryEntry[];
  readonly onClearHistory: () => void;
}

/** What can be put into a query, or opened as one: tables, saved queries, the last runs. */
export function SidePane({ onInsert, onOpen, history, onClearHistory }: Props) {
  const styles = useStyles();
  const [shown, setShown] = useState('tables');
  return (
    <div className={styles.pane}>
      <TabList
        size="small"
        className={styles.tabs}
        selectedValue={shown}
        onTabSelect={(_, { value }) => setShown(String(value))}
      >
        <Tab value="tables">Tables</Tab>
        <Tab value="queries">Queries</Tab>
        <Tab value="history">History</Tab>
      </TabList>
      <div className={styles.body}>
        {shown === 'tables' && <SchemaPane onInsert={onInsert} onOpen={onOpen} />}
        {shown === 'queries' && <SavedPane onOpen={onOpen} />}
        {shown === 'history' && <HistoryPane history={history} onOpen={onOpen} onClear={onClearHistory} />}
      </div>
    </div>
  );
}
