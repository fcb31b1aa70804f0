import { Checkbox, Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { SavedQuery, SavedQueryInput } from '@vedette/model';
import { useState } from 'react';
import { call, read, useRefresh } from '../../../api/index.ts';
import { FormDialog } from '../../../widgets/form-dialog.tsx';
import { describeTimeSpan } from '../time-spans.ts';
import { readTags } from './saved-model.ts';

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
  const refresh = useRefresh();
  const [name, setName] = useState(known?.name ?? suggestedName);
  const [description, setDescription] = useState(known?.description ?? '');
  const [folder, setFolder] = useState(known?.folder ?? '');
  const [tags, setTags] = useState((known?.tags ?? []).join(', '));
  const [visibility, setVisibility] = useState(known?.visibility ?? 'private');
  const [keepsTime, setKeepsTime] = useState(known?.timespan !== null && known !== undefined);
  const folders = useFolders();

  const save = async () => {
    const body: SavedQueryInput = {
      name,
      description,
      folder,
      tags: readTags(tags),
      query,
      timespan: keepsTime ? timespan : null,
      visibility,
    };
    const saved = known
      ? await call('changeSavedQuery', { params: { id: known.id }, body })
      : await call('createSavedQuery', { body });
    await refresh('listSavedQueries');
    onSaved(saved);
    onClose();
  };
  return (
    <FormDialog
      title={known ? `Change “${known.name}”` : 'Save the query'}
      action="Save"
      isReady={name.trim() !== ''}
      onSave={save}
      onClose={onClose}
    >
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
        <Input value={folder} maxLength={200} list="saved-folders" onChange={(_, { value }) => setFolder(value)} />
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
        <RadioGroup value={visibility} onChange={(_, { value }) => setVisibility(value as SavedQuery['visibility'])}>
          <Radio value="private" label="Only me" />
          <Radio value="shared" label="Everyone in this workspace" />
        </RadioGroup>
      </Field>
      <Checkbox
        checked={keepsTime}
        onChange={(_, { checked }) => setKeepsTime(checked === true)}
        label={`Keep the time range: ${describeTimeSpan(timespan)}`}
      />
    </FormDialog>
  );
}

function useFolders(): readonly string[] {
  const saved = useQuery(read('listSavedQueries'));
  const names = (saved.data?.items ?? []).map(({ folder }) => folder).filter(Boolean);
  return [...new Set(names)].sort();
}
