import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { call } from '../api/index.ts';
import { FormDialog } from '../widgets/form-dialog.tsx';
import { useNotify } from './notify.tsx';

const LEAST_CHARACTERS = 12;

/** Changes the own password. */
export function PasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const notify = useNotify();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const isLong = [...password].length >= LEAST_CHARACTERS;
  const save = async () => {
    await call('changePassword', { body: { current, password } });
    notify({ title: 'Your password is changed', body: 'Your other sessions have ended.' });
    onClose();
  };
  return (
    <FormDialog
      title="Change your password"
      action="Change password"
      width={420}
      isReady={current !== '' && isLong}
      onSave={save}
      onClose={onClose}
    >
      <Field label="Current password" required>
        <Input
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={(_, { value }) => setCurrent(value)}
        />
      </Field>
      <Field label="New password" required hint={`${LEAST_CHARACTERS} characters or more.`}>
        <Input
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={(_, { value }) => setPassword(value)}
        />
      </Field>
    </FormDialog>
  );
}
