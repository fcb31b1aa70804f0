/** A key press as the matcher sees it: a DOM `KeyboardEvent` fits. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** What to do for some keys. Shape: `keys` is `j`, `Enter`, `Ctrl+k`, or a sequence `g i`. */
export interface Shortcut {
  readonly keys: string;
  readonly label: string;
  readonly run: (event: KeyboardEvent) => void;
}

/** The press in the writing of {@link Shortcut}: `Ctrl+k`, `Shift+Enter`, `?`. Command counts as Control. */
export function printPress(press: KeyPress): string {
  const printable = press.key.length === 1;
  const key = printable ? (press.ctrlKey || press.metaKey ? press.key.toLowerCase() : press.key) : press.key;
  const parts: string[] = [];
  if (press.ctrlKey || press.metaKey) parts.push('Ctrl');
  if (press.altKey) parts.push('Alt');
  if (press.shiftKey && !printable) parts.push('Shift');
  return [...parts, key].join('+');
}

export interface Match {
  /** The shortcut that is complete, if any. */
  readonly shortcut: Shortcut | undefined;
  /** What was typed so far of a longer one; empty after a match or a miss. */
  readonly pending: string;
}

/** Finds the shortcut for a press after `pending`. Later shortcuts win, so that a dialog's come before its page's. */
export function matchShortcut(shortcuts: readonly Shortcut[], pending: string, press: KeyPress): Match {
  const printed = printPress(press);
  for (const typed of pending === '' ? [printed] : [`${pending} ${printed}`, printed]) {
    const shortcut = shortcuts.findLast(({ keys }) => keys === typed);
    if (shortcut) return { shortcut, pending: '' };
    if (shortcuts.some(({ keys }) => keys.startsWith(`${typed} `))) return { shortcut: undefined, pending: typed };
  }
  return { shortcut: undefined, pending: '' };
}

const TEXT_INPUTS = new Set(['text', 'search', 'password', 'email', 'url', 'number', 'date', 'datetime-local', 'time']);

/** True where a press writes text, so that plain letters must not be shortcuts. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && TEXT_INPUTS.has(target.type);
}
