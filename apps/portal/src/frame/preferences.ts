import { useSyncExternalStore } from 'react';
import { z } from 'zod';

const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  density: z.enum(['comfortable', 'compact']).catch('comfortable'),
  timeZone: z.enum(['local', 'UTC']).catch('local'),
  railCollapsed: z.boolean().catch(false),
});
export type Preferences = z.infer<typeof preferencesSchema>;
export type TimeZone = Preferences['timeZone'];

const STORAGE_KEY = 'vedette.preferences';
const listeners = new Set<() => void>();
let current = loadPreferences();

function loadPreferences(): Preferences {
  try {
    return preferencesSchema.parse(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}'));
  } catch {
    return preferencesSchema.parse({});
  }
}

/** The preferences of this browser, now. */
const getPreferences = (): Preferences => current;

/** Changes some preferences and keeps them in this browser. */
export function setPreferences(change: Partial<Preferences> | ((now: Preferences) => Partial<Preferences>)): void {
  current = { ...current, ...(typeof change === 'function' ? change(current) : change) };
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(current));
  } catch {
    // Storage is full or forbidden: the choice lasts until the page is left.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, getPreferences);

const darkMedia = globalThis.matchMedia?.('(prefers-color-scheme: dark)');

function subscribeToSystem(listener: () => void): () => void {
  darkMedia?.addEventListener('change', listener);
  return () => darkMedia?.removeEventListener('change', listener);
}

/** True where the page is dark: by choice, or because the system is. */
export function useDark(): boolean {
  const { theme } = usePreferences();
  const systemDark = useSyncExternalStore(subscribeToSystem, () => darkMedia?.matches ?? false);
  return theme === 'dark' || (theme === 'system' && systemDark);
}
