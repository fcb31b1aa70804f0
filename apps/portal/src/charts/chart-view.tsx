import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { EChartsOption, EChartsType } from 'echarts';
import { useEffect, useRef, useState } from 'react';
import type { ChartPalette } from './chart-options.ts';
import { useChartPalette } from './palette.ts';

const useStyles = makeStyles({
  frame: { position: 'relative', width: '100%', minHeight: '120px' },
  canvas: { position: 'absolute', inset: 0 },
  wait: { position: 'absolute', inset: 0, display: 'grid', placeItems: 'center' },
  table: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    color: tokens.colorNeutralForeground1,
  },
});

interface Props {
  /** Says what the chart shows; also its name for a screen reader. */
  readonly title: string;
  readonly height: number;
  readonly makeOption: (palette: ChartPalette) => EChartsOption;
  readonly needsMap?: boolean;
  /** The numbers again as a table, for people who cannot see the drawing. */
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
  readonly onPick?: (name: string) => void;
}

/** One chart. ECharts loads with the first one; the drawing follows theme and size. */
export function ChartView({ title, height, makeOption, needsMap = false, table, onPick }: Props) {
  const styles = useStyles();
  const palette = useChartPalette();
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | undefined>(undefined);
  const pick = useRef(onPick);
  pick.current = onPick;
  const [isReady, setReady] = useState(false);

  useEffect(() => {
    let isGone = false;
    const element = holder.current;
    const observer = new ResizeObserver(() => chart.current?.resize());
    import('./echarts.ts').then(({ init, ensureWorldMap }) => {
      if (isGone || !element) return;
      if (needsMap) ensureWorldMap();
      chart.current = init(element) as unknown as EChartsType;
      chart.current.on('click', ({ name }) => pick.current?.(String(name)));
      observer.observe(element);
      setReady(true);
    });
    return () => {
      isGone = true;
      observer.disconnect();
      chart.current?.dispose();
      chart.current = undefined;
    };
  }, [needsMap]);

  useEffect(() => {
    if (isReady) chart.current?.setOption(makeOption(palette), { notMerge: true });
  }, [isReady, makeOption, palette]);

  return (
    <figure className={styles.frame} style={{ height, margin: 0 }} aria-label={title}>
      <div ref={holder} className={styles.canvas} aria-hidden="true" />
      {!isReady && (
        <div className={styles.wait}>
          <Spinner size="tiny" aria-label="Drawing the chart" />
        </div>
      )}
      <table className={styles.table}>
        <caption>{title}</caption>
        <thead>
          <tr>
            {table.head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.join('\u0000')}>
              {row.map((cell, index) => (
                <td key={table.head[index] ?? index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
