import {
  Button,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Radio,
  RadioGroup,
  tokens,
} from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { PERIODS } from './queue-query.ts';

const useStyles = makeStyles({
  pill: {
    height: '28px',
    minWidth: 0,
    paddingInline: '10px',
    borderRadius: tokens.borderRadiusCircular,
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'nowrap',
  },
  on: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  surface: {
    width: '260px',
    padding: tokens.spacingHorizontalM,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  days: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
});

const ANY = 'any';

/** What a period is called. */
function printPeriod(period: string | undefined): string {
  if (period === undefined) return 'Last activity';
  const preset = PERIODS.find(({ value }) => value === period);
  return preset ? preset.text : period.replace('/', ' to ');
}

interface PeriodPillProps {
  readonly period: string | undefined;
  readonly onChange: (period: string | undefined) => void;
}

/** When the last activity was: a preset, or from day to day. */
export function PeriodPill({ period, onChange }: PeriodPillProps) {
  const styles = useStyles();
  const [from = '', to = ''] = period?.includes('/') ? period.split('/') : [];
  const setDays = (nextFrom: string, nextTo: string) =>
    onChange(nextFrom === '' && nextTo === '' ? undefined : `${nextFrom}/${nextTo}`);
  return (
    <Popover positioning="below-start" trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          size="small"
          className={mergeClasses(styles.pill, period !== undefined && styles.on)}
          icon={<ChevronDownRegular />}
          iconPosition="after"
        >
          {printPeriod(period)}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label="Filter by last activity">
        <RadioGroup value={period ?? ANY} onChange={(_, { value }) => onChange(value === ANY ? undefined : value)}>
          <Radio value={ANY} label="Any time" />
          {PERIODS.map(({ value, text }) => (
            <Radio key={value} value={value} label={text} />
          ))}
        </RadioGroup>
        <div className={styles.days}>
          <Field label="From (UTC)">
            <Input size="small" type="date" value={from} onChange={(_, data) => setDays(data.value, to)} />
          </Field>
          <Field label="To (UTC)">
            <Input size="small" type="date" value={to} onChange={(_, data) => setDays(from, data.value)} />
          </Field>
        </div>
      </PopoverSurface>
    </Popover>
  );
}
