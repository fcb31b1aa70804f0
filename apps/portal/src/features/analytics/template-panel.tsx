import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { TemplateView } from '@vedette/model';
import { PageLink } from '../../frame/link.tsx';
import { useMay } from '../../frame/session.ts';
import { Mark, SeverityMark } from '../../widgets/badges.tsx';
import { DetailsPanel } from '../../widgets/details-panel.tsx';
import { Facts, Section } from '../../widgets/facts.tsx';
import { QueryBlock } from './query-block.tsx';
import { logicFacts } from './rule-facts.ts';
import { TemplateBadges } from './templates-tab.tsx';
import type { RuleActions } from './use-rule-actions.tsx';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  source: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
});

interface TemplatePanelProps {
  readonly view: TemplateView;
  readonly actions: RuleActions;
  readonly onClose: () => void;
}

/** One template: what its rule would ask, and whether the data for it comes in. */
export function TemplatePanel({ view, actions, onClose }: TemplatePanelProps) {
  const styles = useStyles();
  const mayCreate = useMay('contributor');
  const { template, connectors, ruleIds } = view;
  return (
    <DetailsPanel
      title={template.name}
      onClose={onClose}
      actions={
        <>
          <Button size="small" appearance="primary" disabled={!mayCreate} onClick={() => actions.create(template)}>
            Create rule
          </Button>
          <TemplateBadges {...view} />
        </>
      }
    >
      <Body1 className={styles.quiet}>{template.description}</Body1>
      <Section title="Data that it needs">
        {connectors.length === 0 ? <Caption1 className={styles.quiet}>None in particular.</Caption1> : null}
        {connectors.map(({ connectorId, dataType, hasRecentData }) => (
          <div key={`${connectorId} ${dataType}`} className={styles.source}>
            <PageLink to="/logs" search={{ q: `${dataType}\n| take 100` }}>
              {dataType}
            </PageLink>
            {hasRecentData ? (
              <Mark shape="check" tone="good">
                Recent data
              </Mark>
            ) : (
              <PageLink to="/connectors" search={{ open: connectorId }}>
                No recent data: look at the connector
              </PageLink>
            )}
          </div>
        ))}
      </Section>
      <Facts
        facts={[
          ['Severity', <SeverityMark key="severity" severity={template.severity} />],
          ['Solution', `${template.solution} ${template.version}`],
          ...logicFacts(template),
        ]}
      />
      {ruleIds.length > 0 ? (
        <Section title={`Rules made from it (${ruleIds.length})`}>
          {ruleIds.map((id, index) => (
            <PageLink key={id} to="/analytics" search={{ tab: 'rules', open: id }}>
              Open rule {ruleIds.length > 1 ? index + 1 : ''}
            </PageLink>
          ))}
        </Section>
      ) : null}
      <Section title="Query">
        <QueryBlock query={template.query} />
      </Section>
    </DetailsPanel>
  );
}
