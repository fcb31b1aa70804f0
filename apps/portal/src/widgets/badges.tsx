import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Severity } from '@vedette/model';
import type { ReactNode } from 'react';

/** What a mark says by its colour; the shape and the word say it again. */
type Tone = 'danger' | 'severe' | 'caution' | 'good' | 'info' | 'neutral';

const useStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalSNudge,
    maxWidth: '100%',
    whiteSpace: 'nowrap',
  },
  shape: { flex: '0 0 auto', display: 'block' },
  word: { overflow: 'hidden', textOverflow: 'ellipsis' },
  danger: { color: tokens.colorPaletteRedForeground1 },
  severe: { color: tokens.colorPaletteDarkOrangeForeground1 },
  caution: { color: tokens.colorPaletteMarigoldForeground1 },
  good: { color: tokens.colorPaletteGreenForeground1 },
  info: { color: tokens.colorCompoundBrandForeground1 },
  neutral: { color: tokens.colorNeutralForeground3 },
  tag: {
    display: 'inline-block',
    maxWidth: '220px',
    padding: '0 6px',
    borderRadius: tokens.borderRadiusSmall,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    verticalAlign: 'middle',
    unicodeBidi: 'isolate',
  },
  tags: { display: 'flex', gap: '4px', overflow: 'hidden', alignItems: 'center', minWidth: 0 },
  more: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, flex: '0 0 auto' },
});

type Shape = 'triangle' | 'diamond' | 'bar' | 'ring' | 'dot' | 'half' | 'check' | 'cross';

const SHAPES: Readonly<Record<Shape, ReactNode>> = {
  triangle: <path d="M6 1.2 11.4 10.8H.6z" fill="currentColor" />,
  diamond: <path d="M6 .6 11.4 6 6 11.4.6 6z" fill="currentColor" />,
  bar: <rect x="1" y="4.2" width="10" height="3.6" rx="1.2" fill="currentColor" />,
  ring: <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  dot: <circle cx="6" cy="6" r="4.6" fill="currentColor" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M6 1.8a4.2 4.2 0 0 1 0 8.4z" fill="currentColor" />
    </>
  ),
  check: (
    <path
      d="m1.6 6.4 3 3 5.8-6.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  cross: (
    <path
      d="m2.4 2.4 7.2 7.2m0-7.2L2.4 9.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
    />
  ),
};

interface MarkProps {
  readonly shape: Shape;
  readonly tone: Tone;
  readonly children: ReactNode;
}

/** A shape, a colour and a word that say the same thing three times. */
export function Mark({ shape, tone, children }: MarkProps) {
  const styles = useStyles();
  return (
    <span className={styles.mark}>
      <svg
        viewBox="0 0 12 12"
        width="12"
        height="12"
        aria-hidden="true"
        className={mergeClasses(styles.shape, styles[tone])}
      >
        {SHAPES[shape]}
      </svg>
      <span className={styles.word}>{children}</span>
    </span>
  );
}

const SEVERITY_MARKS: Readonly<Record<Severity, { shape: Shape; tone: Tone }>> = {
  High: { shape: 'triangle', tone: 'danger' },
  Medium: { shape: 'diamond', tone: 'severe' },
  Low: { shape: 'bar', tone: 'caution' },
  Informational: { shape: 'ring', tone: 'neutral' },
};

/** Severity, the same everywhere. */
export const SeverityMark = ({ severity }: { readonly severity: Severity }) => (
  <Mark {...SEVERITY_MARKS[severity]}>{severity}</Mark>
);

const STATUS_MARKS: Readonly<Record<string, { shape: Shape; tone: Tone; word?: string }>> = {
  New: { shape: 'dot', tone: 'info' },
  Active: { shape: 'half', tone: 'info' },
  InProgress: { shape: 'half', tone: 'info', word: 'In progress' },
  Closed: { shape: 'check', tone: 'good' },
  Resolved: { shape: 'check', tone: 'good' },
  Dismissed: { shape: 'cross', tone: 'neutral' },
  queued: { shape: 'ring', tone: 'neutral', word: 'Queued' },
  running: { shape: 'half', tone: 'info', word: 'Running' },
  succeeded: { shape: 'check', tone: 'good', word: 'Succeeded' },
  failed: { shape: 'triangle', tone: 'danger', word: 'Failed' },
  cancelled: { shape: 'cross', tone: 'neutral', word: 'Cancelled' },
  connected: { shape: 'check', tone: 'good', word: 'Connected' },
  connecting: { shape: 'half', tone: 'info', word: 'Connecting, no data yet' },
  failing: { shape: 'triangle', tone: 'danger', word: 'Failing' },
  disconnected: { shape: 'ring', tone: 'neutral', word: 'Not connected' },
  enabled: { shape: 'check', tone: 'good', word: 'Enabled' },
  disabled: { shape: 'ring', tone: 'neutral', word: 'Disabled' },
};

/** The state of an incident, alert, run, connector or rule. */
export function StatusMark({ status }: { readonly status: string }) {
  const { shape, tone, word = status } = STATUS_MARKS[status] ?? { shape: 'ring' as const, tone: 'neutral' as const };
  return (
    <Mark shape={shape} tone={tone}>
      {word}
    </Mark>
  );
}

/** A short text in a frame: a tag, a label, a format. */
export function Tag({ children }: { readonly children: string }) {
  const styles = useStyles();
  return (
    <span className={styles.tag} title={children}>
      {children}
    </span>
  );
}

interface TagsProps {
  readonly values: readonly string[];
  /** How many are shown before "+3". */
  readonly most?: number;
}

/** A few tags and how many more there are. */
export function Tags({ values, most = 2 }: TagsProps) {
  const styles = useStyles();
  const hidden = values.slice(most);
  return (
    <span className={styles.tags}>
      {values.slice(0, most).map((value) => (
        <Tag key={value}>{value}</Tag>
      ))}
      {hidden.length > 0 ? (
        <span className={styles.more} title={hidden.join('\n')}>
          +{hidden.length}
        </span>
      ) : null}
    </span>
  );
}
