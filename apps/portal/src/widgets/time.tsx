import { makeStyles, mergeClasses, Tooltip, tokens } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { usePreferences } from '../frame/preferences.ts';
import { useCopy } from './copy-button.tsx';
import { printExact, printRelative } from './format.ts';

const TICK_MILLISECONDS = 20_000;
let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

/** One clock for all times of the page, stopped when none is shown. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    now = Date.now();
    timer = setInterval(tick, TICK_MILLISECONDS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/** The time now, moving every 20 seconds. */
const useNow = (): number => useSyncExternalStore(subscribe, () => now);

const useStyles = makeStyles({
  time: {
    border: 0,
    padding: 0,
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    cursor: 'copy',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { textDecorationLine: 'underline', textDecorationStyle: 'dotted' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  none: { color: tokens.colorNeutralForeground3 },
});

interface TimeProps {
  /** ISO time. */
  readonly at: string | null | undefined;
  /** What to say when there is none. */
  readonly none?: string;
  /** Shows the exact time in place of the distance. */
  readonly exact?: boolean;
}

/** A time as a distance from now; the exact time on hover, the ISO text on a click. */
export function Time({ at, none = 'Never', exact = false }: TimeProps) {
  const styles = useStyles();
  const { timeZone } = usePreferences();
  const { copied, copy } = useCopy();
  useNow();
  if (!at) return <span className={mergeClasses(styles.none)}>{none}</span>;
  const time = new Date(at);
  const text = exact ? printExact(time, timeZone) : printRelative(time, new Date(), timeZone);
  return (
    <Tooltip content={copied ? 'Copied' : `${printExact(time, timeZone)} · click to copy`} relationship="description">
      <button type="button" tabIndex={-1} className={styles.time} onClick={() => copy(at)}>
        <time dateTime={at}>{text}</time>
      </button>
    </Tooltip>
  );
}
