import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { Alert } from '@vedette/model';
import { PageLink } from '../../frame/link.tsx';
import { SeverityMark } from '../../widgets/badges.tsx';
import { Time } from '../../widgets/time.tsx';

const useStyles = makeStyles({
  line: { display: 'flex', flexDirection: 'column', gap: '2px', minWidth: 0 },
  head: { display: 'flex', gap: tokens.spacingHorizontalM, justifyContent: 'space-between', minWidth: 0 },
  title: { minWidth: 0, overflowWrap: 'anywhere', unicodeBidi: 'isolate', color: tokens.colorNeutralForeground1 },
  from: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground3,
  },
  why: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  time: { flex: '0 0 auto', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** An alert in two lines: what it is, and why it belongs here. */
export function AlertLine({ alert }: { readonly alert: Alert }) {
  const styles = useStyles();
  const { incidentNumber } = alert;
  return (
    <div className={styles.line}>
      <div className={styles.head}>
        {incidentNumber === null ? (
          <span className={styles.title}>{alert.title}</span>
        ) : (
          <PageLink
            className={styles.title}
            to="/incidents/$number"
            params={{ number: String(incidentNumber) }}
            search={{ tab: 'events', alert: alert.id }}
          >
            {alert.title}
          </PageLink>
        )}
        <span className={styles.time}>
          <Time at={alert.startTime} />
        </span>
      </div>
      <Caption1 className={styles.from}>
        <SeverityMark severity={alert.severity} /> {alert.serviceSource}
      </Caption1>
      {alert.correlationReason ? <Caption1 className={styles.why}>{alert.correlationReason}</Caption1> : null}
    </div>
  );
}
