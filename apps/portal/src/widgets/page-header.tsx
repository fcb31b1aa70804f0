import { Body1, makeStyles, Subtitle1, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalM}`,
  },
  titles: { flex: '1 1 320px', minWidth: 0 },
  title: { margin: 0 },
  summary: { color: tokens.colorNeutralForeground2, display: 'block', marginTop: '2px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
});

interface PageHeaderProps {
  readonly title: string;
  /** One line that answers "what is going on". */
  readonly summary?: ReactNode;
  readonly actions?: ReactNode;
}

/** A page's title, its one-line answer and its actions. Names the browser's tab too. */
export function PageHeader({ title, summary, actions }: PageHeaderProps) {
  const styles = useStyles();
  usePageTitle(title);
  return (
    <div className={styles.header}>
      <div className={styles.titles}>
        <Subtitle1 as="h1" className={styles.title}>
          {title}
        </Subtitle1>
        {summary ? (
          <Body1 as="span" className={styles.summary}>
            {summary}
          </Body1>
        ) : null}
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}

/** Names the browser's tab. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Vedette`;
  }, [title]);
}
