import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { ConnectorView } from '@vedette/model';
import { useState } from 'react';
import { ApiError, call, useRefresh } from '../../api/index.ts';
import { useNotify } from '../../frame/notify.tsx';
import { asError } from '../../widgets/field-problem.ts';
import { FormDialog } from '../../widgets/form-dialog.tsx';
import {
  CONTENT_TYPES,
  type ConnectField,
  type ConnectForm,
  connectBody,
  fieldOf,
  formOf,
  problemsOf,
} from './connect-form.ts';

const useStyles = makeStyles({
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalM },
  input: { minWidth: 0 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground2 },
});

type Problems = Partial<Record<ConnectField, string>>;

function useConnect(view: ConnectorView, onDone: () => void) {
  const refresh = useRefresh();
  const notify = useNotify();
  const [form, setForm] = useState<ConnectForm>(() => formOf(view.state));
  const [problems, setProblems] = useState<Problems>({});
  const hasSecret = view.state.settings !== null;
  const send = async () => {
    const found = problemsOf(form, hasSecret);
    setProblems(found);
    if (Object.keys(found).length > 0) return false;
    try {
      await call('connect', { params: { kind: view.state.kind }, body: connectBody(form) });
    } catch (cause) {
      const named =
        cause instanceof ApiError ? cause.problems.map((problem) => [fieldOf(problem), problem.message] as const) : [];
      setProblems(Object.fromEntries(named.filter(([field]) => field !== undefined)));
      throw cause;
    }
    await refresh('listConnectors', 'overview');
    notify({ title: `${view.title} is connecting`, body: 'It shows Connected as soon as the first rows arrive.' });
    return onDone();
  };
  const set = (change: Partial<ConnectForm>) => setForm((now) => ({ ...now, ...change }));
  return { form, set, problems, hasSecret, send };
}

interface ConnectDialogProps {
  readonly view: ConnectorView;
  readonly onClose: () => void;
}

/** What a connector needs to know. Each field says itself what is wrong with it. */
export function ConnectDialog({ view, onClose }: ConnectDialogProps) {
  const styles = useStyles();
  const { form, set, problems, hasSecret, send } = useConnect(view, onClose);
  const field = (
    name: Exclude<ConnectField, 'contentTypes'>,
    label: string,
    hint?: string,
    type: 'text' | 'password' | 'number' = 'text',
  ) => (
    <Field
      label={label}
      required={name !== 'clientSecret' || !hasSecret}
      {...(hint ? { hint } : {})}
      {...asError(problems[name])}
    >
      <Input
        className={styles.input}
        type={type}
        autoComplete="off"
        value={form[name]}
        onChange={(_, { value }) => set({ [name]: value })}
      />
    </Field>
  );
  return (
    <FormDialog
      title={hasSecret ? `Settings of ${view.title}` : `Connect ${view.title}`}
      action={hasSecret ? 'Save and connect' : 'Connect'}
      width={600}
      onSave={send}
      onClose={onClose}
    >
      <ul className={styles.list}>
        {view.prerequisites.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className={styles.pair}>
        {field('tenantId', 'Tenant id')}
        {field('clientId', 'Client id')}
      </div>
      {field(
        'clientSecret',
        'Client secret',
        hasSecret ? 'Leave it empty to keep the stored one.' : 'It is stored encrypted and never shown again.',
        'password',
      )}
      <div className={styles.pair}>
        {field('loginUrl', 'Sign-in address')}
        {field('serviceUrl', 'Service address')}
      </div>
      {view.state.kind === 'office365-management' ? <ContentTypes form={form} set={set} /> : null}
      {field('pollSeconds', 'Ask every (seconds)', undefined, 'number')}
    </FormDialog>
  );
}

interface ContentTypesProps {
  readonly form: ConnectForm;
  readonly set: (change: Partial<ConnectForm>) => void;
}

function ContentTypes({ form: { contentTypes }, set }: ContentTypesProps) {
  const toggle = (type: string) =>
    set({
      contentTypes: contentTypes.includes(type) ? contentTypes.filter((one) => one !== type) : [...contentTypes, type],
    });
  return (
    <Field label="Content types" hint="DLP.All needs the permission ActivityFeed.ReadDlp.">
      <div>
        {CONTENT_TYPES.map((type) => (
          <Checkbox key={type} label={type} checked={contentTypes.includes(type)} onChange={() => toggle(type)} />
        ))}
      </div>
    </Field>
  );
}
