import { type ScheduledRule, SEVERITIES, type Severity } from '@vedette/model';
import { isTactic } from '../rules/attack.ts';
import { distinctTexts, type ResultRow } from './result-rows.ts';

/** Source: https://learn.microsoft.com/azure/sentinel/sentinel-service-limits, read 2026-11. */
const MAX_VALUES = 50;
const MAX_TITLE_BYTES = 256;
const MAX_DESCRIPTION_BYTES = 5 * 1024;

export interface AlertDetails {
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
  readonly productName: string | undefined;
  readonly providerName: string | undefined;
}

/** What an alert says, from the rule and its rows. A format without a value falls back to the rule's own text. */
export function renderAlertDetails(rule: ScheduledRule, rows: readonly ResultRow[]): AlertDetails {
  const override = rule.alertDetailsOverride ?? {};
  const property = (name: string): string | undefined => {
    const column = override.alertDynamicProperties?.find(({ alertProperty }) => alertProperty === name)?.value;
    return column === undefined ? undefined : distinctTexts(rows, column, 1)[0];
  };
  const techniques = property('Techniques');
  return {
    title: cut(renderFormat(override.alertDisplayNameFormat, rows) ?? rule.name.trim(), MAX_TITLE_BYTES),
    description: cut(renderFormat(override.alertDescriptionFormat, rows) ?? rule.description, MAX_DESCRIPTION_BYTES),
    severity: severityFrom(rows, override.alertSeverityColumnName) ?? rule.severity,
    tactics: tacticsFrom(rows, override.alertTacticsColumnName) ?? rule.tactics,
    techniques: techniques === undefined ? rule.relevantTechniques : listOf(techniques),
    productName: property('ProductName'),
    providerName: property('ProviderName'),
  };
}

/** `undefined` where the format is absent or every place in it is empty. */
function renderFormat(format: string | undefined, rows: readonly ResultRow[]): string | undefined {
  if (format === undefined) return undefined;
  let places = 0;
  let filled = 0;
  const text = format.replace(/\{\{([^{}]*)\}\}/g, (_place, column: string) => {
    const values = distinctTexts(rows, column.trim(), MAX_VALUES);
    places++;
    if (values.length > 0) filled++;
    return values.join(', ');
  });
  const isEmpty = (places > 0 && filled === 0) || text.trim() === '';
  return isEmpty ? undefined : text.trim();
}

/** The highest of the column's severities. */
function severityFrom(rows: readonly ResultRow[], column: string | undefined): Severity | undefined {
  if (column === undefined) return undefined;
  const values = distinctTexts(rows, column, MAX_VALUES).map((text) => text.toLowerCase());
  return SEVERITIES.findLast((severity) => values.includes(severity.toLowerCase()));
}

function tacticsFrom(rows: readonly ResultRow[], column: string | undefined): readonly string[] | undefined {
  if (column === undefined) return undefined;
  const tactics = distinctTexts(rows, column, MAX_VALUES).flatMap(listOf).filter(isTactic);
  return tactics.length > 0 ? [...new Set(tactics)] : undefined;
}

/** A JSON list, or values with commas between. */
function listOf(text: string): readonly string[] {
  return text.split(/[[\]",\s]+/).filter((item) => item !== '');
}

/** Custom details by name; source: 50 values each. */
export function renderCustomDetails(
  details: Readonly<Record<string, string>> | undefined,
  rows: readonly ResultRow[],
): Record<string, string[]> {
  const entries = Object.entries(details ?? {}).map(([name, column]) => [
    name,
    [...distinctTexts(rows, column, MAX_VALUES)],
  ]);
  return Object.fromEntries(entries.filter(([, values]) => (values?.length ?? 0) > 0));
}

/** Cuts at a character so that the UTF-8 form fits, and shows that it was cut. */
export function cut(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  let kept = '';
  let bytes = Buffer.byteLength('…');
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    kept += character;
  }
  return `${kept}…`;
}
