import { Body1, Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { Alert } from '@vedette/model';
import { LinkButton } from '../../frame/link.tsx';
import { usePreferences } from '../../frame/preferences.ts';
import { SeverityMark } from '../../widgets/badges.tsx';
import { entityName } from '../../widgets/entity-name.ts';
import { printCountOf, printDuration } from '../../widgets/format.ts';
import { Time } from '../../widgets/time.tsx';
import { EntityIcon } from './entity-list.tsx';

const useStyles = makeStyles({
  item: { display: 'grid', gridTemplateColumns: '16px minmax(0, 1fr)', columnGap: tokens.spacingHorizontalM },
  rail: { position: 'relative', display: 'flex', justifyContent: 'center' },
  dot: {
    marginTop: '6px',
    width: '9px',
    height: '9px',
    borderRadius: '50%',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
    boxSizing: 'border-box',
    zIndex: 1,
  },
  thread: {
    position: 'absolute',
    top: '12px',
    bottom: '-6px',
    width: '1px',
    backgroundColor: tokens.colorNeutralStroke1,
  },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXL,
    minWidth: 0,
  },
  when: { color: tokens.colorNeutralForeground3, display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  title: { overflowWrap: 'anywhere', unicodeBidi: 'isolate' },
  meta: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `2px ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  why: {
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    paddingLeft: tokens.spacingHorizontalS,
  },
  entities: { display: 'flex', flexWrap: 'wrap', gap: `2px ${tokens.spacingHorizontalM}` },
  entity: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minWidth: 0,
    overflowWrap: 'anywhere',
    unicodeBidi: 'isolate',
  },
  details: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: `0 ${tokens.spacingHorizontalM}`,
    margin: 0,
    fontSize: tokens.fontSizeBase200,
  },
  name: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** `12 min later`, or nothing for the first. */
function laterThan(alert: Alert, previous: Alert | undefined): string | undefined {
  if (!previous) return undefined;
  const distance = Date.parse(alert.startTime) - Date.parse(previous.startTime);
  return distance < 1000 ? 'at the same time' : `${printDuration(distance)} later`;
}

interface StoryAlertProps {
  readonly alert: Alert;
  readonly previous: Alert | undefined;
  readonly isLast: boolean;
}

/** One step of the story: what was seen, why it belongs here, whom it touched, and the way to its events. */
export function StoryAlert({ alert, previous, isLast }: StoryAlertProps) {
  const styles = useStyles();
  usePreferences();
  const later = laterThan(alert, previous);
  return (
    <li className={styles.item}>
      <span className={styles.rail} aria-hidden>
        <span className={styles.dot} />
        {isLast ? null : <span className={styles.thread} />}
      </span>
      <div className={styles.body}>
        <Caption1 className={styles.when}>
          <Time at={alert.startTime} exact />
          {later ? <span>{later}</span> : null}
        </Caption1>
        <Text weight="semibold" className={styles.title}>
          {alert.title}
        </Text>
        <div className={styles.meta}>
          <SeverityMark severity={alert.severity} />
          <span>{alert.serviceSource}</span>
          {alert.policyName ? <span>Policy: {alert.policyName}</span> : null}
          {alert.ruleName ? <span>Rule: {alert.ruleName}</span> : null}
        </div>
        {alert.description ? <Body1 className={styles.quiet}>{alert.description}</Body1> : null}
        {alert.correlationReason ? <Caption1 className={styles.why}>{alert.correlationReason}</Caption1> : null}
        <AlertEntities alert={alert} />
        <CustomDetails details={alert.customDetails} />
        <EventsLink alert={alert} />
      </div>
    </li>
  );
}

function AlertEntities({ alert }: { readonly alert: Alert }) {
  const styles = useStyles();
  if (alert.entities.length === 0) return null;
  return (
    <div className={styles.entities}>
      {alert.entities.map((entity, index) => (
        <span key={entity.$id ?? `${entity.Type}-${index}`} className={styles.entity}>
          <EntityIcon type={entity.Type} />
          {entityName(entity)}
        </span>
      ))}
    </div>
  );
}

function CustomDetails({ details }: { readonly details: Alert['customDetails'] }) {
  const styles = useStyles();
  const entries = Object.entries(details);
  if (entries.length === 0) return null;
  return (
    <dl className={styles.details}>
      {entries.map(([name, values]) => [
        <dt key={`${name} name`} className={styles.name}>
          {name}
        </dt>,
        <dd key={name} className={mergeClasses(styles.value)}>
          {values.join(', ')}
        </dd>,
      ])}
    </dl>
  );
}

/** The way to the rows behind an alert. */
function EventsLink({ alert }: { readonly alert: Alert }) {
  const { incidentNumber, evidence, id } = alert;
  if (incidentNumber === null) return null;
  return (
    <div>
      <LinkButton
        size="small"
        to="/incidents/$number"
        params={{ number: String(incidentNumber) }}
        search={{ tab: 'events', alert: id }}
      >
        {evidence ? `Show ${printCountOf(evidence.rows, 'event')}` : 'Show events'}
      </LinkButton>
    </div>
  );
}
