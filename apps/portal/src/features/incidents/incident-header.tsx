import { Button, Caption1, Input, makeStyles, Subtitle1, Tooltip, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add';
import { TagRegular } from '@fluentui/react-icons/svg/tag';
import type { Incident } from '@vedette/model';
import { type RefObject, useState } from 'react';
import { LinkButton } from '../../frame/link.tsx';
import { useMay } from '../../frame/session.ts';
import { SeverityMark, StatusMark } from '../../widgets/badges.tsx';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { Time } from '../../widgets/time.tsx';
import type { IncidentActions } from './incident-actions.tsx';
import { OwnerName } from './owner.tsx';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    alignItems: 'flex-start',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    flex: '0 0 auto',
  },
  titles: { flex: '1 1 320px', minWidth: 0, display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  text: { minWidth: 0, flex: '1 1 auto' },
  line: { display: 'flex', alignItems: 'start', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  number: { display: 'flex', alignItems: 'center' },
  title: { margin: 0, overflowWrap: 'anywhere', unicodeBidi: 'isolate' },
  input: { flex: '1 1 auto', maxWidth: '720px' },
  state: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    marginTop: tokens.spacingVerticalXXS,
    color: tokens.colorNeutralForeground2,
    alignItems: 'center',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface IncidentHeaderProps {
  readonly incident: Incident;
  readonly actions: IncidentActions;
  /** Where the header puts the function that starts editing the title. */
  readonly editRef: RefObject<(() => void) | null>;
}

/** Name, state, owner, and the actions that matter. */
export function IncidentHeader({ incident, actions, editRef }: IncidentHeaderProps) {
  const styles = useStyles();
  const { number, severity, status, owner, lastActivityAt } = incident;
  return (
    <header className={styles.header}>
      <div className={styles.titles}>
        <LinkButton to="/incidents" appearance="subtle" icon={<ArrowLeftRegular />} aria-label="Back to the queue" />
        <div className={styles.text}>
          <Title incident={incident} actions={actions} editRef={editRef} />
          <div className={styles.state}>
            <span className={styles.number}>
              <Caption1>Incident {number}</Caption1>
              <CopyButton text={`${window.location.origin}/incidents/${number}`} />
            </span>
            <SeverityMark severity={severity} />
            <StatusMark status={status} />
            <OwnerName username={owner} />
            <span>
              Last activity <Time at={lastActivityAt} />
            </span>
          </div>
        </div>
      </div>
      <Actions incident={incident} actions={actions} />
    </header>
  );
}

function Actions({ incident, actions }: Omit<IncidentHeaderProps, 'editRef'>) {
  const styles = useStyles();
  const mayRespond = useMay('responder');
  if (!mayRespond) return <Caption1>Changing incidents needs the responder role.</Caption1>;
  return (
    <div className={styles.actions}>
      <Button icon={<PersonAddRegular />} onClick={() => actions.start('assign', [incident])}>
        Assign
      </Button>
      <Button icon={<TagRegular />} onClick={() => actions.start('tag', [incident])}>
        Tag
      </Button>
      {incident.status === 'Closed' ? (
        <Button onClick={() => actions.change(incident, { status: 'Active' }, 'Reopened')}>Reopen</Button>
      ) : (
        <Button appearance="primary" icon={<CheckmarkRegular />} onClick={() => actions.start('resolve', [incident])}>
          Resolve
        </Button>
      )}
    </div>
  );
}

function Title({ incident, actions, editRef }: IncidentHeaderProps) {
  const styles = useStyles();
  const mayRespond = useMay('responder');
  const [draft, setDraft] = useState<string>();
  const start = () => setDraft(incident.title);
  editRef.current = mayRespond ? start : null;
  const save = () => {
    const title = draft?.trim() ?? '';
    if (title !== '' && title !== incident.title) actions.change(incident, { title }, 'Title changed');
    setDraft(undefined);
  };
  if (draft === undefined)
    return (
      <div className={styles.line}>
        <Subtitle1 as="h1" className={styles.title}>
          {incident.title}
        </Subtitle1>
        {mayRespond ? (
          <Tooltip content="Edit the title (e)" relationship="label">
            <Button appearance="transparent" size="small" icon={<EditRegular />} onClick={start} />
          </Tooltip>
        ) : null}
      </div>
    );
  return (
    <div className={styles.line}>
      <Input
        autoFocus
        className={styles.input}
        aria-label="Title"
        maxLength={500}
        value={draft}
        onChange={(_, data) => setDraft(data.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key === 'Escape') setDraft(undefined);
        }}
      />
      <Button appearance="primary" size="small" onClick={save}>
        Save
      </Button>
      <Button size="small" onClick={() => setDraft(undefined)}>
        Cancel
      </Button>
    </div>
  );
}
