import {
  Caption1,
  Dropdown,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Option,
  tokens,
} from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import type { Alert } from '@vedette/model';
import { useState } from 'react';
import { useRead } from '../../api/index.ts';
import { LinkButton } from '../../frame/link.tsx';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { printCountOf, printDuration } from '../../widgets/format.ts';
import { ResultGrid } from '../../widgets/result-grid.tsx';
import { RowDetails } from '../../widgets/row-details.tsx';
import { EmptyState, ErrorState, LinesSkeleton } from '../../widgets/states.tsx';

const useStyles = makeStyles({
  tab: {
    flex: '1 1 auto',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    '@media (max-width: 899px)': { minHeight: '560px' },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
  },
  field: { flex: '1 1 320px', maxWidth: '560px', minWidth: 0 },
  dropdown: { minWidth: 0 },
  query: {
    position: 'relative',
    flex: '0 0 auto',
    margin: `0 ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalM}`,
    padding: tokens.spacingHorizontalM,
    maxHeight: '132px',
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  grid: { flex: '1 1 auto', minHeight: 0, display: 'flex', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  list: { flex: '1 1 auto', minWidth: 0, display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground3 },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center', marginInlineStart: 'auto' },
});

interface EventsTabProps {
  readonly alerts: readonly Alert[];
  readonly alertId: string | undefined;
}

/** The rows behind one alert, and the query that finds them. */
export function EventsTab({ alerts, alertId }: EventsTabProps) {
  const styles = useStyles();
  const navigate = useNavigate({ from: '/incidents/$number' });
  const alert = alerts.find(({ id }) => id === alertId) ?? alerts[0];
  if (!alert) return <EmptyState title="This incident has no alerts" />;
  return (
    <div className={styles.tab}>
      <div className={styles.head}>
        <Field label="Events behind" className={styles.field}>
          <Dropdown
            className={styles.dropdown}
            value={alert.title}
            selectedOptions={[alert.id]}
            onOptionSelect={(_, { optionValue }) => {
              if (optionValue) void navigate({ search: { tab: 'events', alert: optionValue }, replace: true });
            }}
          >
            {alerts.map(({ id, title }) => (
              <Option key={id} value={id}>
                {title}
              </Option>
            ))}
          </Dropdown>
        </Field>
      </div>
      <AlertEvents key={alert.id} alert={alert} />
    </div>
  );
}

function AlertEvents({ alert }: { readonly alert: Alert }) {
  const styles = useStyles();
  const [openIndex, setOpenIndex] = useState<number>();
  const { data, error, refetch } = useRead('alertEvents', { params: { id: alert.id } });
  if (error && !data)
    return <ErrorState title="The events could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LinesSkeleton lines={10} />;
  const openRow = openIndex === undefined ? undefined : data.rows[openIndex];
  return (
    <>
      <div className={styles.query}>{data.query}</div>
      <div className={styles.head}>
        <Caption1 className={styles.quiet}>
          {printCountOf(data.rows.length, 'event')} in {printDuration(data.statistics.executeMs)}
        </Caption1>
        <span className={styles.actions}>
          <CopyButton text={data.query} label="Copy query" />
          <LinkButton to="/logs" search={{ q: data.query, timespan: data.timespan }}>
            Open in Logs
          </LinkButton>
        </span>
      </div>
      {data.problems.map(({ code, message }) => (
        <MessageBar key={code + message} intent="warning" layout="multiline">
          <MessageBarBody>{message}</MessageBarBody>
        </MessageBar>
      ))}
      <div className={styles.grid}>
        <div className={styles.list}>
          {data.rows.length === 0 ? (
            <EmptyState
              title="The query finds no rows now"
              body="They may be older than the table keeps, or the alert came from another product without its events."
            />
          ) : (
            <ResultGrid label="Events" table={data} openIndex={openIndex} onOpen={({ index }) => setOpenIndex(index)} />
          )}
        </div>
        {openRow ? (
          <RowDetails title="Event" columns={data.columns} cells={openRow} onClose={() => setOpenIndex(undefined)} />
        ) : null}
      </div>
    </>
  );
}
