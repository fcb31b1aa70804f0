import { Button, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { OptionsRegular } from '@fluentui/react-icons/svg/options';
import type { QueryTable } from '@vedette/model';
import { cellText } from '@vedette/model';
import { useEffect, useMemo, useRef, useState } from 'react';
import { pickColumns } from '../../../charts/chart-series.ts';
import { expandSeries } from '../../../charts/expand-series.ts';
import { QueryChart } from '../../../charts/query-chart.tsx';
import { type TimeZone, usePreferences } from '../../../frame/preferences.ts';
import { EmptyState } from '../../../widgets/states.tsx';
import { printCell } from '../grid/print-value.ts';
import { type ChartChoice, chooseChart, toLook, toSettings } from './chart-choice.ts';
import { ChartControls } from './chart-controls.tsx';

const useStyles = makeStyles({
  frame: { display: 'flex', flexGrow: 1, minHeight: 0 },
  chart: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', flexShrink: 0 },
  cards: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, padding: `${tokens.spacingVerticalL} 0` },
  card: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: '160px',
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  number: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    unicodeBidi: 'isolate',
  },
  faint: { color: tokens.colorNeutralForeground3 },
});

const LEAST_HEIGHT = 240;
/** The title's line and the note below the drawing. */
const ROOM = 72;

/** An answer as a chart: as `render` says, then as it is changed by hand. */
export function AnswerChart({ table }: { readonly table: QueryTable }) {
  const styles = useStyles();
  const data = useMemo(() => ({ ...expandSeries(table), visualization: table.visualization }), [table]);
  const [choice, setChoice] = useState<ChartChoice>(() => chooseChart(data));
  useEffect(() => setChoice(chooseChart(data)), [data]);
  const [showsControls, setShowsControls] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const height = useHeight(frame);
  const title = choice.title || 'Results as a chart';
  return (
    <div className={styles.frame}>
      <div className={styles.chart} ref={frame}>
        <div className={styles.head}>
          <Subtitle2 as="h2">{choice.title}</Subtitle2>
          <Button
            size="small"
            appearance="subtle"
            icon={<OptionsRegular />}
            aria-expanded={showsControls}
            onClick={() => setShowsControls(!showsControls)}
          >
            Chart options
          </Button>
        </div>
        <Drawing data={data} choice={choice} title={title} height={Math.max(height - ROOM, LEAST_HEIGHT)} />
      </div>
      {showsControls && <ChartControls table={data} choice={choice} onChange={setChoice} />}
    </div>
  );
}

interface DrawingProps {
  readonly data: Pick<QueryTable, 'visualization'> & Parameters<typeof expandSeries>[0];
  readonly choice: ChartChoice;
  readonly title: string;
  readonly height: number;
}

function Drawing({ data, choice, title, height }: DrawingProps) {
  const settings = useMemo(() => toSettings(choice), [choice]);
  const look = useMemo(() => toLook(choice), [choice]);
  if (choice.type === 'card') return <Cards data={data} yColumns={choice.yColumns} />;
  if (pickColumns(data, settings).y.length === 0 && choice.type !== 'treemap')
    return (
      <EmptyState
        compact
        title="There is no number to draw"
        body="A chart needs a column of numbers, for example by summarize count()."
      />
    );
  return <QueryChart table={data} kind={choice.type} settings={settings} look={look} title={title} height={height} />;
}

/** The first row as large values. */
function Cards({ data, yColumns }: { readonly data: DrawingProps['data']; readonly yColumns: readonly string[] }) {
  const styles = useStyles();
  const { timeZone } = usePreferences();
  const [first = []] = data.rows;
  const shown = data.columns
    .map((column, at) => ({ ...column, value: first[at] }))
    .filter(({ name }) => yColumns.length === 0 || yColumns.includes(name));
  return (
    <>
      <div className={styles.cards}>
        {shown.map(({ name, type, value }) => (
          <div key={name} className={styles.card}>
            <span className={styles.number}>{printFigure(type, value, timeZone)}</span>
            <Caption1 className={styles.faint}>{name}</Caption1>
          </div>
        ))}
      </div>
      {data.rows.length > 1 && <Caption1 className={styles.faint}>The first of {data.rows.length} rows.</Caption1>}
    </>
  );
}

const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });

/** A value large enough to be read across a room: numbers with thin separators. */
function printFigure(type: string, value: unknown, timeZone: TimeZone): string {
  if (cellText(value) === '') return '–';
  return typeof value === 'number' ? figures.format(value).replaceAll(',', '\u202f') : printCell(type, value, timeZone);
}

/** Follows the height of an element. */
function useHeight(element: React.RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(LEAST_HEIGHT);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(() => setHeight(current.clientHeight));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return height;
}
