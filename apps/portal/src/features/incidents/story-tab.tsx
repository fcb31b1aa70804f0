import { makeStyles, tokens } from '@fluentui/react-components';
import type { IncidentDetail } from '@vedette/model';
import type { Ref } from 'react';
import { Section } from '../../widgets/facts.tsx';
import { EmptyState } from '../../widgets/states.tsx';
import { CommentBox } from './comment-box.tsx';
import { CommentList } from './comment-list.tsx';
import { EntityList } from './entity-list.tsx';
import { StoryAlert } from './story-alert.tsx';

const useStyles = makeStyles({
  tab: {
    flex: '1 1 auto',
    minHeight: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 300px',
    '@media (min-width: 1600px)': { gridTemplateColumns: 'minmax(0, 1fr) 380px' },
    '@media (max-width: 1099px)': { display: 'flex', flexDirection: 'column', overflowY: 'auto' },
    '@media (max-width: 899px)': { overflowY: 'visible' },
  },
  story: {
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL}`,
    overflowY: 'auto',
    '@media (max-width: 1099px)': { overflowY: 'visible' },
  },
  line: { margin: 0, padding: 0, listStyle: 'none', maxWidth: '860px' },
  context: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowY: 'auto',
    '@media (max-width: 1099px)': {
      borderLeft: 0,
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
      overflowY: 'visible',
    },
  },
});

interface StoryTabProps {
  readonly detail: IncidentDetail;
  readonly comment: Ref<HTMLTextAreaElement>;
}

/** What happened, in order: alerts down the middle, who and what was touched at the side. */
export function StoryTab({ detail: { incident, alerts, entities, activity }, comment }: StoryTabProps) {
  const styles = useStyles();
  const inOrder = [...alerts].sort((a, b) => a.startTime.localeCompare(b.startTime));
  return (
    <div className={styles.tab}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard. */}
      <section className={styles.story} tabIndex={0} aria-label="Story">
        {inOrder.length === 0 ? <EmptyState compact title="This incident has no alerts" /> : null}
        <ol className={styles.line}>
          {inOrder.map((alert, index) => (
            <StoryAlert
              key={alert.id}
              alert={alert}
              previous={inOrder[index - 1]}
              isLast={index === inOrder.length - 1}
            />
          ))}
        </ol>
      </section>
      <div className={styles.context}>
        <Section level={2} title={`Entities (${entities.length})`}>
          <EntityList entities={entities} />
        </Section>
        <Section level={2} title="Discussion">
          <CommentList activity={activity} />
          <CommentBox number={incident.number} inputRef={comment} />
        </Section>
      </div>
    </div>
  );
}
