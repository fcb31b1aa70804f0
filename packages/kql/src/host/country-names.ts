/** Names as Kusto's source of places writes them where Unicode's differ. Source: GeoNames, countryInfo (read 2026-11-21). */
const OTHER_NAMES: Readonly<Record<string, string>> = Object.freeze({
  AG: 'Antigua and Barbuda',
  BA: 'Bosnia and Herzegovina',
  BL: 'Saint Barthélemy',
  CD: 'DR Congo',
  CG: 'Congo Republic',
  CI: 'Ivory Coast',
  CV: 'Cabo Verde',
  FM: 'Federated States of Micronesia',
  GS: 'South Georgia and the South Sandwich Islands',
  HK: 'Hong Kong',
  KN: 'St Kitts and Nevis',
  LC: 'Saint Lucia',
  MF: 'Saint Martin',
  MM: 'Myanmar',
  MO: 'Macao',
  NL: 'The Netherlands',
  PM: 'Saint Pierre and Miquelon',
  PS: 'Palestine',
  SH: 'Saint Helena',
  SJ: 'Svalbard and Jan Mayen',
  ST: 'São Tomé and Príncipe',
  TC: 'Turks and Caicos Islands',
  TT: 'Trinidad and Tobago',
  VC: 'St Vincent and Grenadines',
  WF: 'Wallis and Futuna',
  ZZ: '',
});

const unicodeNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** The English name of a country by its two letters of ISO 3166-1; empty where there is none. */
export function countryName(code: string): string {
  const known = OTHER_NAMES[code];
  if (known !== undefined) return known;
  return /^[A-Z]{2}$/.test(code) ? (unicodeNames.of(code) ?? '') : '';
}
