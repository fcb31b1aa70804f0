import {
  Body1,
  Link,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type Incident, SEVERITIES } from '@vedette/model';
import { PageLink } from '../../frame/link.tsx';
import { useMay } from '../../frame/session.ts';
import { SeverityMark, StatusMark, Tag } from '../../widgets/badges.tsx';
import { type Fact, Facts, Section } from '../../widgets/facts.tsx';
import { printWords } from '../../widgets/format.ts';
import { Time } from '../../widgets/time.tsx';
import { CLASSIFICATION_TEXT, REASON_TEXT } from './classification-text.ts';
import type { IncidentActions } from './incident-actions.tsx';
import { OwnerName } from './owner.tsx';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  tags: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface IncidentFactsProps {
  readonly incident: Incident;
  readonly actions: IncidentActions;
}

/** What is known about an incident; the things that people change can be changed here. */
export function IncidentFacts({ incident, actions }: IncidentFactsProps) {
  const styles = useStyles();
  return (
    <div className={styles.column}>
      {incident.description ? <Body1 className={styles.quiet}>{incident.description}</Body1> : null}
      <Facts facts={stateFacts(incident, actions)} />
      <Section level={2} title="Where it came from">
        <Facts facts={originFacts(incident)} />
      </Section>
      {incident.classificationComment ? (
        <Section level={2} title="Closing comment">
          <Body1 className={styles.quiet}>{incident.classificationComment}</Body1>
        </Section>
      ) : null}
    </div>
  );
}

function stateFacts(incident: Incident, actions: IncidentActions): Fact[] {
  const { classification, classificationReason, status, owner, tags, closedAt } = incident;
  return [
    ['Severity', <SeverityChoice key="severity" incident={incident} actions={actions} />],
    ['Status', <StatusMark key="status" status={status} />],
    ...(classification ? [['Classification', CLASSIFICATION_TEXT[classification].title] as const] : []),
    ...(classificationReason ? [['Reason', REASON_TEXT[classificationReason]] as const] : []),
    ['Owner', <OwnerName key="owner" username={owner} />],
    ['Tags', <TagLinks key="tags" tags={tags} />],
    ...(closedAt && status === 'Closed' ? [['Closed', <Time key="closed" at={closedAt} />] as const] : []),
  ];
}

function originFacts(incident: Incident): Fact[] {
  const { serviceSources, policyNames, tactics, providerName, providerIncidentId } = incident;
  return [
    ['Service source', serviceSources.join(', ') || 'None'],
    ...(policyNames.length > 0 ? [['DLP policy', policyNames.join(', ')] as const] : []),
    ...(tactics.length > 0 ? [['Tactics', tactics.map(printWords).join(', ')] as const] : []),
    ['Provider', providerName],
    ...(providerIncidentId ? [['Provider id', providerIncidentId] as const] : []),
    ['First activity', <Time key="first" at={incident.firstActivityAt} />],
    ['Last activity', <Time key="last" at={incident.lastActivityAt} />],
    ['Created', <Time key="created" at={incident.createdAt} />],
  ];
}

function TagLinks({ tags }: { readonly tags: readonly string[] }) {
  const styles = useStyles();
  if (tags.length === 0) return 'None';
  return (
    <span className={styles.tags}>
      {tags.map((tag) => (
        <PageLink key={tag} to="/incidents" search={{ tag: [tag], status: ['any'] }}>
          <Tag>{tag}</Tag>
        </PageLink>
      ))}
    </span>
  );
}

function SeverityChoice({ incident, actions }: IncidentFactsProps) {
  const mayRespond = useMay('responder');
  const mark = <SeverityMark severity={incident.severity} />;
  if (!mayRespond) return mark;
  return (
    <Menu
      checkedValues={{ severity: [incident.severity] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const severity = SEVERITIES.find((value) => value === checkedItems[0]);
        if (severity && severity !== incident.severity)
          actions.change(incident, { severity }, `Severity is now ${severity}`);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Link as="button" appearance="subtle" aria-label={`Severity: ${incident.severity}. Change`}>
          {mark}
        </Link>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {[...SEVERITIES].reverse().map((severity) => (
            <MenuItemRadio key={severity} name="severity" value={severity}>
              <SeverityMark severity={severity} />
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
