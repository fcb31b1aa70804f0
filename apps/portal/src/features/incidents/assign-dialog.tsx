import { Avatar, Button, Caption1, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { PersonRegular } from '@fluentui/react-icons/svg/person';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { type KeyboardEvent, useState } from 'react';
import { useMe } from '../../frame/session.ts';
import { DialogFrame } from '../../widgets/dialog-frame.tsx';
import { useUsers } from './owner.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    maxHeight: '320px',
    overflowY: 'auto',
  },
  person: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    justifyContent: 'flex-start',
    minHeight: '40px',
    fontWeight: tokens.fontWeightRegular,
  },
  marked: { backgroundColor: tokens.colorSubtleBackgroundHover },
  secondary: { color: tokens.colorNeutralForeground3, marginInlineStart: 'auto' },
});

interface Choice {
  readonly username: string | null;
  readonly name: string;
  readonly note: string;
}

/** People to choose from: oneself first, then nobody, then the others by name. */
function useChoices(words: string): readonly Choice[] {
  const { user: me } = useMe();
  const others = useUsers()
    .filter(({ username }) => username !== me.username)
    .map(({ username, displayName }) => ({ username, name: displayName, note: username }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const all: Choice[] = [
    { username: me.username, name: me.displayName, note: 'you' },
    { username: null, name: 'Nobody', note: 'unassign' },
    ...others,
  ];
  const wanted = words.trim().toLowerCase();
  return all.filter(({ name, note }) => `${name} ${note}`.toLowerCase().includes(wanted));
}

interface AssignDialogProps {
  /** `Assign incident 12`, `Assign 3 incidents`. */
  readonly title: string;
  readonly onAssign: (username: string | null, name: string) => void;
  readonly onClose: () => void;
}

/** Chooses an owner: type a few letters, Enter. */
export function AssignDialog({ title, onAssign, onClose }: AssignDialogProps) {
  const styles = useStyles();
  const [words, setWords] = useState('');
  const [marked, setMarked] = useState(0);
  const choices = useChoices(words);
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    onAssign(choice.username, choice.name);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setMarked((index) => Math.max(0, Math.min(choices.length - 1, index + step)));
    else if (event.key === 'Enter') choose(choices[marked]);
    else return;
    event.preventDefault();
  };
  return (
    <DialogFrame title={title} width={420} onClose={onClose}>
      <Input
        style={{ width: '100%' }}
        contentBefore={<SearchRegular />}
        placeholder="Name"
        aria-label="Search people"
        value={words}
        onChange={(_, data) => {
          setWords(data.value);
          setMarked(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className={styles.list}>
        {choices.map((choice, index) => (
          <Button
            key={choice.username ?? ''}
            appearance="subtle"
            className={mergeClasses(styles.person, index === marked && styles.marked)}
            icon={
              choice.username === null ? <PersonRegular /> : <Avatar name={choice.name} size={24} color="neutral" />
            }
            onClick={() => choose(choice)}
          >
            <span>{choice.name}</span>
            <Caption1 className={styles.secondary}>{choice.note}</Caption1>
          </Button>
        ))}
      </div>
    </DialogFrame>
  );
}
