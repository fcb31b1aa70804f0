import type { TokenView, User } from '@vedette/model';
import { type ReactNode, useRef, useState } from 'react';
import { call, messageOf, useRead, useRefresh } from '../../api/index.ts';
import { useNotify } from '../../frame/notify.tsx';
import { useMe } from '../../frame/session.ts';
import { ConfirmDialog } from '../../widgets/confirm-dialog.tsx';
import { newTokenBody, newUserBody, type TokenForm, type UserForm, userChangeBody } from './forms.ts';
import { type Secret, SecretDialog } from './secret-dialog.tsx';
import { TokenDialog } from './token-dialog.tsx';
import { UserDialog } from './user-dialog.tsx';

type Open =
  | { readonly kind: 'new-user' }
  | { readonly kind: 'edit' | 'disable' | 'reset'; readonly user: User }
  | { readonly kind: 'new-token'; readonly userId: string }
  | { readonly kind: 'revoke'; readonly token: TokenView }
  | { readonly kind: 'secret'; readonly secret: Secret };

export interface AccessActions {
  readonly createUser: () => void;
  readonly edit: (user: User) => void;
  readonly setDisabled: (user: User, disabled: boolean) => void;
  readonly resetPassword: (user: User) => void;
  /** For a user; empty: to be chosen. */
  readonly createToken: (userId: string) => void;
  readonly revoke: (token: TokenView) => void;
  readonly dialogs: ReactNode;
}

/** Everything that can be done with users and tokens, and the dialogs for it. */
export function useAccessActions(): AccessActions {
  const [open, setOpen] = useState<Open>();
  const notify = useNotify();
  const reread = useReread();
  const enable = async (user: User) => {
    try {
      await call('changeUser', { params: { id: user.id }, body: { disabled: false } });
      await reread();
      notify({ title: `${user.displayName} is enabled`, body: 'Former sessions stay ended.' });
    } catch (error) {
      notify({ intent: 'error', title: `${user.displayName} was not enabled`, body: messageOf(error) });
    }
  };
  return {
    createUser: () => setOpen({ kind: 'new-user' }),
    edit: (user) => setOpen({ kind: 'edit', user }),
    setDisabled: (user, disabled) => (disabled ? setOpen({ kind: 'disable', user }) : void enable(user)),
    resetPassword: (user) => setOpen({ kind: 'reset', user }),
    createToken: (userId) => setOpen({ kind: 'new-token', userId }),
    revoke: (token) => setOpen({ kind: 'revoke', token }),
    dialogs: open ? <OpenDialog open={open} setOpen={setOpen} /> : null,
  };
}

function useReread(): () => Promise<void> {
  const refresh = useRefresh();
  return () => refresh('listAccessUsers', 'listUsers', 'listTokens', 'listAudit');
}

interface OpenDialogProps {
  readonly open: Open;
  readonly setOpen: (open: Open | undefined) => void;
}

function OpenDialog({ open, setOpen }: OpenDialogProps) {
  const close = () => setOpen(undefined);
  const tell = (secret: Secret) => setOpen({ kind: 'secret', secret });
  switch (open.kind) {
    case 'new-user':
      return <NewUser onClose={close} onSecret={tell} />;
    case 'edit':
      return <EditUser user={open.user} onClose={close} />;
    case 'disable':
      return <DisableUser user={open.user} onClose={close} />;
    case 'reset':
      return <ResetPassword user={open.user} onClose={close} onSecret={tell} />;
    case 'new-token':
      return <NewToken userId={open.userId} onClose={close} onSecret={tell} />;
    case 'revoke':
      return <RevokeToken token={open.token} onClose={close} />;
    case 'secret':
      return <SecretDialog secret={open.secret} onClose={close} />;
  }
}

interface Ends {
  readonly onClose: () => void;
}
interface EndsWithSecret extends Ends {
  readonly onSecret: (secret: Secret) => void;
}
const PASSWORD_ADVICE = 'Give it to the person by a safe way; it can be changed in the account menu.';

function NewUser({ onClose, onSecret }: EndsWithSecret) {
  const reread = useReread();
  const save = async (form: UserForm) => {
    const { user, password } = await call('createUser', { body: newUserBody(form) });
    await reread();
    const title = `${user.displayName} is created`;
    onSecret({ title, label: 'Password', value: String(password), advice: PASSWORD_ADVICE });
  };
  return <UserDialog onSave={save} onClose={onClose} />;
}

function EditUser({ user, onClose }: Ends & { readonly user: User }) {
  const reread = useReread();
  const notify = useNotify();
  const save = async (form: UserForm) => {
    const saved = await call('changeUser', { params: { id: user.id }, body: userChangeBody(form, user) });
    await reread();
    notify({ title: `${saved.displayName} is saved`, body: 'New rights hold from the next request on.' });
    onClose();
  };
  return <UserDialog user={user} onSave={save} onClose={onClose} />;
}

function DisableUser({ user, onClose }: Ends & { readonly user: User }) {
  const reread = useReread();
  const notify = useNotify();
  const isMe = useMe().user.id === user.id;
  const disable = async () => {
    await call('changeUser', { params: { id: user.id }, body: { disabled: true } });
    await reread();
    notify({ title: `${user.displayName} is disabled` });
  };
  return (
    <ConfirmDialog title={`Disable "${user.displayName}"?`} action="Disable user" onConfirm={disable} onClose={onClose}>
      {isMe ? 'This is you: you are signed out at once. ' : ''}All sessions of {user.displayName} end and the tokens
      stop working. Incidents, comments and saved queries stay. The user can be enabled again.
    </ConfirmDialog>
  );
}

function ResetPassword({ user, onClose, onSecret }: EndsWithSecret & { readonly user: User }) {
  const reread = useReread();
  const isDone = useRef(false);
  const reset = async () => {
    const { password } = await call('resetPassword', { params: { id: user.id }, body: {} });
    await reread();
    isDone.current = true;
    const title = `${user.displayName} has a new password`;
    onSecret({ title, label: 'Password', value: String(password), advice: PASSWORD_ADVICE });
  };
  // The secret stands in the place of the question by then.
  const close = () => (isDone.current ? undefined : onClose());
  return (
    <ConfirmDialog
      title={`Reset the password of "${user.displayName}"?`}
      action="Reset password"
      onConfirm={reset}
      onClose={close}
    >
      A new password is made and shown once. The old one stops working and all sessions of {user.displayName} end;
      tokens go on. This cannot be undone.
    </ConfirmDialog>
  );
}

function NewToken({ userId, onClose, onSecret }: EndsWithSecret & { readonly userId: string }) {
  const reread = useReread();
  const users = useRead('listAccessUsers').data?.items.filter(({ disabled }) => !disabled) ?? [];
  const save = async (form: TokenForm) => {
    const { token, secret } = await call('createToken', { body: newTokenBody(form, new Date()) });
    await reread();
    const advice = 'Put it where the script reads it; it is sent as `Authorization: Bearer`.';
    onSecret({ title: `The token "${token.name}" is created`, label: 'Token', value: secret, advice });
  };
  return <TokenDialog users={users} userId={userId} onSave={save} onClose={onClose} />;
}

function RevokeToken({ token, onClose }: Ends & { readonly token: TokenView }) {
  const reread = useReread();
  const notify = useNotify();
  const revoke = async () => {
    await call('revokeToken', { params: { id: token.id } });
    await reread();
    notify({ title: `${token.name} is revoked` });
  };
  return (
    <ConfirmDialog
      title={`Revoke the token "${token.name}"?`}
      action="Revoke token"
      onConfirm={revoke}
      onClose={onClose}
    >
      Whatever holds it is refused from the next request on. This cannot be undone; a new token can be made.
    </ConfirmDialog>
  );
}
