import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { Incident } from '@vedette/model';
import { printCount } from '../../widgets/format.ts';
import type { IncidentActions } from './incident-actions.tsx';

const useStyles = makeStyles({
  bar: {
    position: 'absolute',
    bottom: tokens.spacingVerticalL,
    insetInline: 0,
    marginInline: 'auto',
    width: 'max-content',
    maxWidth: '95%',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    boxShadow: tokens.shadow16,
    zIndex: 4,
  },
});

interface SelectionBarProps {
  readonly incidents: readonly Incident[];
  readonly actions: IncidentActions;
  readonly onClear: () => void;
}

/** What can be done with the ticked incidents. */
export function SelectionBar({ incidents, actions, onClear }: SelectionBarProps) {
  const styles = useStyles();
  return (
    <div className={styles.bar} role="toolbar" aria-label="Selected incidents">
      <Text weight="semibold">{printCount(incidents.length)} selected</Text>
      <Button size="small" onClick={() => actions.start('assign', incidents)}>
        Assign
      </Button>
      <Button size="small" onClick={() => actions.start('tag', incidents)}>
        Tag
      </Button>
      <Button size="small" onClick={() => actions.start('resolve', incidents)}>
        Resolve
      </Button>
      <Button
        size="small"
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label="Clear the selection"
        onClick={onClear}
      />
    </div>
  );
}
