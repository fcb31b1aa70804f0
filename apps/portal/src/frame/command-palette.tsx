// biome-ignore-all lint/a11y/useSemanticElements: a list of choices under a text field is a listbox, not a <select>.
// biome-ignore-all lint/a11y/useFocusableInteractive: the field keeps the focus and points at the choices (aria-activedescendant).
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the field answers the keyboard for its choices.
import { Caption1, Dialog, DialogSurface, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Command } from './commands.ts';
import { Keys } from './shortcut-sheet.tsx';
import { useCommands } from './use-commands.ts';

const useStyles = makeStyles({
  surface: { padding: 0, maxWidth: '600px', marginTop: '12vh', overflow: 'hidden' },
  input: { width: '100%', border: 0, borderRadius: 0, '::after': { display: 'none' } },
  list: {
    maxHeight: '52vh',
    overflowY: 'auto',
    padding: tokens.spacingHorizontalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  group: {
    display: 'block',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXXS}`,
    color: tokens.colorNeutralForeground3,
  },
  choice: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '34px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
  },
  marked: { backgroundColor: tokens.colorNeutralBackground1Selected },
  title: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', unicodeBidi: 'isolate' },
  note: {
    marginInlineStart: 'auto',
    flex: '0 0 auto',
    display: 'flex',
    gap: '4px',
    color: tokens.colorNeutralForeground3,
    maxWidth: '45%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  none: { padding: tokens.spacingHorizontalM, color: tokens.colorNeutralForeground3 },
});

/** Finds pages, incidents, assets, people, tables and commands. `Ctrl+K` opens it anywhere. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const id = useId();
  const [words, setWords] = useState('');
  const [marked, setMarked] = useState(0);
  const { commands, isSearching } = useCommands(words);
  const markedIndex = Math.min(marked, commands.length - 1);
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setMarked((markedIndex + step + commands.length) % Math.max(1, commands.length));
    else if (event.key === 'Enter') run(commands[markedIndex]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface className={styles.surface} aria-label="Search and commands">
        <Input
          autoFocus
          size="large"
          className={styles.input}
          contentBefore={<SearchRegular />}
          placeholder="Page, incident number, file, person, table or command"
          role="combobox"
          aria-label="Search and commands"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={commands.length > 0 ? `${id}-${markedIndex}` : undefined}
          value={words}
          onChange={(_, { value }) => {
            setWords(value);
            setMarked(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div id={`${id}-list`} role="listbox" aria-label="Results" className={styles.list}>
          {commands.map((command, index) => (
            <Choice
              key={command.id}
              id={`${id}-${index}`}
              command={command}
              group={commands[index - 1]?.group === command.group ? undefined : command.group}
              isMarked={index === markedIndex}
              onPoint={() => setMarked(index)}
              onRun={() => run(command)}
            />
          ))}
          {commands.length === 0 ? (
            <div className={styles.none}>{isSearching ? 'Searching' : 'Nothing is called that.'}</div>
          ) : null}
        </div>
      </DialogSurface>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly command: Command;
  readonly group: string | undefined;
  readonly isMarked: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
}

function Choice({ id, command, group, isMarked, onPoint, onRun }: ChoiceProps) {
  const styles = useStyles();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isMarked) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isMarked]);
  return (
    <>
      {group ? (
        <Caption1 className={styles.group} aria-hidden>
          {group}
        </Caption1>
      ) : null}
      <div
        ref={element}
        id={id}
        role="option"
        aria-selected={isMarked}
        className={mergeClasses(styles.choice, isMarked && styles.marked)}
        onMouseMove={onPoint}
        onClick={onRun}
      >
        <span className={styles.title}>{command.title}</span>
        <Caption1 className={styles.note}>{command.keys ? <Keys keys={command.keys} /> : command.note}</Caption1>
      </div>
    </>
  );
}
