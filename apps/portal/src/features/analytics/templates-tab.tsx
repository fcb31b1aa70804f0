import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import type { TemplateView } from '@vedette/model';
import { useRead } from '../../api/index.ts';
import { Mark, SeverityMark } from '../../widgets/badges.tsx';
import { ListLayout } from '../../widgets/list-layout.tsx';
import { EmptyState, ErrorState, LinesSkeleton } from '../../widgets/states.tsx';
import { DataTable } from '../../widgets/table/data-table.tsx';
import type { Column } from '../../widgets/table/table-model.ts';
import { TemplatePanel } from './template-panel.tsx';
import type { RuleActions } from './use-rule-actions.tsx';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold },
  badges: { display: 'flex', gap: tokens.spacingHorizontalXS },
});

function Name({ template: { name } }: TemplateView) {
  const styles = useStyles();
  return (
    <span className={styles.name} title={name}>
      {name}
    </span>
  );
}

/** Whether rules are made of it, and whether one of them is older than it. */
export function TemplateBadges({ ruleIds, updateAvailable }: Pick<TemplateView, 'ruleIds' | 'updateAvailable'>) {
  const styles = useStyles();
  return (
    <span className={styles.badges}>
      {ruleIds.length > 0 ? (
        <Badge appearance="tint" color="success">
          In use
        </Badge>
      ) : null}
      {updateAvailable ? <Badge appearance="tint">Update</Badge> : null}
    </span>
  );
}

/** Whether the data that a template needs comes in. */
function DataMark({ connectors }: Pick<TemplateView, 'connectors'>) {
  const missing = connectors.filter(({ hasRecentData }) => !hasRecentData);
  if (connectors.length === 0) return 'None needed';
  if (missing.length === 0)
    return (
      <Mark shape="check" tone="good">
        Recent data
      </Mark>
    );
  return (
    <Mark shape="triangle" tone="caution">
      {missing.length === connectors.length
        ? 'No recent data'
        : `${missing.length} of ${connectors.length} without data`}
    </Mark>
  );
}

const COLUMNS: readonly Column<TemplateView>[] = [
  { id: 'name', title: 'Template', width: 280, wrap: true, grow: 5, always: true, render: (row) => <Name {...row} /> },
  {
    id: 'severity',
    title: 'Severity',
    width: 128,
    grow: 0,
    render: ({ template }) => <SeverityMark severity={template.severity} />,
  },
  { id: 'solution', title: 'Solution', width: 170, wrap: true, grow: 2, render: ({ template }) => template.solution },
  { id: 'data', title: 'Data', width: 160, grow: 1, render: (row) => <DataMark {...row} /> },
  { id: 'use', title: 'Rules', width: 130, grow: 0, render: (row) => <TemplateBadges {...row} /> },
  { id: 'version', title: 'Version', width: 72, grow: 0, render: ({ template }) => template.version },
];

interface TemplatesTabProps {
  readonly search: {
    readonly severity: readonly string[];
    readonly search?: string | undefined;
    readonly open?: string | undefined;
  };
  readonly actions: RuleActions;
  readonly onOpen: (id: string | undefined) => void;
}

/** Ready rules of all solutions: nothing runs until a rule is made of one. */
export function TemplatesTab({ search, actions, onOpen }: TemplatesTabProps) {
  const { data, error, refetch } = useRead('listRuleTemplates');
  if (error && !data)
    return <ErrorState title="The templates could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LinesSkeleton lines={8} />;
  const words = (search.search ?? '').toLowerCase();
  const rows = data.items.filter(
    ({ template: { name, solution, severity } }) =>
      `${name} ${solution}`.toLowerCase().includes(words) &&
      (search.severity.length === 0 || search.severity.includes(severity)),
  );
  const opened = data.items.find(({ template }) => template.id === search.open);
  return (
    <ListLayout
      panel={opened ? <TemplatePanel view={opened} actions={actions} onClose={() => onOpen(undefined)} /> : undefined}
    >
      <DataTable
        label="Templates"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ template }) => template.id}
        openKey={search.open}
        onOpen={({ template }) => onOpen(template.id)}
        empty={
          <EmptyState
            title={data.items.length === 0 ? 'No solution brings templates' : 'No template matches these filters'}
          />
        }
      />
    </ListLayout>
  );
}
