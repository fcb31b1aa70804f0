import type { AnalyticsRule, RuleTemplate } from '@vedette/model';
import { type ReactNode, useState } from 'react';
import { call, messageOf, useRefresh } from '../../api/index.ts';
import { useNotify } from '../../frame/notify.tsx';
import { ConfirmDialog } from '../../widgets/confirm-dialog.tsx';
import { printCountOf } from '../../widgets/format.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { ruleOf } from './rule-form.ts';

type Open =
  | { readonly kind: 'create'; readonly template: RuleTemplate }
  | { readonly kind: 'edit' | 'delete'; readonly rule: AnalyticsRule };

export interface RuleActions {
  readonly create: (template: RuleTemplate) => void;
  readonly edit: (rule: AnalyticsRule) => void;
  readonly remove: (rule: AnalyticsRule) => void;
  readonly setEnabled: (rule: AnalyticsRule, enabled: boolean) => void;
  readonly run: (rule: AnalyticsRule) => void;
  /** Id of the rule that is being evaluated on request. */
  readonly runningId: string | undefined;
  readonly dialogs: ReactNode;
}

/** Everything that can be done with rules, and the dialogs for it. */
export function useRuleActions(onCreated: (rule: AnalyticsRule) => void): RuleActions {
  const refresh = useRefresh();
  const notify = useNotify();
  const [open, setOpen] = useState<Open>();
  const [runningId, setRunningId] = useState<string>();
  const reread = () => refresh('listRules', 'listRuleTemplates');

  const setEnabled = async (rule: AnalyticsRule, enabled: boolean) => {
    try {
      await call('changeRule', { params: { id: rule.id }, body: { enabled } });
      await reread();
      const action = { label: 'Undo', run: () => void setEnabled(rule, !enabled) };
      notify({ title: `${rule.name} is ${enabled ? 'enabled' : 'disabled'}`, action });
    } catch (error) {
      notify({ intent: 'error', title: `${rule.name} was not changed`, body: messageOf(error) });
    }
  };
  const run = async (rule: AnalyticsRule) => {
    setRunningId(rule.id);
    try {
      const done = await call('runRule', { params: { id: rule.id } });
      await refresh('listRules', 'listRuleRuns');
      if (done.status === 'failed') notify({ intent: 'error', title: `${rule.name} failed`, body: done.message ?? '' });
      else notify({ title: `${rule.name}: ${printCountOf(done.rows, 'row')}, ${printCountOf(done.alerts, 'alert')}` });
    } catch (error) {
      notify({ intent: 'error', title: `${rule.name} did not run`, body: messageOf(error) });
    }
    setRunningId(undefined);
  };
  const close = () => setOpen(undefined);
  return {
    create: (template) => setOpen({ kind: 'create', template }),
    edit: (rule) => setOpen({ kind: 'edit', rule }),
    remove: (rule) => setOpen({ kind: 'delete', rule }),
    setEnabled: (rule, enabled) => void setEnabled(rule, enabled),
    run: (rule) => void run(rule),
    runningId,
    dialogs: open ? <OpenDialog open={open} onClose={close} onCreated={onCreated} /> : null,
  };
}

interface OpenDialogProps {
  readonly open: Open;
  readonly onClose: () => void;
  readonly onCreated: (rule: AnalyticsRule) => void;
}

function OpenDialog({ open, onClose, onCreated }: OpenDialogProps) {
  if (open.kind === 'create') return <CreateDialog template={open.template} onClose={onClose} onCreated={onCreated} />;
  if (open.kind === 'edit') return <EditDialog rule={open.rule} onClose={onClose} />;
  return <DeleteDialog rule={open.rule} onClose={onClose} />;
}

function CreateDialog({
  template,
  onClose,
  onCreated,
}: Omit<OpenDialogProps, 'open'> & { readonly template: RuleTemplate }) {
  const refresh = useRefresh();
  const notify = useNotify();
  return (
    <RuleDialog
      title={`Create a rule from "${template.name}"`}
      action="Create rule"
      rule={template}
      enabled
      onClose={onClose}
      onSave={async (form) => {
        const body = { templateId: template.id, enabled: form.enabled, rule: ruleOf(form, template) };
        const rule = await call('createRule', { body });
        await refresh('listRules', 'listRuleTemplates');
        notify({
          title: `${rule.name} is created`,
          body: rule.enabled ? 'Its first run is on the way.' : 'It is disabled.',
        });
        onCreated(rule);
      }}
    />
  );
}

function EditDialog({ rule, onClose }: { readonly rule: AnalyticsRule; readonly onClose: () => void }) {
  const refresh = useRefresh();
  const notify = useNotify();
  return (
    <RuleDialog
      title={`Edit "${rule.name}"`}
      action="Save rule"
      rule={rule}
      enabled={rule.enabled}
      onClose={onClose}
      onSave={async (form) => {
        await call('changeRule', { params: { id: rule.id }, body: { ...ruleOf(form, rule), enabled: form.enabled } });
        await refresh('listRules', 'listRuleTemplates');
        notify({ title: `${form.name} is saved` });
      }}
    />
  );
}

function DeleteDialog({ rule, onClose }: { readonly rule: AnalyticsRule; readonly onClose: () => void }) {
  const refresh = useRefresh();
  const notify = useNotify();
  const remove = async () => {
    await call('deleteRule', { params: { id: rule.id } });
    await refresh('listRules', 'listRuleTemplates');
    notify({ title: `${rule.name} is deleted` });
  };
  return (
    <ConfirmDialog title={`Delete the rule "${rule.name}"?`} action="Delete rule" onConfirm={remove} onClose={onClose}>
      It stops running and its runs go. Its alerts and incidents stay. This cannot be undone; a rule can be made from
      the template again.
    </ConfirmDialog>
  );
}
