import { makeStyles, tokens } from '@fluentui/react-components';
import type { KeyboardEvent, PointerEvent } from 'react';

const useStyles = makeStyles({
  bar: {
    flexShrink: 0,
    height: '7px',
    margin: '-3px 0',
    zIndex: 2,
    cursor: 'row-resize',
    touchAction: 'none',
    position: 'relative',
    '::after': {
      content: '""',
      position: 'absolute',
      left: 0,
      right: 0,
      top: '3px',
      height: '1px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
    ':hover::after': { height: '2px', backgroundColor: tokens.colorCompoundBrandStroke },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

const LEAST = 12;
const MOST = 80;
const STEP = 4;

interface Props {
  /** Share of the upper part, in percent. */
  readonly share: number;
  readonly onChange: (share: number) => void;
}

/** The line between editor and results: dragged, or moved with the arrows. */
export function Splitter({ share, onChange }: Props) {
  const styles = useStyles();
  const set = (next: number) => onChange(Math.round(Math.min(Math.max(next, LEAST), MOST)));
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    const bar = event.currentTarget;
    const frame = bar.parentElement?.getBoundingClientRect();
    if (!frame) return;
    bar.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => set(((moved.clientY - frame.top) / frame.height) * 100);
    bar.addEventListener('pointermove', move);
    bar.addEventListener('lostpointercapture', () => bar.removeEventListener('pointermove', move), { once: true });
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowUp') set(share - STEP);
    else if (key === 'ArrowDown') set(share + STEP);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be moved.
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label="Height of the editor"
      aria-valuenow={share}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      className={styles.bar}
      onPointerDown={begin}
      onKeyDown={onKeyDown}
      onDoubleClick={() => set(36)}
    />
  );
}
