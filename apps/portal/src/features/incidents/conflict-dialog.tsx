import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import { DialogFrame } from '../../widgets/dialog-frame.tsx';
import { printWords } from '../../widgets/format.ts';
import { Time } from '../../widgets/time.tsx';
import type { Change } from './reverse-change.ts';
import type { Conflict } from './use-incident-changes.ts';

const useStyles = makeStyles({
  table: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr 1fr',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    overflowWrap: 'anywhere',
  },
  head: { fontWeight: tokens.fontWeightSemibold },
  name: { color: tokens.colorNeutralForeground3 },
});

const printValue = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'None';
  return Array.isArray(value) ? value.join(', ') || 'None' : String(value);
};

interface ConflictDialogProps {
  readonly conflict: Conflict;
  readonly onSettle: (keepMine: boolean) => void;
}

/** Someone else was faster: both versions, and the choice. */
export function ConflictDialog({ conflict: { mine, theirs }, onSettle }: ConflictDialogProps) {
  const styles = useStyles();
  const names = Object.keys(mine) as (keyof Change & keyof typeof theirs)[];
  return (
    <DialogFrame
      title={`Incident ${theirs.number} was changed in between`}
      width={600}
      isAlert
      onClose={() => onSettle(false)}
      actions={
        <>
          <Button onClick={() => onSettle(false)}>Keep as it is</Button>
          <Button appearance="primary" onClick={() => onSettle(true)}>
            Make my change
          </Button>
        </>
      }
    >
      <Body1>
        {theirs.modifiedBy} changed it <Time at={theirs.modifiedAt} />. Nothing of yours is saved yet.
      </Body1>
      <div className={styles.table}>
        <span />
        <span className={styles.head}>As it is now</span>
        <span className={styles.head}>Yours</span>
        {names.map((name) => (
          <Fragment key={name}>
            <span className={styles.name}>{printWords(name)}</span>
            <span>{printValue(theirs[name])}</span>
            <span>{printValue(mine[name])}</span>
          </Fragment>
        ))}
      </div>
    </DialogFrame>
  );
}
