import { Combobox, Field, Input, makeStyles, Option, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { call, useRefresh } from '../../api/index.ts';
import { useNotify } from '../../frame/notify.tsx';
import { asError } from '../../widgets/field-problem.ts';
import { FormDialog } from '../../widgets/form-dialog.tsx';
import { emptySource, problemsOf, type SourceForm } from './source-form.ts';

const SOURCE_TYPES = ['File system', 'Azure Blob Storage', 'Azure Files', 'Amazon S3', 'SharePoint Online'];
const REGIONS = [
  'westeurope',
  'northeurope',
  'eastus',
  'westus',
  'uksouth',
  'germanywestcentral',
  'switzerlandnorth',
  'southeastasia',
];

const useStyles = makeStyles({
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalM },
  narrow: { minWidth: 0 },
});

/** Registers a folder of the server as a source. */
export function RegisterDialog({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const refresh = useRefresh();
  const notify = useNotify();
  const [form, setForm] = useState<SourceForm>(emptySource);
  const [isTried, setTried] = useState(false);
  const problems = isTried ? problemsOf(form) : {};
  const set = (change: Partial<SourceForm>) => setForm((now) => ({ ...now, ...change }));
  const register = async () => {
    setTried(true);
    if (Object.keys(problemsOf(form)).length > 0) return false;
    await call('createSource', { body: { kind: 'folder', ...form } });
    await refresh('listSources');
    notify({ title: `${form.name} is registered`, body: 'Scan it to see what it holds.' });
    return onClose();
  };
  return (
    <FormDialog title="Register a folder" action="Register folder" onSave={register} onClose={onClose}>
      <Field label="Name" required {...asError(problems.name)}>
        <Input value={form.name} maxLength={200} onChange={(_, { value }) => set({ name: value })} />
      </Field>
      <Field
        label="Folder on the server"
        required
        hint="Absolute path. Everything under it is scanned."
        {...asError(problems.path)}
      >
        <Input value={form.path} placeholder="/srv/share/finance" onChange={(_, { value }) => set({ path: value })} />
      </Field>
      <div className={styles.pair}>
        <Field label="Source type" required hint="What reports call it." {...asError(problems.sourceType)}>
          <Combobox
            freeform
            className={styles.narrow}
            value={form.sourceType}
            onChange={(event) => set({ sourceType: event.target.value })}
            onOptionSelect={(_, { optionText }) => set({ sourceType: optionText ?? '' })}
          >
            {SOURCE_TYPES.map((type) => (
              <Option key={type}>{type}</Option>
            ))}
          </Combobox>
        </Field>
        <Field label="Region" required hint="For example westeurope." {...asError(problems.region)}>
          <Combobox
            freeform
            className={styles.narrow}
            value={form.region}
            onChange={(event) => set({ region: event.target.value })}
            onOptionSelect={(_, { optionText }) => set({ region: optionText ?? '' })}
          >
            {REGIONS.map((region) => (
              <Option key={region}>{region}</Option>
            ))}
          </Combobox>
        </Field>
      </div>
      <Field label="Collection" hint="Groups sources, for example by department.">
        <Input value={form.collection} onChange={(_, { value }) => set({ collection: value })} />
      </Field>
    </FormDialog>
  );
}
