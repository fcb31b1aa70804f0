import {
  Button,
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
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { call, messageOf, useRefresh } from '../../../api/index.ts';
import { CodeText } from '../../../widgets/code-text.tsx';
import { FUNCTION_NAME, printCreateFunction } from './function-text.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
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
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const isName = FUNCTION_NAME.test(name);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await runCommand(printCreateFunction({ name, parameters, body: query, folder, docString }));
      await refresh('getSchema');
      onSaved(name);
      onClose();
    } catch (cause) {
      setError(messageOf(cause));
      setBusy(false);
    }
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface style={{ maxWidth: 520 }}>
        <form onSubmit={(event) => void save(event)}>
          <DialogBody>
            <DialogTitle>Save as a function</DialogTitle>
            <DialogContent className={styles.form}>
              {error !== '' && (
                <MessageBar intent="error" layout="multiline">
                  <MessageBarBody>
                    <CodeText text={error} />
                  </MessageBarBody>
                </MessageBar>
              )}
              <Field
                label="Name"
                required
                hint="Every query of this workspace can call it by this name."
                {...(name !== '' && !isName
                  ? { validationMessage: 'Letters, digits and _, beginning with a letter.' }
                  : {})}
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
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>Cancel</Button>
              <Button appearance="primary" type="submit" disabled={isBusy || !isName}>
                Save function
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
