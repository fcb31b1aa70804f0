import {
  Button,
  Field,
  Input,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  makeStyles,
  TagGroup,
  tokens,
} from '@fluentui/react-components';
import { type KeyboardEvent, useState } from 'react';
import { FormDialog } from '../../widgets/form-dialog.tsx';

const useStyles = makeStyles({
  tags: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  known: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

interface TagsDialogProps {
  readonly title: string;
  readonly tags: readonly string[];
  /** Tags that were used before. */
  readonly known: readonly string[];
  readonly onSave: (tags: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Adds and removes tags: type and Enter, or pick one that was used before. */
export function TagsDialog({ title, tags: initial, known, onSave, onClose }: TagsDialogProps) {
  const styles = useStyles();
  const [tags, setTags] = useState<readonly string[]>(initial);
  const [text, setText] = useState('');
  const add = (tag: string) => {
    const trimmed = tag.trim();
    if (trimmed !== '' && !tags.includes(trimmed)) setTags([...tags, trimmed]);
    setText('');
  };
  const save = async () => {
    const trimmed = text.trim();
    onSave(trimmed === '' || tags.includes(trimmed) ? tags : [...tags, trimmed]);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || text.trim() === '') return;
    event.preventDefault();
    add(text);
  };
  const suggestions = known.filter((tag) => !tags.includes(tag) && tag.includes(text.trim())).slice(0, 12);
  return (
    <FormDialog title={title} action="Save tags" width={460} onSave={save} onClose={onClose}>
      <Field label="New tag" hint="Enter adds it. Enter on an empty field saves.">
        <Input maxLength={100} value={text} onChange={(_, data) => setText(data.value)} onKeyDown={onKeyDown} />
      </Field>
      <TagGroup
        className={styles.tags}
        aria-label="Tags"
        onDismiss={(_, { value }) => setTags(tags.filter((tag) => tag !== value))}
      >
        {tags.map((tag) => (
          <InteractionTag key={tag} value={tag} size="small">
            <InteractionTagPrimary hasSecondaryAction>{tag}</InteractionTagPrimary>
            <InteractionTagSecondary aria-label={`Remove ${tag}`} />
          </InteractionTag>
        ))}
      </TagGroup>
      {suggestions.length > 0 ? (
        <div className={styles.known}>
          {suggestions.map((tag) => (
            <Button key={tag} size="small" appearance="outline" onClick={() => add(tag)}>
              {tag}
            </Button>
          ))}
        </div>
      ) : null}
    </FormDialog>
  );
}
