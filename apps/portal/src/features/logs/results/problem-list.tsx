import { Button, Caption1, Link, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import type { Problem } from '@vedette/model';
import { useState } from 'react';
import { CodeText } from '../../../widgets/code-text.tsx';
import { printCountOf } from '../../../widgets/format.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    flexShrink: 0,
    maxHeight: '40%',
    overflowY: 'auto',
  },
  hint: { display: 'block', color: tokens.colorNeutralForeground2 },
  code: { color: tokens.colorNeutralForeground3, marginLeft: tokens.spacingHorizontalXS },
  more: { alignSelf: 'flex-start' },
});

/** More would push the rows out of sight. */
const SHOWN_AT_FIRST = 2;

interface Props {
  readonly problems: readonly Problem[];
  readonly onReveal: (offset: number) => void;
  /** Shows all at once: there are no rows below. */
  readonly isAlone?: boolean;
}

/** What is wrong or inexact, each with its place in the query and what to do. */
export function ProblemList({ problems, onReveal, isAlone = false }: Props) {
  const styles = useStyles();
  const [showsAll, setShowsAll] = useState(isAlone);
  if (problems.length === 0) return null;
  const shown = showsAll ? problems : problems.slice(0, SHOWN_AT_FIRST);
  return (
    <div className={styles.list}>
      {shown.map(({ code, severity, message, span, hints }) => (
        <MessageBar
          key={`${code}:${span?.start ?? 0}:${message}`}
          intent={severity === 'error' ? 'error' : severity === 'warning' ? 'warning' : 'info'}
          layout="multiline"
        >
          <MessageBarBody>
            {span && (
              <>
                <Link onClick={() => onReveal(span.start)}>
                  Line {span.line}, column {span.column}
                </Link>{' '}
              </>
            )}
            <CodeText text={message} />
            <Caption1 className={styles.code}>{code}</Caption1>
            {hints.map((hint) => (
              <Caption1 key={hint} className={styles.hint}>
                <CodeText text={hint} />
              </Caption1>
            ))}
          </MessageBarBody>
        </MessageBar>
      ))}
      {problems.length > shown.length && (
        <Button className={styles.more} size="small" appearance="transparent" onClick={() => setShowsAll(true)}>
          Show {printCountOf(problems.length - shown.length, 'more remark')}
        </Button>
      )}
    </div>
  );
}
