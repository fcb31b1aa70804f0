import type { Incident } from '@vedette/model';
import { type ReactNode, useState } from 'react';
import { printCountOf } from '../../widgets/format.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { ResolveDialog } from './resolve-dialog.tsx';
import { type Change, reverseOf } from './reverse-change.ts';
import { TagsDialog } from './tags-dialog.tsx';
import { useBulkChange, useIncidentChanges } from './use-incident-changes.ts';

type ActionKind = 'assign' | 'tag' | 'resolve';

interface Action {
  readonly kind: ActionKind;
  readonly incidents: readonly Incident[];
}

export interface IncidentActions {
  /** Opens the dialog for one or many incidents. */
  readonly start: (kind: ActionKind, incidents: readonly Incident[]) => void;
  /** Changes one incident without a dialog. */
  readonly change: (incident: Incident, wanted: Change, done: string) => void;
  /** The open dialog; a page puts it anywhere. */
  readonly dialogs: ReactNode;
}

interface Options {
  /** Tags that were used before. */
  readonly knownTags?: readonly string[];
  /** After a change was made. */
  readonly onDone?: (kind: ActionKind | 'change') => void;
}

const nameAll = (incidents: readonly Incident[]): string =>
  incidents.length === 1 ? `incident ${incidents[0]?.number}` : printCountOf(incidents.length, 'incident');

const addTags = (incident: Incident, wanted: readonly string[], isOne: boolean): string[] =>
  isOne ? [...wanted] : [...new Set([...incident.tags, ...wanted])];

/** Assign, tag and resolve, for one incident or many, with their dialogs. */
export function useIncidentActions({ knownTags = [], onDone }: Options = {}): IncidentActions {
  const [action, setAction] = useState<Action>();
  const { change, conflict, settle } = useIncidentChanges();
  const bulk = useBulkChange();

  const changeOne = async (kind: ActionKind | 'change', incident: Incident, wanted: Change, done: string) => {
    const undo = reverseOf(incident, wanted);
    const isDone = await change(incident, wanted, { done, ...(Object.keys(undo).length > 0 ? { undo } : {}) });
    if (isDone) onDone?.(kind);
  };
  const apply = async ({ kind, incidents }: Action, wantedFor: (incident: Incident) => Change, done: string) => {
    const [first] = incidents;
    if (!first) return;
    if (incidents.length === 1) return changeOne(kind, first, wantedFor(first), done);
    await bulk(
      incidents.map((incident) => ({ incident, wanted: wantedFor(incident) })),
      done,
      kind !== 'resolve',
    );
    onDone?.(kind);
  };
  const close = () => setAction(undefined);
  return {
    start: (kind, incidents) => (incidents.length > 0 ? setAction({ kind, incidents }) : undefined),
    change: (incident, wanted, done) => void changeOne('change', incident, wanted, done),
    dialogs: (
      <>
        {action ? <ActionDialog action={action} knownTags={knownTags} onApply={apply} onClose={close} /> : null}
        {conflict ? <ConflictDialog conflict={conflict} onSettle={settle} /> : null}
      </>
    ),
  };
}

interface ActionDialogProps {
  readonly action: Action;
  readonly knownTags: readonly string[];
  readonly onApply: (action: Action, wantedFor: (incident: Incident) => Change, done: string) => Promise<void>;
  readonly onClose: () => void;
}

function ActionDialog({ action, knownTags, onApply, onClose }: ActionDialogProps) {
  const { kind, incidents } = action;
  const name = nameAll(incidents);
  const isOne = incidents.length === 1;
  if (kind === 'assign')
    return (
      <AssignDialog
        title={`Assign ${name}`}
        onClose={onClose}
        onAssign={(owner, person) =>
          void onApply(action, () => ({ owner }), owner === null ? 'Unassigned' : `Assigned to ${person}`)
        }
      />
    );
  if (kind === 'tag')
    return (
      <TagsDialog
        title={isOne ? `Tags of ${name}` : `Add tags to ${name}`}
        tags={isOne ? (incidents[0]?.tags ?? []) : []}
        known={knownTags}
        onClose={onClose}
        onSave={(tags) => void onApply(action, (incident) => ({ tags: addTags(incident, tags, isOne) }), 'Tags saved')}
      />
    );
  return (
    <ResolveDialog
      title={`Resolve ${name}`}
      onClose={onClose}
      onResolve={(wanted) => void onApply(action, () => wanted, isOne ? `Resolved ${name}` : 'Resolved')}
    />
  );
}
