import { Caption1, Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { LADDER, type LadderRole, type User } from '@vedette/model';
import { useState } from 'react';
import { asError } from '../../widgets/field-problem.ts';
import { FormDialog } from '../../widgets/form-dialog.tsx';
import { emptyUser, type UserForm, userFormOf, userProblemsOf } from './forms.ts';
import { ROLE_TEXTS } from './role-text.ts';
import { TablePicker } from './table-picker.tsx';

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: tokens.spacingHorizontalM,
    '@media (max-width: 559px)': { gridTemplateColumns: '1fr' },
  },
  input: { minWidth: 0 },
  note: { display: 'block', color: tokens.colorNeutralForeground3 },
});

interface UserDialogProps {
  /** Absent: a new one. */
  readonly user?: User;
  readonly onSave: (form: UserForm) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Name, role and tables of a user. */
export function UserDialog({ user, onSave, onClose }: UserDialogProps) {
  const styles = useStyles();
  const [form, setForm] = useState<UserForm>(() => (user ? userFormOf(user) : emptyUser));
  const [isTried, setTried] = useState(false);
  const problems = isTried ? userProblemsOf(form) : {};
  const set = (change: Partial<UserForm>) => setForm((now) => ({ ...now, ...change }));
  const save = async () => {
    setTried(true);
    if (Object.keys(userProblemsOf(form)).length > 0) return false;
    return onSave(form);
  };
  return (
    <FormDialog
      title={user ? `Edit "${user.displayName}"` : 'New user'}
      action={user ? 'Save user' : 'Create user'}
      width={560}
      onSave={save}
      onClose={onClose}
    >
      <div className={styles.pair}>
        <Field
          label="User name"
          required={!user}
          hint={user ? 'It cannot change.' : 'To sign in with.'}
          {...asError(problems.username)}
        >
          <Input
            className={styles.input}
            disabled={user !== undefined}
            autoComplete="off"
            maxLength={113}
            value={form.username}
            onChange={(_, { value }) => set({ username: value })}
          />
        </Field>
        <Field label="Display name" hint="What others see." {...asError(problems.displayName)}>
          <Input
            className={styles.input}
            autoComplete="off"
            maxLength={200}
            value={form.displayName}
            onChange={(_, { value }) => set({ displayName: value })}
          />
        </Field>
      </div>
      <Field label="Role">
        <RadioGroup value={form.role} onChange={(_, { value }) => set({ role: value as LadderRole })}>
          {LADDER.map((role) => (
            <Radio
              key={role}
              value={role}
              label={
                <>
                  {ROLE_TEXTS[role].name}
                  <Caption1 className={styles.note}>{ROLE_TEXTS[role].gives}</Caption1>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      <Field
        label="Tables"
        hint="A table that is not chosen does not exist for this user. Incidents, alerts, assets and scans are open with their own tables."
      >
        {form.role === 'admin' ? (
          <Caption1>Administrators read all tables.</Caption1>
        ) : (
          <TablePicker allLabel="All tables" tables={form.tables} onChange={(tables) => set({ tables })} />
        )}
      </Field>
    </FormDialog>
  );
}
