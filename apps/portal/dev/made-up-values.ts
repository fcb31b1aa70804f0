/** What made-up data is drawn from: seeded, with long and hostile values among the ordinary. */
let seed = 42;
export function random(): number {
  seed = (seed * 1664525 + 1013904223) % 4294967296;
  return seed / 4294967296;
}
export const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
export const int = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
export const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
export const some = <T>(list: readonly T[], most: number): T[] => [
  ...new Set(Array.from({ length: int(0, most) }, () => pick(list))),
];

export const PEOPLE = ['megan.bowen', 'alex.wilber', 'adele.vance', 'diego.siciliani', 'lee.gu', 'nestor.wilke'];
export const FILES = [
  'Q3 forecast.xlsx',
  'Payroll 2026.xlsx',
  'Customer cards.csv',
  'Merger term sheet.docx',
  'Passport scans.pdf',
];
export const CLASSES = [
  'Credit Card Number',
  'U.S. Social Security Number (SSN)',
  'International Banking Account Number (IBAN)',
  'U.K. National Insurance Number (NINO)',
  'Email Address',
  'Azure Storage Account Key',
];
export const LABELS = ['Public', 'General', 'Confidential', 'Confidential/Finance', 'Highly Confidential'];
export const SERVICES = ['Vedette Analytics', 'Microsoft Data Loss Prevention', 'Microsoft Defender for Cloud Apps'];
export const POLICIES = ['PCI: cards, outside', 'EU personal data', 'Finance share block'];
export const TITLES = [
  'Label downgraded, then shared outside by one user',
  'DLP policy match in SharePoint by one user',
  'Sensitive data discovered in the last 24 hours',
  'Protected file opened by a new user',
  'High-severity DLP alert followed by external sharing',
];
export const HOSTILE = [
  '<img src=x onerror="alert(1)"> & <script>alert(2)</script>',
  'ملف سري للغاية — שלום‮txt.exe',
  '🔥🧨 Überweisung 支付 данные',
  `A title of two hundred characters ${'that goes on and on '.repeat(9)}`.slice(0, 200),
];
