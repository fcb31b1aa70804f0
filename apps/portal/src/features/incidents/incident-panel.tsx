import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import type { IncidentDetail } from '@vedette/model';
import type { Ref } from 'react';
import { useRead } from '../../api/index.ts';
import { LinkButton } from '../../frame/link.tsx';
import { SeverityMark, StatusMark, Tags } from '../../widgets/badges.tsx';
import { DetailsPanel } from '../../widgets/details-panel.tsx';
import { Facts, Section } from '../../widgets/facts.tsx';
import { ErrorState, LinesSkeleton } from '../../widgets/states.tsx';
import { Time } from '../../widgets/time.tsx';
import { AlertLine } from './alert-line.tsx';
import { CLASSIFICATION_TEXT } from './classification-text.ts';
import { CommentBox } from './comment-box.tsx';
import { EntityList } from './entity-list.tsx';
import type { IncidentActions } from './incident-actions.tsx';
import { OwnerName } from './owner.tsx';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  description: { color: tokens.colorNeutralForeground2 },
});

interface IncidentPanelProps {
  readonly number: number;
  readonly actions: IncidentActions;
  readonly commentRef: Ref<HTMLTextAreaElement>;
  readonly onClose: () => void;
}

/** An incident beside the queue: enough to decide, and to act. */
export function IncidentPanel({ number, actions, commentRef, onClose }: IncidentPanelProps) {
  const { data, error, refetch } = useRead('getIncident', { params: { number } });
  const incident = data?.incident;
  return (
    <DetailsPanel
      title={incident?.title ?? `Incident ${number}`}
      onClose={onClose}
      actions={
        <>
          <LinkButton appearance="primary" size="small" to="/incidents/$number" params={{ number: String(number) }}>
            Open incident
          </LinkButton>
          {incident ? (
            <>
              <Button size="small" onClick={() => actions.start('assign', [incident])}>
                Assign
              </Button>
              <Button size="small" onClick={() => actions.start('tag', [incident])}>
                Tag
              </Button>
              {incident.status === 'Closed' ? null : (
                <Button size="small" onClick={() => actions.start('resolve', [incident])}>
                  Resolve
                </Button>
              )}
            </>
          ) : null}
        </>
      }
    >
      {error && !data ? (
        <ErrorState title={`Incident ${number} could not be read`} error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !error ? <LinesSkeleton lines={12} /> : null}
      {data ? <PanelBody detail={data} commentRef={commentRef} /> : null}
    </DetailsPanel>
  );
}

function PanelBody({
  detail,
  commentRef,
}: {
  readonly detail: IncidentDetail;
  readonly commentRef: Ref<HTMLTextAreaElement>;
}) {
  const styles = useStyles();
  const { incident, alerts, entities } = detail;
  return (
    <>
      {incident.description ? <Body1 className={styles.description}>{incident.description}</Body1> : null}
      <Facts
        facts={[
          ['Severity', <SeverityMark key="s" severity={incident.severity} />],
          ['Status', <StatusMark key="s" status={incident.status} />],
          ...(incident.classification
            ? [['Classification', CLASSIFICATION_TEXT[incident.classification].title] as const]
            : []),
          ['Owner', <OwnerName key="o" username={incident.owner} />],
          ['Tags', incident.tags.length > 0 ? <Tags key="t" values={incident.tags} most={6} /> : 'None'],
          ['Service source', incident.serviceSources.join(', ')],
          ...(incident.policyNames.length > 0 ? [['DLP policy', incident.policyNames.join(', ')] as const] : []),
          ['First activity', <Time key="f" at={incident.firstActivityAt} />],
          ['Last activity', <Time key="l" at={incident.lastActivityAt} />],
        ]}
      />
      <Section title={`Alerts (${alerts.length})`}>
        <div className={styles.list}>
          {alerts.slice(0, 8).map((alert) => (
            <AlertLine key={alert.id} alert={alert} />
          ))}
        </div>
      </Section>
      <Section title={`Entities (${entities.length})`}>
        <EntityList entities={entities.slice(0, 8)} />
      </Section>
      <Section title="Comment">
        <CommentBox key={incident.number} number={incident.number} inputRef={commentRef} />
      </Section>
    </>
  );
}
