import { makeStyles, tokens } from '@fluentui/react-components';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { shownPages } from './pages.ts';
import { setPreferences, useDark } from './preferences.ts';
import { Rail } from './rail.tsx';
import { useMe } from './session.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { useShortcutListener, useShortcuts } from './shortcuts.ts';
import { TopBar } from './top-bar.tsx';
import { useLiveUpdates } from './use-live-updates.ts';

const CommandPalette = lazy(() =>
  import('./command-palette.tsx').then((module) => ({ default: module.CommandPalette })),
);

const useStyles = makeStyles({
  frame: {
    display: 'grid',
    height: '100%',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gridTemplateRows: '48px minmax(0, 1fr)',
    color: tokens.colorNeutralForeground1,
  },
  bar: { gridColumn: '1 / -1' },
  page: {
    minWidth: 0,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
    outlineStyle: 'none',
  },
  skip: {
    position: 'absolute',
    insetInlineStart: '8px',
    top: '-60px',
    zIndex: 1000,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    ':focus': { top: '8px' },
  },
});

function usePageShortcuts(openPalette: () => void, openSheet: () => void): void {
  const navigate = useNavigate();
  const dark = useDark();
  const { roles } = useMe();
  useShortcuts('Everywhere', [
    { keys: 'Ctrl+k', label: 'Search and commands', run: openPalette },
    { keys: '?', label: 'Keyboard shortcuts', run: openSheet },
    { keys: '[', label: 'Collapse or expand the rail', run: toggleRail },
    { keys: 'g t', label: 'Light or dark', run: () => setPreferences({ theme: dark ? 'light' : 'dark' }) },
    ...shownPages(roles).map(({ keys, title, to }) => ({
      keys,
      label: `Go to ${title}`,
      run: () => void navigate({ to }),
    })),
  ]);
}

/** The rail, the bar and the place for a page. */
export function Frame() {
  const styles = useStyles();
  const [palette, setPalette] = useState(false);
  const [sheet, setSheet] = useState(false);
  const [railOpen, setRailOpen] = useState(false);
  useShortcutListener();
  useLiveUpdates();
  usePageShortcuts(
    () => setPalette(true),
    () => setSheet(true),
  );
  return (
    <div className={styles.frame}>
      <a href="#page" className={styles.skip}>
        Skip to the page
      </a>
      <div className={styles.bar}>
        <TopBar onSearch={() => setPalette(true)} onHelp={() => setSheet(true)} onRail={() => setRailOpen(true)} />
      </div>
      <Rail open={railOpen} onClose={() => setRailOpen(false)} />
      <main id="page" className={styles.page} tabIndex={-1}>
        <Outlet />
      </main>
      {palette ? (
        <Suspense fallback={null}>
          <CommandPalette onClose={() => setPalette(false)} />
        </Suspense>
      ) : null}
      {sheet ? <ShortcutSheet onClose={() => setSheet(false)} /> : null}
    </div>
  );
}

function toggleRail(): void {
  setPreferences((now) => ({ railCollapsed: !now.railCollapsed }));
}
