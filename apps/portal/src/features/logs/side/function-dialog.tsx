import { Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { call, useRefresh } from '../../../api/index.ts';
import { FormDialog } from '../../../widgets/form-dialog.tsx';
import { FUNCTION_NAME, printCreateFunction } from './function-text.ts';

const useStyles = makeStyles({
  code: { fontFamily: tokens.fontFamilyMonospace },
});

/** Runs a management command; its first problem becomes an error. */
export async function runCommand(query: string): Promise<void> {
  const { problems } = await call('runQuery', { body: { query } });
  const problem = problems.find(({ severity }) => severity === 'error');
  if (problem) throw new Error([problem.message, ...problem.hints].join(' '));
}

interface Props {
  readonly query: string;
  readonly onSaved: (name: string) => void;
  readonly onClose: () => void;
}

/** Stores a query as a function that every query of the workspace can call. */
export function FunctionDialog({ query, onSaved, onClose }: Props) {
  const styles = useStyles();
  const refresh = useRefresh();
  const [name, setName] = useState('');
  const [parameters, setParameters] = useState('');
  const [docString, setDocString] = useState('');
  const [folder, setFolder] = useState('');
  const isName = FUNCTION_NAME.test(name);
  const save = async () => {
    await runCommand(printCreateFunction({ name, parameters, body: query, folder, docString }));
    await refresh('getSchema');
    onSaved(name);
    onClose();
  };
  return (
    <FormDialog title="Save as a function" action="Save function" isReady={isName} onSave={save} onClose={onClose}>
      <Field
        label="Name"
        required
        hint="Every query of this workspace can call it by this name."
        {...(name !== '' && !isName ? { validationMessage: 'Letters, digits and _, beginning with a letter.' } : {})}
      >
        <Input value={name} maxLength={200} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field label="Parameters" hint="As in KQL: user: string, days: long = 7">
        <Input className={styles.code} value={parameters} onChange={(_, { value }) => setParameters(value)} />
      </Field>
      <Field label="Description">
        <Textarea value={docString} resize="vertical" onChange={(_, { value }) => setDocString(value)} />
      </Field>
      <Field label="Folder">
        <Input value={folder} maxLength={200} onChange={(_, { value }) => setFolder(value)} />
      </Field>
    </FormDialog>
  );
}
