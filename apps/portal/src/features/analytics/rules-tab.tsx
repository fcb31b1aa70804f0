import { Badge, Button, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { TargetArrowRegular } from '@fluentui/react-icons/svg/target-arrow';
import type { AnalyticsRule } from '@vedette/model';
import { useRead } from '../../api/index.ts';
import { useMay } from '../../frame/session.ts';
import { SeverityMark, StatusMark } from '../../widgets/badges.tsx';
import { printCount } from '../../widgets/format.ts';
import { ListLayout } from '../../widgets/list-layout.tsx';
import { EmptyState, ErrorState, LinesSkeleton } from '../../widgets/states.tsx';
import { DataTable } from '../../widgets/table/data-table.tsx';
import type { Column } from '../../widgets/table/table-model.ts';
import { Time } from '../../widgets/time.tsx';
import { RulePanel } from './rule-panel.tsx';
import type { RuleActions } from './use-rule-actions.tsx';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold },
  last: { display: 'inline-flex', gap: tokens.spacingHorizontalS, alignItems: 'center', maxWidth: '100%' },
});

function Name({ name }: AnalyticsRule) {
  const styles = useStyles();
  return (
    <span className={styles.name} title={name}>
      {name}
    </span>
  );
}

function LastRun({ lastRun }: AnalyticsRule) {
  const styles = useStyles();
  if (!lastRun) return <Time at={null} none="Not yet" />;
  return (
    <span className={styles.last} title={lastRun.message ?? ''}>
      <StatusMark status={lastRun.status} />
      <Time at={lastRun.startedAt} />
    </span>
  );
}

function columnsFor(
  actions: RuleActions,
  mayChange: boolean,
  updates: ReadonlySet<string>,
): readonly Column<AnalyticsRule>[] {
  return [
    {
      id: 'enabled',
      title: 'On',
      width: 60,
      grow: 0,
      render: (rule) => (
        <Switch
          aria-label={`${rule.name} is enabled`}
          checked={rule.enabled}
          disabled={!mayChange}
          onChange={(_, { checked }) => actions.setEnabled(rule, checked)}
        />
      ),
    },
    { id: 'name', title: 'Rule', width: 260, wrap: true, grow: 5, always: true, render: (row) => <Name {...row} /> },
    {
      id: 'severity',
      title: 'Severity',
      width: 128,
      grow: 0,
      render: (row) => <SeverityMark severity={row.severity} />,
    },
    { id: 'frequency', title: 'Runs every', width: 84, grow: 0, render: (row) => row.queryFrequency },
    { id: 'last', title: 'Last run', width: 200, grow: 1, render: (row) => <LastRun {...row} /> },
    {
      id: 'alerts',
      title: 'Alerts',
      width: 64,
      grow: 0,
      align: 'end',
      render: ({ lastRun }) => (lastRun ? printCount(lastRun.alerts) : ''),
    },
    {
      id: 'next',
      title: 'Next run',
      width: 104,
      grow: 0,
      render: (row) => <Time at={row.nextRunAt} none={row.enabled ? 'Soon' : 'Off'} />,
    },
    {
      id: 'update',
      title: 'Template',
      width: 96,
      grow: 0,
      render: ({ templateId }) =>
        templateId && updates.has(templateId) ? <Badge appearance="tint">Update</Badge> : '',
    },
  ];
}

interface RulesTabProps {
  readonly search: {
    readonly severity: readonly string[];
    readonly search?: string | undefined;
    readonly open?: string | undefined;
  };
  readonly actions: RuleActions;
  readonly onOpen: (id: string | undefined) => void;
  readonly onTemplates: () => void;
}

/** The rules that run, with how they fare. */
export function RulesTab({ search, actions, onOpen, onTemplates }: RulesTabProps) {
  const { data, error, refetch } = useRead('listRules');
  const templates = useRead('listRuleTemplates').data?.items ?? [];
  const mayChange = useMay('contributor');
  if (error && !data)
    return <ErrorState title="The rules could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LinesSkeleton lines={8} />;
  const words = (search.search ?? '').toLowerCase();
  const rows = data.items.filter(
    ({ name, severity }) =>
      name.toLowerCase().includes(words) && (search.severity.length === 0 || search.severity.includes(severity)),
  );
  const updates = new Set(
    templates.filter(({ updateAvailable }) => updateAvailable).map(({ template }) => template.id),
  );
  const opened = data.items.find(({ id }) => id === search.open);
  return (
    <ListLayout
      panel={opened ? <RulePanel rule={opened} actions={actions} onClose={() => onOpen(undefined)} /> : undefined}
    >
      <DataTable
        label="Rules"
        columns={columnsFor(actions, mayChange, updates)}
        rows={rows}
        rowKey={({ id }) => id}
        openKey={search.open}
        onOpen={({ id }) => onOpen(id)}
        empty={
          data.items.length > 0 ? (
            <EmptyState title="No rule matches these filters" />
          ) : (
            <EmptyState
              icon={<TargetArrowRegular />}
              title="No rules yet"
              body="A rule runs a query on a schedule and raises an alert when it finds something. Templates hold ready queries; they do nothing until a rule is made of them."
              action={
                <Button appearance="primary" onClick={onTemplates}>
                  Look at templates
                </Button>
              }
            />
          )
        }
      />
    </ListLayout>
  );
}
