import {
  Button,
  Checkbox,
  Input,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { type ReactNode, useState } from 'react';
import { printCount } from '../format.ts';
import { type FilterOption, searchOptions, summariseFilter, toggleValue } from './filter-model.ts';

const useStyles = makeStyles({
  pill: {
    minWidth: 0,
    maxWidth: '280px',
    height: '28px',
    paddingInline: '10px',
    borderRadius: tokens.borderRadiusCircular,
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'nowrap',
  },
  on: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover, color: tokens.colorBrandForeground2 },
  },
  text: { overflow: 'hidden', textOverflow: 'ellipsis' },
  surface: { width: '280px', padding: tokens.spacingHorizontalS, display: 'flex', flexDirection: 'column', gap: '4px' },
  options: { maxHeight: '320px', overflowY: 'auto', display: 'flex', flexDirection: 'column' },
  option: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', minWidth: 0 },
  label: { flex: '0 1 auto', minWidth: 0 },
  labelText: { overflow: 'hidden', textOverflow: 'ellipsis', unicodeBidi: 'isolate' },
  count: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums', paddingInlineEnd: '8px' },
  foot: { display: 'flex', justifyContent: 'flex-end' },
  none: { padding: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground3 },
});

interface FilterPillProps {
  readonly title: string;
  readonly options: readonly FilterOption[];
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  /** How an option is drawn; its text by default. */
  readonly render?: (option: FilterOption) => ReactNode;
}

const SEARCH_FROM = 8;

/** One filter: a pill that says what it lets through, and a list of values with their counts. */
export function FilterPill({ title, options, values, onChange, render }: FilterPillProps) {
  const styles = useStyles();
  const [words, setWords] = useState('');
  const found = searchOptions(options, values, words);
  return (
    <Popover positioning="below-start" onOpenChange={() => setWords('')} trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          size="small"
          className={mergeClasses(styles.pill, values.length > 0 && styles.on)}
          icon={<ChevronDownRegular />}
          iconPosition="after"
        >
          <span className={styles.text}>{summariseFilter(title, options, values)}</span>
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={`Filter by ${title}`}>
        {options.length > SEARCH_FROM ? (
          <Input
            size="small"
            contentBefore={<SearchRegular />}
            aria-label={`Search ${title}`}
            value={words}
            onChange={(_, data) => setWords(data.value)}
          />
        ) : null}
        <div className={styles.options}>
          {found.map((option) => (
            <div key={option.value} className={styles.option}>
              <Checkbox
                className={styles.label}
                checked={values.includes(option.value)}
                onChange={() => onChange(toggleValue(values, option.value))}
                label={{ children: render?.(option) ?? option.text ?? option.value, className: styles.labelText }}
              />
              {option.count === undefined ? null : <span className={styles.count}>{printCount(option.count)}</span>}
            </div>
          ))}
          {found.length === 0 ? <span className={styles.none}>Nothing to choose from.</span> : null}
        </div>
        <div className={styles.foot}>
          <Button size="small" appearance="subtle" disabled={values.length === 0} onClick={() => onChange([])}>
            Clear
          </Button>
        </div>
      </PopoverSurface>
    </Popover>
  );
}
