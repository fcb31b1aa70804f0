import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components';

/** Ink blue. Checked: white on step 80 and step 100 on the dark background both pass 4.5 to 1. */
const brand: BrandVariants = {
  10: '#03040f',
  20: '#11173a',
  30: '#182263',
  40: '#1f2d80',
  50: '#263899',
  60: '#2e43ad',
  70: '#3a4fc4',
  80: '#4359cf',
  90: '#5a6fdb',
  100: '#7487e6',
  110: '#8b9cec',
  120: '#a2b0f1',
  130: '#b7c2f5',
  140: '#cbd3f8',
  150: '#dee4fb',
  160: '#eff2fd',
};

const text = {
  fontFamilyBase:
    "'Segoe UI Variable Text', 'Segoe UI', -apple-system, BlinkMacSystemFont, 'Noto Sans', 'Liberation Sans', system-ui, sans-serif",
  fontFamilyMonospace: "'Cascadia Code', Consolas, 'SF Mono', 'DejaVu Sans Mono', 'Liberation Mono', monospace",
};

export const lightTheme: Theme = { ...createLightTheme(brand), ...text };

export const darkTheme: Theme = {
  ...createDarkTheme(brand),
  ...text,
  colorBrandForeground1: brand[110],
  colorBrandForeground2: brand[120],
  colorBrandForegroundLink: brand[120],
  colorBrandForegroundLinkHover: brand[130],
  colorBrandForegroundLinkPressed: brand[110],
  colorCompoundBrandForeground1: brand[120],
};

/**
 * Colours of data series, in order of use. Source: Okabe and Ito, "Color Universal Design" (2008); the yellow and black
 * are left out and two steps moved so that all eight keep 3 to 1 against both backgrounds.
 */
export const seriesColours = (dark: boolean): readonly string[] =>
  dark
    ? ['#7f93f0', '#e8a33d', '#4fc3a1', '#e07bb0', '#6cc0ee', '#e8764a', '#b9a5f2', '#a3a3a3']
    : ['#3a4fc4', '#b9770a', '#00795a', '#a83f7c', '#1779b8', '#c04a12', '#6a4fbf', '#6b6b6b'];
