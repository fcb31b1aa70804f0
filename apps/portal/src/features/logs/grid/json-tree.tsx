import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { cellText } from '@vedette/model';
import { useMemo, useState } from 'react';
import { usePreferences } from '../../../frame/preferences.ts';
import { printCountOf } from '../../../widgets/format.ts';
import type { CellPlace, PathStep } from './kql-text.ts';
import { printTime, printVisibly } from './print-value.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  line: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalXS,
    minHeight: '24px',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    '&:not(:hover):not(:focus-within) [data-more]': { opacity: 0 },
  },
  more: { minWidth: '24px', width: '24px', height: '22px', padding: 0, flexShrink: 0 },
  fold: {
    display: 'inline-flex',
    alignItems: 'center',
    border: 0,
    padding: 0,
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusSmall,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  leaf: { paddingLeft: '16px' },
  top: { minWidth: '170px' },
  topFold: { minWidth: '154px', textAlign: 'start' },
  name: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap', lineHeight: '22px' },
  value: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', unicodeBidi: 'isolate', lineHeight: '22px', minWidth: 0 },
  mono: { fontFamily: tokens.fontFamilyMonospace },
  faint: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
});

/** More are shown on demand: an array of ten thousand would stop the page. */
const CHILDREN_AT_ONCE = 100;
const MAX_TEXT_CHARACTERS = 5000;
const INDENT = 18;

interface Props {
  readonly place: CellPlace;
  readonly name: string;
  readonly level?: number;
  readonly isOpenAtFirst?: boolean;
  readonly onMenu: (place: CellPlace, target: Element) => void;
}

/** One value with its name; an object or an array opens to its members. */
export function JsonTree({ place, name, level = 0, isOpenAtFirst = false, onMenu }: Props) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const [shown, setShown] = useState(CHILDREN_AT_ONCE);
  const { value, path } = place;
  const members = useMemo(() => membersOf(path.length === 0 ? readJsonText(value) : value), [path, value]);
  const children = isOpen ? (members ?? []) : [];
  return (
    <li>
      <div className={styles.line} style={{ paddingLeft: level * INDENT }}>
        <Button
          data-more
          appearance="subtle"
          size="small"
          className={styles.more}
          icon={<MoreHorizontalRegular />}
          aria-label={`More for ${name}`}
          onClick={(event) => onMenu(place, event.currentTarget)}
        />
        {members ? (
          <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
            <span className={mergeClasses(styles.name, level === 0 && styles.topFold)}>{name}</span>
          </button>
        ) : (
          <span className={mergeClasses(styles.name, styles.leaf, level === 0 && styles.top)}>{name}</span>
        )}
        <ValueText place={place} count={members?.length} isOpen={isOpen} />
      </div>
      {children.length > 0 && (
        <ul className={styles.list}>
          {children.slice(0, shown).map(([step, member]) => (
            <JsonTree
              key={String(step)}
              name={String(step)}
              place={{ ...place, path: [...path, step], value: member }}
              level={level + 1}
              onMenu={onMenu}
            />
          ))}
          {children.length > shown && (
            <li style={{ paddingLeft: (level + 1) * INDENT + 28 }}>
              <Button size="small" appearance="transparent" onClick={() => setShown(shown + CHILDREN_AT_ONCE)}>
                Show {Math.min(children.length - shown, CHILDREN_AT_ONCE)} more of{' '}
                {printCountOf(children.length, 'member')}
              </Button>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

/** Texts that hold an object or an array are shown as what they hold. */
function readJsonText(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function membersOf(value: unknown): readonly (readonly [PathStep, unknown])[] | undefined {
  if (Array.isArray(value)) return value.map((member, at) => [at, member] as const);
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}

function ValueText({
  place,
  count,
  isOpen,
}: {
  readonly place: CellPlace;
  readonly count: number | undefined;
  readonly isOpen: boolean;
}) {
  const styles = useStyles();
  const { timeZone } = usePreferences();
  const { value, type, path } = place;
  if (value === null || value === undefined)
    return <span className={mergeClasses(styles.value, styles.faint)}>null</span>;
  if (value === '') return <span className={mergeClasses(styles.value, styles.faint)}>empty</span>;
  if (count !== undefined && isOpen)
    return <span className={mergeClasses(styles.value, styles.faint)}>{printCountOf(count, 'member')}</span>;
  const text = type === 'datetime' ? printTime(String(value), timeZone) : printVisibly(cellText(value));
  const isCut = text.length > MAX_TEXT_CHARACTERS;
  const isMono = count !== undefined || path.length > 0;
  return (
    <span className={mergeClasses(styles.value, isMono && styles.mono)}>
      {count === undefined ? text.slice(0, MAX_TEXT_CHARACTERS) : text.slice(0, 200)}
      {isCut && count === undefined
        ? ` … ${printCountOf(text.length - MAX_TEXT_CHARACTERS, 'character')} more; copy the value to see it whole`
        : ''}
      {count !== undefined && text.length > 200 ? '…' : ''}
    </span>
  );
}
