import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  tile: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    minWidth: 0,
  },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: tokens.spacingHorizontalM },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

export interface TileProps {
  readonly title: string;
  /** Twelfths of the page's width. */
  readonly span: 4 | 5 | 7 | 8 | 12;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of the overview. */
export function Tile({ title, span, action, children }: TileProps) {
  const styles = useStyles();
  return (
    <section className={styles.tile} style={{ gridColumn: `span ${span}` }} aria-label={title}>
      <div className={styles.head}>
        <Subtitle2 as="h2" className={styles.title}>
          {title}
        </Subtitle2>
        {action}
      </div>
      {children}
    </section>
  );
}
