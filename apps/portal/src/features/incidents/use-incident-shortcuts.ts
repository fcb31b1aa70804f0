import { useRouter } from '@tanstack/react-router';
import type { Incident } from '@vedette/model';
import { type RefObject, useRef } from 'react';
import { useShortcuts } from '../../frame/shortcuts.ts';
import type { IncidentActions } from './incident-actions.tsx';
import { INCIDENT_TABS, type IncidentTab } from './search.ts';

interface Inputs {
  readonly incident: Incident;
  readonly actions: IncidentActions;
  readonly comment: RefObject<HTMLTextAreaElement | null>;
  readonly setTab: (tab: IncidentTab) => void;
}

/** The incident page by keyboard. Returns where the header puts its "edit the title". */
export function useIncidentShortcuts({ incident, actions, comment, setTab }: Inputs): RefObject<(() => void) | null> {
  const router = useRouter();
  const edit = useRef<(() => void) | null>(null);
  const goBack = () => {
    if (router.history.canGoBack()) router.history.back();
    else void router.navigate({ to: '/incidents' });
  };
  useShortcuts('Incident', [
    { keys: 'a', label: 'Assign', run: () => actions.start('assign', [incident]) },
    { keys: 't', label: 'Tag', run: () => actions.start('tag', [incident]) },
    { keys: 'r', label: 'Resolve', run: () => actions.start('resolve', [incident]) },
    { keys: 'e', label: 'Edit the title', run: () => edit.current?.() },
    {
      keys: 'c',
      label: 'Comment',
      run: () => {
        if (!comment.current) setTab('story');
        setTimeout(() => comment.current?.focus(), comment.current ? 0 : 150);
      },
    },
    ...INCIDENT_TABS.map((tab, index) => ({
      keys: String(index + 1),
      label: `Tab ${index + 1}: ${tab}`,
      run: () => setTab(tab),
    })),
    { keys: 'Escape', label: 'Back to the queue', run: goBack },
  ]);
  return edit;
}
