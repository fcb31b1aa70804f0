import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  layout: { flex: '1 1 auto', minHeight: 0, display: 'flex', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  list: { flex: '1 1 auto', minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column', position: 'relative' },
});

interface ListLayoutProps {
  readonly children: ReactNode;
  /** The details panel, when one is open. */
  readonly panel?: ReactNode;
}

/** A list that fills the page, with room for a panel beside it. */
export function ListLayout({ children, panel }: ListLayoutProps) {
  const styles = useStyles();
  return (
    <div className={styles.layout}>
      <div className={styles.list}>{children}</div>
      {panel}
    </div>
  );
}
