import { Dropdown, Field, Input, makeStyles, Option, tokens } from '@fluentui/react-components';
import { type LadderRole, readableTables, type User } from '@vedette/model';
import { useState } from 'react';
import { asError } from '../../widgets/field-problem.ts';
import { FormDialog } from '../../widgets/form-dialog.tsx';
import { emptyToken, rolesUpTo, TOKEN_DAYS, type TokenForm, tokenProblemsOf } from './forms.ts';
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
});

const printDays = (days: number | null): string =>
  days === null ? 'Never' : days === 365 ? 'In a year' : `In ${days} days`;

interface TokenDialogProps {
  /** Whose token it may be. */
  readonly users: readonly User[];
  /** Chosen from the start. */
  readonly userId: string;
  readonly onSave: (form: TokenForm) => Promise<unknown>;
  readonly onClose: () => void;
}

/** A new token: for whom, what for, with how much of its user's rights, until when. */
export function TokenDialog({ users, userId, onSave, onClose }: TokenDialogProps) {
  const styles = useStyles();
  const [form, setForm] = useState<TokenForm>(() => emptyToken(userId));
  const [isTried, setTried] = useState(false);
  const problems = isTried ? tokenProblemsOf(form) : {};
  const set = (change: Partial<TokenForm>) => setForm((now) => ({ ...now, ...change }));
  const user = users.find(({ id }) => id === form.userId);
  const readable = user && readableTables(user);
  const save = async () => {
    setTried(true);
    if (Object.keys(tokenProblemsOf(form)).length > 0) return false;
    return onSave(form);
  };
  return (
    <FormDialog title="New token" action="Create token" width={560} onSave={save} onClose={onClose}>
      <Field label="Name" required hint="What it is for, such as the script that holds it." {...asError(problems.name)}>
        <Input maxLength={100} value={form.name} onChange={(_, { value }) => set({ name: value })} />
      </Field>
      <div className={styles.pair}>
        <Field label="Acts for" required {...asError(problems.userId)}>
          <Dropdown
            className={styles.input}
            value={user?.displayName ?? ''}
            selectedOptions={[form.userId]}
            onOptionSelect={(_, { optionValue }) => set({ userId: optionValue ?? '', role: null, tables: null })}
          >
            {users.map(({ id, displayName, username }) => (
              <Option key={id} value={id} text={displayName}>
                {displayName === username ? displayName : `${displayName} (${username})`}
              </Option>
            ))}
          </Dropdown>
        </Field>
        <Field label="Ends">
          <Dropdown
            className={styles.input}
            value={printDays(form.days)}
            selectedOptions={[String(form.days)]}
            onOptionSelect={(_, { optionValue }) => set({ days: optionValue === 'null' ? null : Number(optionValue) })}
          >
            {TOKEN_DAYS.map((days) => (
              <Option key={String(days)} value={String(days)}>
                {printDays(days)}
              </Option>
            ))}
          </Dropdown>
        </Field>
      </div>
      <Field label="Role" hint="A token has what its user has at the moment, or less.">
        <Dropdown
          className={styles.input}
          value={form.role ? ROLE_TEXTS[form.role].name : 'That of its user'}
          selectedOptions={[form.role ?? 'own']}
          onOptionSelect={(_, { optionValue }) =>
            set({ role: optionValue === 'own' ? null : (optionValue as LadderRole) })
          }
        >
          <Option value="own">That of its user</Option>
          {rolesUpTo(user).map((role) => (
            <Option key={role} value={role}>
              {ROLE_TEXTS[role].name}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field label="Tables" hint="A token that is limited to tables cannot administer, whoever it acts for.">
        <TablePicker
          allLabel="Those of its user"
          tables={form.tables}
          among={readable && [...readable]}
          onChange={(tables) => set({ tables })}
        />
      </Field>
    </FormDialog>
  );
}
