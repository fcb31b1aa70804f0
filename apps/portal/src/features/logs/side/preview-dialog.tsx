import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../../api/index.ts';
import { DialogFrame } from '../../../widgets/dialog-frame.tsx';
import { findEmptyColumns, ResultGrid } from '../../../widgets/result-grid.tsx';
import { EmptyState, ErrorState, LinesSkeleton } from '../../../widgets/states.tsx';
import { printName } from '../grid/kql-text.ts';
import type { OpenQuery } from './side-pane.tsx';

const useStyles = makeStyles({
  grid: { display: 'flex', flexDirection: 'column', height: '420px', minHeight: 0 },
  about: { color: tokens.colorNeutralForeground2 },
});

/** A week back holds something of nearly every table, and is cheap to look through for ten rows. */
const PREVIEW_SPAN = 'P7D';
const ROWS = 10;

interface Props {
  readonly table: string;
  readonly onOpen: (query: OpenQuery) => void;
  readonly onClose: () => void;
}

/** The newest ten rows of a table, and what it is about. */
export function PreviewDialog({ table, onOpen, onClose }: Props) {
  const styles = useStyles();
  const schema = useQuery({ ...read('getSchema'), staleTime: 60_000 });
  const about = schema.data?.tables.find(({ name }) => name === table);
  const query = `${printName(table)}\n| top ${ROWS} by TimeGenerated desc`;
  const body = { query, timespan: PREVIEW_SPAN, maxRows: ROWS };
  const answer = useQuery({ ...read('runQuery', { body }), staleTime: 30_000 });
  return (
    <DialogFrame
      title={table}
      width="min(1100px, 94vw)"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            appearance="primary"
            onClick={() => {
              onOpen({ text: query, timespan: PREVIEW_SPAN });
              onClose();
            }}
          >
            Open as a query
          </Button>
        </>
      }
    >
      <Caption1 className={styles.about}>
        {[about?.description, about && `${about.columns.length} columns.`, 'The newest ten rows of the last 7 days.']
          .filter(Boolean)
          .join(' ')}
      </Caption1>
      {answer.isPending && <LinesSkeleton lines={8} />}
      {answer.isError && <ErrorState compact title="The table could not be read" error={answer.error} />}
      {answer.data?.rows.length === 0 && (
        <EmptyState compact title="No rows" body="Nothing came into this table in the last 7 days." />
      )}
      {answer.data && answer.data.rows.length > 0 && (
        <div className={styles.grid}>
          <ResultGrid
            label={`Rows of ${table}`}
            table={answer.data}
            hidden={findEmptyColumns(answer.data)}
            shortcuts={false}
          />
        </div>
      )}
    </DialogFrame>
  );
}
