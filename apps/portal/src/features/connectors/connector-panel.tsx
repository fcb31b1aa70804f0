import {
  Body1,
  Button,
  Caption1,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ConnectorState, ConnectorView } from '@vedette/model';
import { useState } from 'react';
import { call, useRefresh } from '../../api/index.ts';
import { PageLink } from '../../frame/link.tsx';
import { useNotify } from '../../frame/notify.tsx';
import { useMay } from '../../frame/session.ts';
import { StatusMark } from '../../widgets/badges.tsx';
import { ConfirmDialog } from '../../widgets/confirm-dialog.tsx';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { DetailsPanel } from '../../widgets/details-panel.tsx';
import { type Fact, Facts, Section } from '../../widgets/facts.tsx';
import { printCount } from '../../widgets/format.ts';
import { Time } from '../../widgets/time.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import { RowsChart } from './rows-chart.tsx';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  list: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  table: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    alignItems: 'baseline',
  },
  end: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  name: { overflow: 'hidden', textOverflow: 'ellipsis' },
  query: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

const isConnected = ({ status }: ConnectorState): boolean => status !== 'disconnected';

const stateFacts = (state: ConnectorState): Fact[] => [
  ['Status', <StatusMark key="status" status={state.status} />],
  ['Last received', <Time key="received" at={state.lastReceivedAt} />],
  ['Last asked', <Time key="asked" at={state.lastPollAt} />],
  ['Rows', printCount(state.rowsReceived)],
  ['Duplicates', `${printCount(state.duplicatesDropped)} dropped`],
  ...(state.settings
    ? [
        ['Tenant', state.settings.tenantId] as const,
        ['Asks every', `${state.settings.pollSeconds} s`] as const,
        ...(state.settings.contentTypes.length > 0
          ? [['Content', state.settings.contentTypes.join(', ')] as const]
          : []),
      ]
    : []),
];

interface ConnectorPanelProps {
  readonly view: ConnectorView;
  readonly onClose: () => void;
}

/** A connector: is it well, what comes in, how to connect and disconnect. */
export function ConnectorPanel({ view, onClose }: ConnectorPanelProps) {
  const styles = useStyles();
  const [dialog, setDialog] = useState<'connect' | 'disconnect'>();
  const mayConnect = useMay('admin');
  const { state, title, description, prerequisites } = view;
  const close = () => setDialog(undefined);
  return (
    <DetailsPanel
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button
            size="small"
            appearance={isConnected(state) ? 'secondary' : 'primary'}
            disabled={!mayConnect}
            onClick={() => setDialog('connect')}
          >
            {isConnected(state) ? 'Change settings' : 'Connect'}
          </Button>
          {isConnected(state) ? (
            <Button size="small" disabled={!mayConnect} onClick={() => setDialog('disconnect')}>
              Disconnect
            </Button>
          ) : null}
          {mayConnect ? null : <Caption1 className={styles.quiet}>Connecting needs the admin role.</Caption1>}
        </>
      }
    >
      <Body1 className={styles.quiet}>{description}</Body1>
      <ConnectorProblem state={state} />
      <Facts facts={stateFacts(state)} />
      <Section title="Rows per day">
        <RowsChart rowsPerDay={view.rowsPerDay} />
      </Section>
      <DataTypes view={view} />
      <SampleQueries view={view} />
      <Section title="Before you connect">
        <ul className={styles.list}>
          {prerequisites.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
      {dialog === 'connect' ? <ConnectDialog view={view} onClose={close} /> : null}
      {dialog === 'disconnect' ? <DisconnectDialog view={view} onClose={close} /> : null}
    </DetailsPanel>
  );
}

function ConnectorProblem({ state: { problem } }: { readonly state: ConnectorState }) {
  if (!problem) return null;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{problem.message}</MessageBarTitle>
        {problem.hints.join(' ')} <Caption1>{problem.code}</Caption1>
      </MessageBarBody>
    </MessageBar>
  );
}

function DataTypes({ view: { dataTypes } }: { readonly view: ConnectorView }) {
  const styles = useStyles();
  return (
    <Section title="Data types">
      <div className={styles.table}>
        {dataTypes.map(({ table, rows, lastReceivedAt }) => [
          <PageLink key={table} className={styles.name} to="/logs" search={{ q: `${table}\n| take 100` }}>
            {table}
          </PageLink>,
          <span key={`${table} rows`} className={styles.end}>
            {printCount(rows)}
          </span>,
          <Time key={`${table} time`} at={lastReceivedAt} />,
        ])}
      </div>
    </Section>
  );
}

function SampleQueries({ view: { sampleQueries } }: { readonly view: ConnectorView }) {
  const styles = useStyles();
  if (sampleQueries.length === 0) return null;
  return (
    <Section title="Sample queries">
      {sampleQueries.map(({ title, query }) => (
        <div key={title} className={styles.query}>
          <PageLink to="/logs" search={{ q: query }}>
            {title}
          </PageLink>
          <CopyButton text={query} />
        </div>
      ))}
    </Section>
  );
}

function DisconnectDialog({ view: { state, title }, onClose }: ConnectorPanelProps) {
  const refresh = useRefresh();
  const notify = useNotify();
  const disconnect = async () => {
    await call('disconnect', { params: { kind: state.kind } });
    await refresh('listConnectors', 'overview');
    notify({ title: `${title} is disconnected` });
  };
  return (
    <ConfirmDialog title={`Disconnect ${title}?`} action="Disconnect" onConfirm={disconnect} onClose={onClose}>
      Nothing more is fetched, and rules over its tables find nothing new. The {printCount(state.rowsReceived)} rows
      that came in stay. Connecting again goes on where it stopped.
    </ConfirmDialog>
  );
}
