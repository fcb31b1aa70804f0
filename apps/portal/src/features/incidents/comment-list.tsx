import { Avatar, Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { IncidentActivity } from '@vedette/model';
import { Time } from '../../widgets/time.tsx';
import { useNameOf } from './owner.tsx';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  comment: { display: 'grid', gridTemplateColumns: '24px minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS },
  head: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'baseline', flexWrap: 'wrap' },
  time: { color: tokens.colorNeutralForeground3 },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', unicodeBidi: 'plaintext' },
  none: { color: tokens.colorNeutralForeground3 },
});

/** What people said, oldest first. Comments are shown as text, never read as markup. */
export function CommentList({ activity }: { readonly activity: readonly IncidentActivity[] }) {
  const styles = useStyles();
  const nameOf = useNameOf();
  const comments = activity
    .filter(({ kind }) => kind === 'incident.commented')
    .sort((a, b) => a.at.localeCompare(b.at));
  if (comments.length === 0) return <Caption1 className={styles.none}>Nobody has said anything yet.</Caption1>;
  return (
    <ul className={styles.list}>
      {comments.map(({ id, by, at, message }) => (
        <li key={id} className={styles.comment}>
          <Avatar name={nameOf(by)} size={24} color="neutral" aria-hidden />
          <div>
            <div className={styles.head}>
              <Text weight="semibold">{nameOf(by)}</Text>
              <Caption1 className={styles.time}>
                <Time at={at} />
              </Caption1>
            </div>
            <div className={styles.text}>{message}</div>
          </div>
        </li>
      ))}
    </ul>
  );
}
