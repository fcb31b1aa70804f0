import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { mayRead } from '@vedette/model';
import { useEffect, useState } from 'react';
import { read } from '../api/index.ts';
import { useSignOut } from './account-menu.tsx';
import { type Command, findCommands } from './commands.ts';
import { shownPages } from './pages.ts';
import { type Preferences, setPreferences, usePreferences } from './preferences.ts';
import { useMe } from './session.ts';

const PAUSE_MILLISECONDS = 150;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Everything that can be opened or done for these words; with none, the pages and commands. */
export function useCommands(words: string): { readonly commands: readonly Command[]; readonly isSearching: boolean } {
  const { found, isSearching } = useFound(useSettled(words.trim()));
  const fixed = [...usePageCommands(), ...useSettingCommands()];
  const known = useKnownThings(words.trim() !== '');
  return { commands: [...findCommands(fixed, words), ...found, ...findCommands(known, words)], isSearching };
}

function usePageCommands(): readonly Command[] {
  const navigate = useNavigate();
  const { roles } = useMe();
  return shownPages(roles).map(({ to, title, keys }) => ({
    id: to,
    group: 'Pages',
    title,
    keys,
    run: () => void navigate({ to }),
  }));
}

const SETTINGS: readonly (readonly [string, Partial<Preferences>])[] = [
  ['Dark theme', { theme: 'dark' }],
  ['Light theme', { theme: 'light' }],
  ['Theme as the system', { theme: 'system' }],
  ['Compact rows', { density: 'compact' }],
  ['Comfortable rows', { density: 'comfortable' }],
  ['Times in UTC', { timeZone: 'UTC' }],
  ['Local times', { timeZone: 'local' }],
];

function useSettingCommands(): readonly Command[] {
  const preferences = usePreferences();
  const signOut = useSignOut();
  const isSet = (change: Partial<Preferences>) =>
    Object.entries(change).every(([name, value]) => preferences[name as keyof Preferences] === value);
  const settings = SETTINGS.filter(([, change]) => !isSet(change)).map(([title, change]) => ({
    id: title,
    group: 'Commands',
    title,
    run: () => setPreferences(change),
  }));
  return [...settings, { id: 'sign-out', group: 'Commands', title: 'Sign out', run: () => void signOut() }];
}

/** Incidents and assets that the server finds. */
function useFound(words: string): { readonly found: readonly Command[]; readonly isSearching: boolean } {
  const navigate = useNavigate();
  const enabled = words !== '';
  const query = { search: words, limit: 5 };
  const me = useMe();
  const incidents = useQuery({
    ...read('listIncidents', { query }),
    enabled: enabled && mayRead(me, 'incidents'),
    placeholderData: keepPreviousData,
  });
  const assets = useQuery({
    ...read('listAssets', { query }),
    enabled: enabled && mayRead(me, 'assets'),
    placeholderData: keepPreviousData,
  });
  const found: Command[] = !enabled
    ? []
    : [
        ...(incidents.data?.items ?? []).map(({ number, title, status }) => ({
          id: `incident ${number}`,
          group: 'Incidents',
          title: `${number} ${title}`,
          note: status,
          run: () => void navigate({ to: '/incidents/$number', params: { number: String(number) } }),
        })),
        ...(assets.data?.items ?? []).map(({ id, name, path }) => ({
          id: `asset ${id}`,
          group: 'Assets',
          title: name,
          note: path,
          run: () => void navigate({ to: '/data-map', search: { tab: 'assets', open: id } }),
        })),
      ];
  return { found, isSearching: incidents.isFetching || assets.isFetching };
}

/** People and tables: few enough to have them here. */
function useKnownThings(enabled: boolean): readonly Command[] {
  const navigate = useNavigate();
  const users = useQuery({ ...read('listUsers'), enabled }).data?.items ?? [];
  const tables = useQuery({ ...read('getSchema'), enabled, staleTime: 300_000 }).data?.tables ?? [];
  if (!enabled) return [];
  return [
    ...users.map(({ username, displayName }) => ({
      id: `user ${username}`,
      group: 'People',
      title: displayName,
      note: `incidents of ${username}`,
      run: () => void navigate({ to: '/incidents', search: { owner: [username] } }),
    })),
    ...tables.map(({ name }) => ({
      id: `table ${name}`,
      group: 'Tables',
      title: name,
      note: 'query',
      run: () => void navigate({ to: '/logs', search: { q: `${name}\n| take 100` } }),
    })),
  ];
}
