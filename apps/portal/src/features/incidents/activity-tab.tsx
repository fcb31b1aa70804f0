import { Caption1, makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import type { IncidentActivity, IncidentDetail } from '@vedette/model';
import { type Ref, useState } from 'react';
import { Time } from '../../widgets/time.tsx';
import { printActivity } from './activity-text.ts';
import { CommentBox } from './comment-box.tsx';
import { useNameOf } from './owner.tsx';

const useStyles = makeStyles({
  tab: {
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL}`,
    overflowY: 'auto',
    minHeight: 0,
    flex: '1 1 auto',
  },
  column: { maxWidth: '760px', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  list: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  line: { display: 'grid', gridTemplateColumns: '104px minmax(0, 1fr)', columnGap: tokens.spacingHorizontalM },
  time: { color: tokens.colorNeutralForeground3, paddingTop: '2px' },
  text: {
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    unicodeBidi: 'plaintext',
    color: tokens.colorNeutralForeground2,
  },
});

interface ActivityTabProps {
  readonly detail: IncidentDetail;
  readonly comment: Ref<HTMLTextAreaElement>;
}

/** Everything that people and the system did with the incident, newest first. */
export function ActivityTab({ detail: { incident, activity }, comment }: ActivityTabProps) {
  const styles = useStyles();
  const [isPeopleOnly, setPeopleOnly] = useState(false);
  const lines = activity
    .filter(({ kind }) => !isPeopleOnly || kind === 'incident.commented')
    .sort((a, b) => b.at.localeCompare(a.at));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard.
    <section className={styles.tab} tabIndex={0} aria-label="Activity log">
      <div className={styles.column}>
        <CommentBox number={incident.number} inputRef={comment} />
        <Switch label="Comments only" checked={isPeopleOnly} onChange={(_, { checked }) => setPeopleOnly(checked)} />
        <ol className={styles.list}>
          {lines.map((line) => (
            <ActivityLine key={line.id} line={line} />
          ))}
        </ol>
      </div>
    </section>
  );
}

function ActivityLine({ line }: { readonly line: IncidentActivity }) {
  const styles = useStyles();
  const nameOf = useNameOf();
  const isComment = line.kind === 'incident.commented';
  return (
    <li className={styles.line}>
      <Caption1 className={styles.time}>
        <Time at={line.at} />
      </Caption1>
      <div>
        <Text>
          <Text weight="semibold">{nameOf(line.by)}</Text>{' '}
          {isComment || line.message === '' ? printActivity(line) : line.message}
        </Text>
        {isComment ? <div className={styles.text}>{line.message}</div> : null}
      </div>
    </li>
  );
}
