import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useShortcuts } from '../../frame/shortcuts.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalSNudge,
    padding: `0 ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalM}`,
  },
  search: { width: '208px' },
  end: { marginInlineStart: 'auto', display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

const PAUSE_MILLISECONDS = 250;

interface FilterBarProps {
  readonly search: string | undefined;
  readonly onSearch: (search: string | undefined) => void;
  /** What the search looks through: `Number, title, user or file`. */
  readonly placeholder: string;
  /** Pills. */
  readonly children?: ReactNode;
  /** Absent: nothing is filtered. */
  readonly onClear?: (() => void) | undefined;
  readonly end?: ReactNode;
}

/** The row above a list: search (`/`), pills, one way to clear them all. */
export function FilterBar({ search = '', onSearch, placeholder, children, onClear, end }: FilterBarProps) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(search);
  useEffect(() => setText(search), [search]);
  const changed = text !== search;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the pause anew.
  useEffect(() => {
    if (!changed) return;
    const timer = setTimeout(() => onSearch(text === '' ? undefined : text), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  useShortcuts('Filters', [{ keys: '/', label: 'Search this list', run: () => input.current?.focus() }]);
  return (
    <div className={styles.bar}>
      <Input
        ref={input}
        className={styles.search}
        size="small"
        type="search"
        contentBefore={<SearchRegular />}
        placeholder={placeholder}
        aria-label={placeholder}
        value={text}
        onChange={(_, data) => setText(data.value)}
        onKeyDown={(event) => (event.key === 'Escape' ? input.current?.blur() : undefined)}
      />
      {children}
      {onClear ? (
        <Button
          size="small"
          appearance="transparent"
          icon={<DismissRegular />}
          onClick={onClear}
          title="Clear all filters"
        >
          Clear
        </Button>
      ) : null}
      {end ? <div className={styles.end}>{end}</div> : null}
    </div>
  );
}
