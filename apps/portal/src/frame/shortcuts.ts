import { useEffect, useRef, useSyncExternalStore } from 'react';
import { isTyping, matchShortcut, type Shortcut } from './keyboard.ts';

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

let groups: readonly ShortcutGroup[] = [];
const listeners = new Set<() => void>();

function setGroups(next: readonly ShortcutGroup[]): void {
  groups = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** All shortcuts that work right now, for the sheet that `?` opens. */
export const useShortcutGroups = (): readonly ShortcutGroup[] => useSyncExternalStore(subscribe, () => groups);

/** Adds shortcuts while the component is mounted. The sheet that `?` opens lists them under `title`. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[], enabled = true): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const names = shortcuts.map(({ keys, label }) => `${keys} ${label}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `names` says when the set changed; the actions are read when pressed.
  useEffect(() => {
    if (!enabled) return;
    const bound = latest.current.map(({ keys, label }) => ({
      keys,
      label,
      run: (event: KeyboardEvent) => latest.current.find((shortcut) => shortcut.keys === keys)?.run(event),
    }));
    const group = { title, shortcuts: bound };
    setGroups([...groups, group]);
    return () => setGroups(groups.filter((other) => other !== group));
  }, [title, names, enabled]);
}

const PENDING_MILLISECONDS = 1200;
const isDialogOpen = () =>
  document.querySelector(
    '[role="dialog"][aria-modal="true"], [role="alertdialog"], [role="menu"], [role="listbox"]',
  ) !== null;

/** Listens to the keyboard for the whole page. Used once, by the frame. */
export function useShortcutListener(): void {
  useEffect(() => {
    let pending = '';
    let pendingSince = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.key === 'Shift') return;
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (plain && (isTyping(event.target) || isDialogOpen())) return;
      if (event.timeStamp - pendingSince > PENDING_MILLISECONDS) pending = '';
      const all = groups.flatMap(({ shortcuts }) => shortcuts);
      const match = matchShortcut(all, pending, event);
      pending = match.pending;
      pendingSince = event.timeStamp;
      if (!match.shortcut) return;
      event.preventDefault();
      match.shortcut.run(event);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
