import { useMemo } from 'react';
import { useDark } from '../frame/preferences.ts';
import { darkTheme, lightTheme, seriesColours } from '../frame/theme.ts';
import type { ChartPalette } from './chart-options.ts';

/** The colours of charts in the theme in use. A canvas cannot read CSS variables, so the values come from the theme itself. */
export function useChartPalette(): ChartPalette {
  const dark = useDark();
  return useMemo(() => {
    const theme = dark ? darkTheme : lightTheme;
    return {
      series: seriesColours(dark),
      text: theme.colorNeutralForeground1,
      faintText: theme.colorNeutralForeground3,
      line: theme.colorNeutralStroke2,
      surface: theme.colorNeutralBackground1,
    };
  }, [dark]);
}
