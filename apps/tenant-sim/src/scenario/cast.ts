/** The people, labels, places and the story of the demo tenant. Plain data; estate and event history both read it. */

export const TENANT = {
  id: '6f2a1c04-9d3b-4a57-8f0e-2b7c51d9e8a3',
  name: 'Halden Maritime',
  domain: 'halden.example',
  sharePointRoot: 'https://halden.sharepoint.example',
} as const;

export interface Person {
  readonly id: string;
  readonly displayName: string;
  readonly upn: string;
  readonly department: string;
  readonly jobTitle: string;
  readonly homeIp: string;
}

const PEOPLE_ROWS = [
  ['Ines Duarte', 'Finance', 'Payroll analyst'],
  ['Tomas Lindqvist', 'Finance', 'Controller'],
  ['Amara Okafor', 'Human Resources', 'HR business partner'],
  ['Jonas Weber', 'Legal', 'Counsel'],
  ['Priya Raman', 'Engineering', 'Naval architect'],
  ['Marek Nowak', 'Engineering', 'Systems engineer'],
  ['Sofia Rossi', 'Sales', 'Account executive'],
  ['Liam Byrne', 'Sales', 'Account executive'],
  ['Chloe Martin', 'Procurement', 'Buyer'],
  ['Hana Suzuki', 'Engineering', 'Designer'],
  ['Oskar Haugen', 'Operations', 'Port captain'],
  ['Leila Haddad', 'Compliance', 'Data protection officer'],
  ['David Mensah', 'IT', 'Platform engineer'],
  ['Elena Petrova', 'IT', 'Service desk lead'],
  ['Noah Fischer', 'Executive', 'Chief financial officer'],
  ['Grace Kim', 'Human Resources', 'Recruiter'],
] as const;

export const PEOPLE: readonly Person[] = PEOPLE_ROWS.map(([displayName, department, jobTitle], index) => ({
  id: `0b9d6c1e-7a52-4f3e-9c10-${(0x5a0000000000 + index * 0x1f3).toString(16).padStart(12, '0')}`,
  displayName,
  upn: `${displayName.toLowerCase().replace(' ', '.')}@${TENANT.domain}`,
  department,
  jobTitle,
  homeIp: `198.51.100.${10 + index}`,
}));

export interface TenantLabel {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly priority: number;
  readonly color: string;
}

/** Priority orders them: from Public (0) to Highly Confidential/Payroll (6). */
export const LABELS: readonly TenantLabel[] = [
  { id: '3a1b7c50-1f0e-4d6a-9b44-0c5d2e7f1a01', name: 'Public', parentId: null, priority: 0, color: '#317100' },
  { id: '3a1b7c50-1f0e-4d6a-9b44-0c5d2e7f1a02', name: 'General', parentId: null, priority: 1, color: '#0078d7' },
  { id: '3a1b7c50-1f0e-4d6a-9b44-0c5d2e7f1a03', name: 'Confidential', parentId: null, priority: 2, color: '#ff8c00' },
  {
    id: '3a1b7c50-1f0e-4d6a-9b44-0c5d2e7f1a04',
    name: 'Finance',
    parentId: '3a1b7c50-1f0e-4d6a-9b44-0c5d2e7f1a03',
    priority: 3,
    color: '#ff8c00',
  },
  {
    id: '3a1b7c50-1f0e-4d6a-9b44-0c5d2e7f1a05',
    name: 'Human Resources',
    parentId: '3a1b7c50-1f0e-4d6a-9b44-0c5d2e7f1a03',
    priority: 4,
    color: '#ff8c00',
  },
  {
    id: '3a1b7c50-1f0e-4d6a-9b44-0c5d2e7f1a06',
    name: 'Highly Confidential',
    parentId: null,
    priority: 5,
    color: '#a4262c',
  },
  {
    id: '3a1b7c50-1f0e-4d6a-9b44-0c5d2e7f1a07',
    name: 'Payroll',
    parentId: '3a1b7c50-1f0e-4d6a-9b44-0c5d2e7f1a06',
    priority: 6,
    color: '#a4262c',
  },
];

/** The two folders of the estate, and what the catalogue says of them. */
export const ESTATE_SOURCES = [
  {
    folder: 'finance-share',
    name: 'Finance share',
    sourceType: 'Azure Blob Storage',
    region: 'westeurope',
    collection: 'Finance',
  },
  {
    folder: 'people-archive',
    name: 'People archive',
    sourceType: 'Amazon S3',
    region: 'eastus',
    collection: 'Human Resources',
  },
] as const;

/** The story: this file is downgraded, shared outside, and meets a DLP policy. Minutes are before "now". */
export const STORY = {
  actorUpn: `ines.duarte@${TENANT.domain}`,
  fileName: 'Q3 payroll reconciliation.xlsx',
  estateFolder: 'finance-share',
  estatePath: 'Payroll/2026/Q3 payroll reconciliation.xlsx',
  siteUrl: `${TENANT.sharePointRoot}/sites/Finance`,
  oldLabelId: '3a1b7c50-1f0e-4d6a-9b44-0c5d2e7f1a07',
  newLabelId: '3a1b7c50-1f0e-4d6a-9b44-0c5d2e7f1a01',
  guest: 'r.keller@brightwater-advisors.example',
  policyId: 'c5f3a3a6-61f0-4c53-9ad5-3d5f0b0f7c11',
  policyName: 'Payroll and bank data: no external sharing',
  ruleName: 'High volume of IBAN or SSN shared outside',
  downgradedMinutesAgo: 95,
  sharedMinutesAgo: 88,
  matchedMinutesAgo: 84,
  openedByNewUserMinutesAgo: 60,
  /** The guest fetches the file from the link. */
  guestDownloadedMinutesAgo: 80,
  /** Protected, of another department, and never opened by the actor before. */
  newReaderFileName: 'Project Skagerrak share purchase agreement.docx',
} as const;
