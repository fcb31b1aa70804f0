import { makeStyles, Spinner, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  frame: { height: '100%', display: 'flex', flexDirection: 'column' },
  bar: {
    height: '47px',
    display: 'flex',
    alignItems: 'center',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  page: { flex: '1 1 auto', display: 'grid', placeItems: 'center' },
});

/** The portal while it finds out who is there. */
export function FrameSkeleton() {
  const styles = useStyles();
  return (
    <div className={styles.frame}>
      <div className={styles.bar}>
        <img src="/vedette.svg" alt="" width={24} height={24} />
      </div>
      <div className={styles.page}>
        <Spinner label="Opening Vedette" labelPosition="below" />
      </div>
    </div>
  );
}
