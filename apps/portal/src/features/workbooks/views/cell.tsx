import { Badge, Link, makeStyles, tokens } from '@fluentui/react-components';
import { cellText } from '@vedette/model';
import { usePreferences } from '../../../frame/preferences.ts';
import { printExact } from '../../../widgets/format.ts';
import { FORMATTER } from '../engine/column-format.ts';
import { formatNumber } from '../engine/format-number.ts';
import { findThreshold, thresholdText } from '../engine/thresholds.ts';
import type { ColumnFormat } from '../engine/workbook.ts';
import { isSafeUrl } from './safe-url.ts';

const useStyles = makeStyles({
  text: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    unicodeBidi: 'isolate',
    display: 'block',
  },
  number: { fontVariantNumeric: 'tabular-nums' },
  bar: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, width: '100%' },
  track: {
    flexGrow: 1,
    height: '6px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground4,
    overflow: 'hidden',
  },
  fill: { height: '100%', backgroundColor: tokens.colorBrandBackground },
  barNumber: { minWidth: '44px', textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  heat: { padding: '2px 8px', borderRadius: tokens.borderRadiusSmall, fontVariantNumeric: 'tabular-nums' },
  missing: { color: tokens.colorNeutralForeground4 },
  big: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  spark: { display: 'block', overflow: 'visible' },
});

export interface CellProps {
  readonly value: unknown;
  readonly type: string;
  readonly format: ColumnFormat;
  /** Least and greatest number of the column. */
  readonly range: { readonly min: number; readonly max: number };
  /** Opens what a link of the cell opens. */
  readonly onLink?: () => void;
}

/** The text of a cell with its number or date format. */
export function shownText(value: unknown, type: string, format: ColumnFormat): string {
  if (value === null || value === undefined || value === '') return format.numberFormat?.emptyText ?? '';
  if (typeof value === 'number') return formatNumber(value, format.numberFormat);
  const text = cellText(value);
  if (format.formatter === FORMATTER.resource || format.formatter === FORMATTER.link) return shortenPath(text);
  return type === 'datetime' ? text.replace('T', ' ').replace(/(?:\.\d+)?Z$/, '') : text;
}

const LONG_PATH = 40;

/** The end of a long path: what tells one file from another stands there. */
export function shortenPath(text: string): string {
  if (text.length <= LONG_PATH || !/^(?:[a-z]+:\/)?\//i.test(text)) return text;
  return `…/${text.split('/').filter(Boolean).slice(-2).join('/')}`;
}

/** One value drawn as its column's formatter says. */
export function Cell(props: CellProps) {
  const { format } = props;
  switch (format.formatter) {
    case FORMATTER.bar:
    case FORMATTER.barWithValue:
    case FORMATTER.compositeBar:
      return <BarCell {...props} />;
    case FORMATTER.heatmap:
      return <HeatCell {...props} />;
    case FORMATTER.thresholds:
      return <ThresholdCell {...props} />;
    case FORMATTER.link:
      return <LinkCell {...props} />;
    case FORMATTER.bigNumber:
      return <BigCell {...props} />;
    case FORMATTER.sparkLine:
    case FORMATTER.sparkBars:
    case FORMATTER.sparkArea:
      return <SparkCell {...props} />;
    default:
      return format.options.linkTarget ? <LinkCell {...props} /> : <TextCell {...props} />;
  }
}

function TextCell({ value, type, format }: CellProps) {
  const styles = useStyles();
  const { timeZone } = usePreferences();
  const text = shownText(value, type, format);
  if (text === '') return <span className={styles.missing}>–</span>;
  const title = type === 'datetime' ? printExact(new Date(cellText(value)), timeZone) : cellText(value);
  return (
    <span className={`${styles.text} ${typeof value === 'number' ? styles.number : ''}`} title={title}>
      {text}
    </span>
  );
}

const shareOf = (value: unknown, { min, max }: CellProps['range']): number =>
  typeof value === 'number' && max > min ? Math.max(0, Math.min(1, (value - min) / (max - min))) : 0;

function BarCell({ value, type, format, range }: CellProps) {
  const styles = useStyles();
  return (
    <span className={styles.bar}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.fill} style={{ display: 'block', width: `${shareOf(value, range) * 100}%` }} />
      </span>
      <span className={styles.barNumber}>{shownText(value, type, format)}</span>
    </span>
  );
}

function HeatCell({ value, type, format, range }: CellProps) {
  const styles = useStyles();
  const strength = Math.round(8 + shareOf(value, range) * 52);
  return (
    <span
      className={styles.heat}
      style={{ backgroundColor: `color-mix(in srgb, ${tokens.colorBrandBackground} ${strength}%, transparent)` }}
    >
      {shownText(value, type, format)}
    </span>
  );
}

/** Names of the thresholds grid's icons and colours -> a badge. The word stays, so that colour is never alone. */
const BADGES: Readonly<Record<string, 'success' | 'warning' | 'danger' | 'severe' | 'informative' | 'brand'>> = {
  success: 'success',
  green: 'success',
  warning: 'warning',
  yellow: 'warning',
  orange: 'severe',
  critical: 'danger',
  error: 'danger',
  failed: 'danger',
  red: 'danger',
  redBright: 'danger',
  blue: 'brand',
};

function ThresholdCell({ value, type, format }: CellProps) {
  const threshold = findThreshold(value, format.options.thresholds);
  const shown = shownText(value, type, format);
  if (!threshold) return <span>{shown}</span>;
  return (
    <Badge appearance="tint" color={BADGES[threshold.representation] ?? 'informative'}>
      {thresholdText(threshold, shown) || shown}
    </Badge>
  );
}

function LinkCell({ value, type, format, onLink }: CellProps) {
  const styles = useStyles();
  const shown = format.options.linkLabel || shownText(value, type, format);
  const url = cellText(value);
  if (format.options.linkTarget === 'Url') {
    if (!isSafeUrl(url)) return <TextCell value={value} type={type} format={format} range={{ min: 0, max: 0 }} />;
    return (
      <Link href={url} target="_blank" rel="noreferrer">
        {shown}
      </Link>
    );
  }
  if (!onLink) return <TextCell value={value} type={type} format={format} range={{ min: 0, max: 0 }} />;
  return (
    <Link
      as="button"
      className={styles.text}
      title={url}
      onClick={(event) => {
        event.stopPropagation();
        onLink();
      }}
    >
      {shown}
    </Link>
  );
}

function BigCell({ value, type, format }: CellProps) {
  const styles = useStyles();
  return <span className={styles.big}>{shownText(value, type, format)}</span>;
}

const [SPARK_WIDTH, SPARK_HEIGHT] = [120, 22];

/** An array of numbers as a small line; its least and greatest value are in its name. */
function SparkCell({ value, format }: CellProps) {
  const styles = useStyles();
  const numbers = (Array.isArray(value) ? value : []).filter((one): one is number => typeof one === 'number');
  if (numbers.length === 0) return <span className={styles.missing}>–</span>;
  const [least, most] = [Math.min(0, ...numbers), Math.max(...numbers)];
  const x = (index: number) => (index * SPARK_WIDTH) / Math.max(1, numbers.length - 1);
  const y = (one: number) => SPARK_HEIGHT - ((one - least) / Math.max(1e-9, most - least)) * SPARK_HEIGHT;
  const points = numbers.map((one, index) => `${x(index).toFixed(1)},${y(one).toFixed(1)}`).join(' ');
  const isArea = format.formatter === FORMATTER.sparkArea;
  return (
    <svg
      className={styles.spark}
      width={SPARK_WIDTH}
      height={SPARK_HEIGHT}
      role="img"
      aria-label={`${numbers.length} values from ${least} to ${most}`}
    >
      {isArea && (
        <polygon
          points={`0,${SPARK_HEIGHT} ${points} ${SPARK_WIDTH},${SPARK_HEIGHT}`}
          fill={tokens.colorBrandBackground2}
        />
      )}
      <polyline points={points} fill="none" stroke={tokens.colorBrandStroke1} strokeWidth={1.5} />
    </svg>
  );
}
