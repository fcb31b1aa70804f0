import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { Incident, IncidentDetail } from '@vedette/model';
import { useState } from 'react';
import { call, isConflict, keyOf, messageOf, read, refresh } from '../../api/index.ts';
import { useNotify } from '../../frame/notify.tsx';
import { type Change, reverseOf } from './reverse-change.ts';

/** Two people changed the same incident: what this one wanted, and what is there now. */
export interface Conflict {
  readonly mine: Change;
  readonly theirs: Incident;
}

export interface ChangeOptions {
  /** Said when it is done: `Assigned to Megan Bowen`. */
  readonly done: string;
  /** What takes it back. */
  readonly undo?: Change;
}

const detailKey = (number: number) => keyOf('getIncident', { params: { number } });

function showDetail(client: QueryClient, detail: IncidentDetail): void {
  client.setQueryData(read('getIncident', { params: { number: detail.incident.number } }).queryKey, detail);
}

/** Shows the change at once; returns what takes it off the screen again. */
function showAtOnce(client: QueryClient, incident: Incident, change: Change): () => void {
  const { queryKey } = read('getIncident', { params: { number: incident.number } });
  const before = client.getQueryData(queryKey);
  if (!before) return () => undefined;
  client.setQueryData(queryKey, { ...before, incident: { ...before.incident, ...change } as Incident });
  return () => client.setQueryData(queryKey, before);
}

async function fetchIncident(client: QueryClient, number: number): Promise<Incident> {
  await client.invalidateQueries({ queryKey: detailKey(number), refetchType: 'none' });
  const { incident } = await client.fetchQuery({ ...read('getIncident', { params: { number } }), staleTime: 0 });
  return incident;
}

/** Changes one incident: shown at once, undone with one click, and both versions shown when someone was faster. */
export function useIncidentChanges() {
  const client = useQueryClient();
  const notify = useNotify();
  const [conflict, setConflict] = useState<Conflict>();

  const change = async (incident: Incident, wanted: Change, options: ChangeOptions): Promise<boolean> => {
    const hideAgain = showAtOnce(client, incident, wanted);
    try {
      const detail = await call('changeIncident', {
        params: { number: incident.number },
        body: { ...wanted, version: incident.version },
      });
      showDetail(client, detail);
      void refresh(client, 'listIncidents', 'overview');
      const { undo } = options;
      notify({
        title: options.done,
        ...(undo ? { action: { label: 'Undo', run: () => void takeBack(incident.number, undo) } } : {}),
      });
      return true;
    } catch (error) {
      hideAgain();
      if (isConflict(error)) setConflict({ mine: wanted, theirs: await fetchIncident(client, incident.number) });
      else notify({ intent: 'error', title: `Incident ${incident.number} was not changed`, body: messageOf(error) });
      return false;
    }
  };

  /** Undoes with the version of now: what else changed since stays. */
  const takeBack = async (number: number, undo: Change) => {
    try {
      await change(await fetchIncident(client, number), undo, { done: 'Undone' });
    } catch (error) {
      notify({ intent: 'error', title: `Incident ${number} could not be read`, body: messageOf(error) });
    }
  };

  const settle = (keepMine: boolean) => {
    if (keepMine && conflict) void change(conflict.theirs, conflict.mine, { done: 'Your change was made' });
    setConflict(undefined);
  };
  return { change, conflict, settle };
}

/** Requests at a time for a change of many. Larger: other people's requests wait. */
const AT_ONCE = 4;

export interface BulkChange {
  readonly incident: Incident;
  readonly wanted: Change;
}

/** Changes many incidents, each with the version that was on screen. */
export function useBulkChange() {
  const client = useQueryClient();
  const notify = useNotify();
  const run = async (changes: readonly BulkChange[], done: string, undoable: boolean): Promise<void> => {
    const queue = [...changes];
    const undo: BulkChange[] = [];
    const failures: string[] = [];
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const { incident, wanted } = next;
        try {
          const body = { ...wanted, version: incident.version };
          const detail = await call('changeIncident', { params: { number: incident.number }, body });
          showDetail(client, detail);
          undo.push({ incident: detail.incident, wanted: reverseOf(incident, wanted) });
        } catch (error) {
          failures.push(`${incident.number}: ${messageOf(error)}`);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await refresh(client, 'listIncidents', 'overview');
    if (undo.length > 0)
      notify({
        title: `${done}: ${undo.length} of ${changes.length}`,
        ...(undoable ? { action: { label: 'Undo', run: () => void run(undo, 'Undone', false) } } : {}),
      });
    if (failures.length > 0)
      notify({ intent: 'error', title: `${failures.length} not changed`, body: failures.slice(0, 5).join('\n') });
  };
  return run;
}
