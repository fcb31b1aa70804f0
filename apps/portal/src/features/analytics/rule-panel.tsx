import {
  Body1,
  Button,
  Caption1,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import type { AnalyticsRule, RuleRun } from '@vedette/model';
import { useRead } from '../../api/index.ts';
import { useMay } from '../../frame/session.ts';
import { SeverityMark, StatusMark } from '../../widgets/badges.tsx';
import { DetailsPanel } from '../../widgets/details-panel.tsx';
import { Facts, Section } from '../../widgets/facts.tsx';
import { printCountOf, printDuration } from '../../widgets/format.ts';
import { ErrorState, LinesSkeleton } from '../../widgets/states.tsx';
import { Time } from '../../widgets/time.tsx';
import { QueryBlock } from './query-block.tsx';
import { logicFacts } from './rule-facts.ts';
import type { RuleActions } from './use-rule-actions.tsx';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  runs: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  run: {
    display: 'grid',
    gridTemplateColumns: '104px 96px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'baseline',
  },
  message: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

interface RulePanelProps {
  readonly rule: AnalyticsRule;
  readonly actions: RuleActions;
  readonly onClose: () => void;
}

/** One rule: what it asks, how it fared, and what can be done with it. */
export function RulePanel({ rule, actions, onClose }: RulePanelProps) {
  const styles = useStyles();
  const mayChange = useMay('contributor');
  const isRunning = actions.runningId === rule.id;
  return (
    <DetailsPanel
      title={rule.name}
      onClose={onClose}
      actions={
        <>
          <Button
            size="small"
            appearance="primary"
            disabled={!mayChange || isRunning}
            icon={isRunning ? <Spinner size="extra-tiny" /> : null}
            onClick={() => actions.run(rule)}
          >
            {isRunning ? 'Running' : 'Run now'}
          </Button>
          <Button size="small" disabled={!mayChange} onClick={() => actions.edit(rule)}>
            Edit
          </Button>
          <Button size="small" disabled={!mayChange} onClick={() => actions.setEnabled(rule, !rule.enabled)}>
            {rule.enabled ? 'Disable' : 'Enable'}
          </Button>
          <Button size="small" disabled={!mayChange} onClick={() => actions.remove(rule)}>
            Delete
          </Button>
        </>
      }
    >
      <RuleProblem rule={rule} />
      {rule.description ? <Body1 className={styles.quiet}>{rule.description}</Body1> : null}
      <Facts
        facts={[
          ['Severity', <SeverityMark key="severity" severity={rule.severity} />],
          ['State', <StatusMark key="state" status={rule.enabled ? 'enabled' : 'disabled'} />],
          ['Next run', <Time key="next" at={rule.nextRunAt} none={rule.enabled ? 'Soon' : 'Off'} />],
          ['Evaluated to', <Time key="until" at={rule.evaluatedUntil} none="Not yet" />],
          ...logicFacts(rule),
          ['Created by', rule.createdBy],
          ['Changed', <Time key="changed" at={rule.modifiedAt} />],
        ]}
      />
      <Section title="Query">
        <QueryBlock query={rule.query} />
      </Section>
      <Section title="Last runs">
        <Runs ruleId={rule.id} />
      </Section>
    </DetailsPanel>
  );
}

function RuleProblem({ rule: { disabledReason, lastRun } }: { readonly rule: AnalyticsRule }) {
  const message = disabledReason ?? (lastRun?.status === 'failed' ? lastRun.message : null);
  if (!message) return null;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        {disabledReason ? 'Disabled: ' : 'The last run failed: '}
        {message}
      </MessageBarBody>
    </MessageBar>
  );
}

function Runs({ ruleId }: { readonly ruleId: string }) {
  const styles = useStyles();
  const { data, error, refetch } = useRead('listRuleRuns', { params: { id: ruleId } });
  if (error && !data)
    return <ErrorState compact title="The runs could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LinesSkeleton lines={5} />;
  if (data.items.length === 0) return <Caption1 className={styles.quiet}>It has not run yet.</Caption1>;
  return (
    <ol className={styles.runs}>
      {data.items.slice(0, 20).map((run) => (
        <Run key={run.id} run={run} />
      ))}
    </ol>
  );
}

function Run({ run }: { readonly run: RuleRun }) {
  const styles = useStyles();
  const took = printDuration(Math.max(0, Date.parse(run.endedAt) - Date.parse(run.startedAt)));
  return (
    <li className={styles.run}>
      <StatusMark status={run.status} />
      <Time at={run.startedAt} />
      <Caption1>
        {printCountOf(run.rows, 'row')}, {printCountOf(run.alerts, 'alert')}, {took}
      </Caption1>
      {run.message ? <Caption1 className={styles.message}>{run.message}</Caption1> : null}
    </li>
  );
}
