import type { ChartSettings } from '../../../charts/chart-series.ts';

/**
 * Azure Workbook JSON (`Notebook/1.0`) as the portal reads it. Only what is drawn is typed; unknown members are kept out
 * of the way, and an item of an unknown kind becomes an `unsupported` item that says so on the page.
 * Source: microsoft/Application-Insights-Workbooks, schema and documentation (August 2026).
 */

export interface VisibilityRule {
  readonly parameterName: string;
  readonly comparison: 'isEqualTo' | 'isNotEqualTo';
  readonly value: string;
}

export interface ItemFrame {
  readonly id: string;
  /** Share of the width, 1 to 100. */
  readonly widthPercent: number;
  readonly visibleWhen: readonly VisibilityRule[];
}

export type WorkbookItem = ItemFrame &
  (
    | { readonly kind: 'text'; readonly markdown: string; readonly style: TextStyle }
    | { readonly kind: 'query'; readonly query: QueryItem }
    | { readonly kind: 'parameters'; readonly parameters: readonly Parameter[]; readonly style: string }
    | { readonly kind: 'links'; readonly style: string; readonly links: readonly Link[] }
    | { readonly kind: 'group'; readonly title: string; readonly items: readonly WorkbookItem[] }
    | { readonly kind: 'unsupported'; readonly what: string }
  );
export type ItemOf<K extends WorkbookItem['kind']> = Extract<WorkbookItem, { kind: K }>;

export type TextStyle = 'plain' | 'info' | 'warning' | 'error' | 'success' | 'upsell';

export interface Parameter {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: 'text' | 'dropdown' | 'time-range' | 'unsupported';
  readonly isRequired: boolean;
  readonly isHidden: boolean;
  readonly multiSelect: boolean;
  readonly quote: string;
  readonly delimiter: string;
  /** Choices from KQL: columns by position are value, label, selected, group. */
  readonly query: string;
  readonly choices: readonly Choice[];
  readonly includeAll: boolean;
  /** What `{P}` becomes when "All" is chosen; empty: all values, quoted and joined. */
  readonly allValue: string;
  readonly initial: ParameterValue;
  readonly durationsMs: readonly number[];
  readonly timeContext: TimeContext;
}
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly selected: boolean;
}

export type ParameterValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'values'; readonly values: readonly string[]; readonly labels: readonly string[] }
  | { readonly kind: 'time'; readonly range: TimeRange };
export type TimeRange = { readonly durationMs: number } | { readonly start: string; readonly end: string };

export interface TimeContext {
  /** 0 or absent: the query's own window. */
  readonly durationMs: number;
  readonly fromParameter: string;
}

export interface QueryItem {
  readonly title: string;
  readonly kql: string;
  readonly size: number;
  readonly visualization: string;
  readonly noDataMessage: string;
  readonly timeContext: TimeContext;
  readonly exports: readonly {
    readonly fieldName: string;
    readonly parameterName: string;
    readonly defaultValue: string;
  }[];
  readonly canExportToExcel: boolean;
  readonly gridSettings: GridSettings;
  readonly tileSettings: TileSettings;
  readonly chartSettings: ChartSettings;
  readonly mapSettings: MapSettings;
  readonly unsupported: string;
}

export interface GridSettings {
  readonly formatters: readonly ColumnFormat[];
  readonly labels: ReadonlyMap<string, string>;
  readonly rowLimit: number;
  readonly hasFilter: boolean;
  readonly sortBy: readonly { readonly column: string; readonly descending: boolean }[];
}
export interface ColumnFormat {
  readonly columnMatch: string;
  readonly formatter: number;
  readonly options: FormatOptions;
  readonly numberFormat: NumberFormat | null;
}
export interface FormatOptions {
  readonly linkTarget: string;
  readonly linkLabel: string;
  readonly linkColumn: string;
  readonly palette: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly thresholds: readonly Threshold[];
  readonly width: string;
}
export interface Threshold {
  readonly operator: string;
  readonly value: string;
  readonly representation: string;
  readonly text: string;
}
export interface NumberFormat {
  readonly unit: number;
  readonly style: 'decimal' | 'percent' | 'currency';
  readonly maximumFractionDigits: number | null;
  readonly maximumSignificantDigits: number | null;
  readonly useGrouping: boolean;
  readonly emptyText: string;
}
export interface TileSettings {
  readonly title: ColumnFormat | null;
  readonly subtitle: ColumnFormat | null;
  readonly left: ColumnFormat | null;
  readonly right: ColumnFormat | null;
  readonly secondary: ColumnFormat | null;
  readonly showBorder: boolean;
}
export interface MapSettings {
  readonly locationKind: string;
  readonly locationColumn: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly sizeColumn: string;
  readonly labelColumn: string;
  readonly legendColumn: string;
}

export interface Link {
  readonly id: string;
  readonly label: string;
  readonly target: string;
  /** For `parameter` targets: the parameter that is set. For `Url`: the address. */
  readonly cellValue: string;
  readonly subTarget: string;
}

export interface Workbook {
  readonly items: readonly WorkbookItem[];
}
