import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import type { Alert } from '@vedette/model';
import { LinkButton, PageLink } from '../../frame/link.tsx';
import { SeverityMark, StatusMark } from '../../widgets/badges.tsx';
import { CopyText } from '../../widgets/copy-button.tsx';
import { DetailsPanel } from '../../widgets/details-panel.tsx';
import { entityName } from '../../widgets/entity-name.ts';
import { type Fact, Facts, Section } from '../../widgets/facts.tsx';
import { printCountOf, printWords } from '../../widgets/format.ts';
import { Time } from '../../widgets/time.tsx';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' } });

const originOf = (alert: Alert): Fact[] => [
  ['Service source', alert.serviceSource],
  ...(alert.ruleName
    ? [
        [
          'Rule',
          alert.ruleId ? (
            <PageLink key="rule" to="/analytics" search={{ tab: 'rules', open: alert.ruleId }}>
              {alert.ruleName}
            </PageLink>
          ) : (
            alert.ruleName
          ),
        ] as const,
      ]
    : []),
  ...(alert.policyName ? [['DLP policy', alert.policyName] as const] : []),
  ['Provider', alert.providerName],
  ['Product', alert.productName],
  ['Type', alert.alertType],
  ['Alert id', <CopyText key="id" text={alert.id} />],
  ...(alert.providerAlertId
    ? [['Provider id', <CopyText key="provider" text={alert.providerAlertId} />] as const]
    : []),
];

/** All that is known of one alert. */
export function AlertPanel({ alert, onClose }: { readonly alert: Alert; readonly onClose: () => void }) {
  const styles = useStyles();
  const { incidentNumber, evidence, customDetails, entities } = alert;
  return (
    <DetailsPanel
      title={alert.title}
      onClose={onClose}
      actions={
        incidentNumber === null ? undefined : (
          <>
            <LinkButton
              appearance="primary"
              size="small"
              to="/incidents/$number"
              params={{ number: String(incidentNumber) }}
            >
              Open incident {incidentNumber}
            </LinkButton>
            <LinkButton
              size="small"
              to="/incidents/$number"
              params={{ number: String(incidentNumber) }}
              search={{ tab: 'events', alert: alert.id }}
            >
              {evidence ? `Show ${printCountOf(evidence.rows, 'event')}` : 'Show events'}
            </LinkButton>
          </>
        )
      }
    >
      {alert.description ? <Body1 className={styles.quiet}>{alert.description}</Body1> : null}
      <Facts
        facts={[
          ['Severity', <SeverityMark key="severity" severity={alert.severity} />],
          ['Status', <StatusMark key="status" status={alert.status} />],
          ...(alert.correlationReason ? [['Why here', alert.correlationReason] as const] : []),
          ['Started', <Time key="start" at={alert.startTime} exact />],
          ['Ended', <Time key="end" at={alert.endTime} exact />],
          ...(alert.tactics.length > 0 ? [['Tactics', alert.tactics.map(printWords).join(', ')] as const] : []),
          ...(alert.techniques.length > 0 ? [['Techniques', alert.techniques.join(', ')] as const] : []),
        ]}
      />
      {entities.length > 0 ? (
        <Section title="Entities">
          <Facts
            facts={entities.map((entity, index) => [`${printWords(entity.Type)} ${index + 1}`, entityName(entity)])}
          />
        </Section>
      ) : null}
      {Object.keys(customDetails).length > 0 ? (
        <Section title="Details">
          <Facts facts={Object.entries(customDetails).map(([name, values]) => [name, values.join(', ')])} />
        </Section>
      ) : null}
      <Section title="Where it came from">
        <Facts facts={originOf(alert)} />
      </Section>
    </DetailsPanel>
  );
}
