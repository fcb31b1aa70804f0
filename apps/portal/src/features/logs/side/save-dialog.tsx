import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Radio,
  RadioGroup,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { SavedQuery, SavedQueryInput } from '@vedette/model';
import { type FormEvent, useState } from 'react';
import { call, messageOf, read, useRefresh } from '../../../api/index.ts';
import { describeTimeSpan } from '../time-spans.ts';
import { readTags } from './saved-model.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface Props {
  readonly query: string;
  readonly timespan: string;
  /** What is changed; absent: a new one is made. */
  readonly known?: SavedQuery | undefined;
  readonly suggestedName?: string;
  readonly onSaved: (saved: SavedQuery) => void;
  readonly onClose: () => void;
}

/** Name, place and audience of a query that is kept. */
export function SaveDialog({ query, timespan, known, suggestedName = '', onSaved, onClose }: Props) {
  const styles = useStyles();
  const refresh = useRefresh();
  const [name, setName] = useState(known?.name ?? suggestedName);
  const [description, setDescription] = useState(known?.description ?? '');
  const [folder, setFolder] = useState(known?.folder ?? '');
  const [tags, setTags] = useState((known?.tags ?? []).join(', '));
  const [visibility, setVisibility] = useState(known?.visibility ?? 'private');
  const [keepsTime, setKeepsTime] = useState(known?.timespan !== null && known !== undefined);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const folders = useFolders();

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const body: SavedQueryInput = {
      name,
      description,
      folder,
      tags: readTags(tags),
      query,
      timespan: keepsTime ? timespan : null,
      visibility,
    };
    try {
      const saved = known
        ? await call('changeSavedQuery', { params: { id: known.id }, body })
        : await call('createSavedQuery', { body });
      await refresh('listSavedQueries');
      onSaved(saved);
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface style={{ maxWidth: 520 }}>
        <form onSubmit={(event) => void save(event)}>
          <DialogBody>
            <DialogTitle>{known ? `Change “${known.name}”` : 'Save the query'}</DialogTitle>
            <DialogContent className={styles.form}>
              {error === undefined ? null : (
                <MessageBar intent="error" layout="multiline">
                  <MessageBarBody>{messageOf(error)}</MessageBarBody>
                </MessageBar>
              )}
              <Field label="Name" required>
                <Input value={name} maxLength={200} onChange={(_, { value }) => setName(value)} />
              </Field>
              <Field label="Description" hint="What it answers, and when to use it.">
                <Textarea
                  value={description}
                  maxLength={2000}
                  resize="vertical"
                  onChange={(_, { value }) => setDescription(value)}
                />
              </Field>
              <Field label="Folder" hint="Parts with a slash: Purview/Labels">
                <Input
                  value={folder}
                  maxLength={200}
                  list="saved-folders"
                  onChange={(_, { value }) => setFolder(value)}
                />
              </Field>
              <datalist id="saved-folders">
                {folders.map((each) => (
                  <option key={each} value={each} />
                ))}
              </datalist>
              <Field label="Tags" hint="Apart by commas">
                <Input value={tags} onChange={(_, { value }) => setTags(value)} />
              </Field>
              <Field label="Who sees it">
                <RadioGroup
                  value={visibility}
                  onChange={(_, { value }) => setVisibility(value as SavedQuery['visibility'])}
                >
                  <Radio value="private" label="Only me" />
                  <Radio value="shared" label="Everyone in this workspace" />
                </RadioGroup>
              </Field>
              <Checkbox
                checked={keepsTime}
                onChange={(_, { checked }) => setKeepsTime(checked === true)}
                label={`Keep the time range: ${describeTimeSpan(timespan)}`}
              />
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>Cancel</Button>
              <Button appearance="primary" type="submit" disabled={isBusy || name.trim() === ''}>
                Save
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

function useFolders(): readonly string[] {
  const saved = useQuery(read('listSavedQueries'));
  const names = (saved.data?.items ?? []).map(({ folder }) => folder).filter(Boolean);
  return [...new Set(names)].sort();
}
