import type { ChartSettings } from '../../../charts/chart-series.ts';
import { list, num, obj, text, truthy } from './read-json.ts';
import type {
  ColumnFormat,
  FormatOptions,
  GridSettings,
  MapSettings,
  NumberFormat,
  QueryItem,
  TileSettings,
} from './workbook.ts';

/** Grid rows shown unless the workbook raises it. Source: workbooks documentation, grid limits. */
const DEFAULT_ROW_LIMIT = 250;
const MAX_ROW_LIMIT = 10_000;
const QUERY_KINDS: Readonly<Record<number, string>> = {
  0: '',
  1: 'Azure Resource Graph',
  12: 'an ARM endpoint',
  14: 'Microsoft Graph',
};

export function parseQueryItem(content: Record<string, unknown>): QueryItem {
  const queryType = num(content.queryType) ?? 0;
  return {
    title: text(content.title),
    kql: text(content.query),
    size: num(content.size) ?? 0,
    visualization: text(content.visualization) || 'table',
    noDataMessage: text(content.noDataMessage) || 'The query returned no rows for this time range.',
    timeContext: {
      durationMs: num(obj(content.timeContext).durationMs) ?? 0,
      fromParameter: text(content.timeContextFromParameter),
    },
    exports: parseExports(content),
    canExportToExcel: truthy(content.showExportToExcel),
    gridSettings: parseGrid(obj(content.gridSettings), list(content.sortBy)),
    tileSettings: parseTiles(obj(content.tileSettings)),
    chartSettings: parseChart(obj(content.chartSettings)),
    mapSettings: parseMap(obj(content.mapSettings)),
    unsupported: queryType === 0 ? '' : (QUERY_KINDS[queryType] ?? `query type ${queryType}`),
  };
}

function parseExports(content: Record<string, unknown>): QueryItem['exports'] {
  const several = list(content.exportedParameters)
    .map(obj)
    .map((one) => ({
      fieldName: text(one.fieldName),
      parameterName: text(one.parameterName),
      defaultValue: text(one.defaultValue),
    }));
  if (typeof content.exportParameterName !== 'string') return several;
  const single = {
    fieldName: text(content.exportFieldName),
    parameterName: content.exportParameterName,
    defaultValue: text(content.exportDefaultValue),
  };
  return [single, ...several];
}

function parseGrid(settings: Record<string, unknown>, itemSort: readonly unknown[]): GridSettings {
  const sort = list(settings.sortBy).length > 0 ? list(settings.sortBy) : itemSort;
  return {
    formatters: list(settings.formatters).map((one) => parseFormat(obj(one))),
    labels: new Map(
      list(settings.labelSettings)
        .map(obj)
        .filter((one) => text(one.label) !== '')
        .map((one) => [text(one.columnId), text(one.label)]),
    ),
    rowLimit: Math.min(num(settings.rowLimit) ?? DEFAULT_ROW_LIMIT, MAX_ROW_LIMIT),
    hasFilter: truthy(settings.filter),
    sortBy: sort
      .map(obj)
      .map((one) => ({ column: sortColumn(text(one.itemKey)), descending: num(one.sortOrder) === 2 })),
  };
}

/** A key on a formatted column reads `$gen_<kind>_<column>_<n>`. */
const sortColumn = (key: string): string => /^\$gen_[a-z]+_(.+)_\d+$/.exec(key)?.[1] ?? key;

export function parseFormat(json: Record<string, unknown>): ColumnFormat {
  return {
    columnMatch: text(json.columnMatch),
    formatter: num(json.formatter) ?? 0,
    options: parseOptions(obj(json.formatOptions)),
    numberFormat: json.numberFormat ? parseNumberFormat(obj(json.numberFormat)) : null,
  };
}

function parseOptions(json: Record<string, unknown>): FormatOptions {
  return {
    linkTarget: text(json.linkTarget),
    linkLabel: text(json.linkLabel),
    linkColumn: text(json.linkColumn),
    palette: text(json.palette),
    min: num(json.min) ?? null,
    max: num(json.max) ?? null,
    thresholds: list(json.thresholdsGrid)
      .map(obj)
      .map((one) => ({
        operator: text(one.operator),
        value: text(one.thresholdValue),
        representation: text(one.representation),
        text: text(one.text) || '{0}{1}',
      })),
    width: text(json.customColumnWidthSetting),
  };
}

function parseNumberFormat(json: Record<string, unknown>): NumberFormat {
  const options = obj(json.options);
  return {
    unit: num(json.unit) ?? 0,
    style: options.style === 'percent' || options.style === 'currency' ? options.style : 'decimal',
    maximumFractionDigits: num(options.maximumFractionDigits) ?? null,
    maximumSignificantDigits: num(options.maximumSignificantDigits) ?? null,
    useGrouping: options.useGrouping !== false,
    emptyText: text(json.emptyValCustomText),
  };
}

function parseTiles(json: Record<string, unknown>): TileSettings {
  const content = (name: string) => (json[name] ? parseFormat(obj(json[name])) : null);
  return {
    title: content('titleContent'),
    subtitle: content('subtitleContent'),
    left: content('leftContent'),
    right: content('rightContent'),
    secondary: content('secondaryContent'),
    showBorder: json.showBorder !== false,
  };
}

function parseChart(json: Record<string, unknown>): ChartSettings {
  return {
    xAxis: text(json.xAxis),
    yAxis: list(json.yAxis).map(text),
    group: text(json.group),
    showLegend: json.showLegend !== false,
    seriesLabels: new Map(
      list(json.seriesLabelSettings)
        .map(obj)
        .map((one) => [text(one.seriesName), { label: text(one.label), color: text(one.color) }]),
    ),
  };
}

function parseMap(json: Record<string, unknown>): MapSettings {
  return {
    locationKind: text(json.locInfo) || 'LatLong',
    locationColumn: text(json.locInfoColumn),
    latitude: text(json.latitude),
    longitude: text(json.longitude),
    sizeColumn: text(json.sizeSettings),
    labelColumn: text(json.labelSettings),
    legendColumn: text(json.legendMetric),
  };
}
