import { LABELS, PEOPLE, type Person, STORY, TENANT } from './cast.ts';

/** A file of a site or of a person's OneDrive, and who works with it. */
export interface TenantFile {
  readonly id: string;
  readonly name: string;
  readonly extension: string;
  readonly workload: 'SharePoint' | 'OneDrive';
  /** Ends with a slash. */
  readonly siteUrl: string;
  readonly relativeUrl: string;
  readonly url: string;
  readonly labelId: string | null;
  readonly isProtected: boolean;
  readonly owner: Person;
  /** The only people who open it in ordinary times; the first of them is the owner. */
  readonly readers: readonly Person[];
}

const labelId = (name: string): string => {
  const label = LABELS.find((one) => one.name === name);
  if (!label) throw new Error(`the cast has no label ${name}`);
  return label.id;
};

/** Label, then file names, for each department. */
const DEPARTMENT_FILES: Readonly<Record<string, readonly (readonly [label: string | null, ...names: string[]])[]>> = {
  Finance: [
    ['Payroll', 'Salary run October 2026.xlsx', 'Bonus pool 2026.xlsx', 'Bank details of new starters.xlsx'],
    ['Finance', 'Cash flow forecast Q4.xlsx', 'Supplier invoices 2026.csv', 'Month-end close checklist.docx'],
    ['General', 'Travel policy.pdf', 'Cost centres.xlsx'],
  ],
  'Human Resources': [
    ['Human Resources', 'Employee register.xlsx', 'Appraisals 2026.docx', 'Sick leave overview.xlsx'],
    ['Human Resources', 'Offer letter template.docx', 'Exit interviews.pdf'],
    ['General', 'Onboarding guide.pptx', 'Holiday calendar 2027.xlsx'],
  ],
  Legal: [
    ['Highly Confidential', 'Project Skagerrak share purchase agreement.docx', 'Board minutes October.docx'],
    ['Confidential', 'NDA Brightwater Advisors.pdf', 'Charter party disputes.xlsx'],
  ],
  Engineering: [
    ['Confidential', 'Hull 218 general arrangement.pdf', 'Propulsion test results.xlsx', 'Ballast system review.docx'],
    ['General', 'Sprint plan.xlsx', 'Classification society letters.pdf'],
    [null, 'Meeting notes week 46.docx', 'Render hull 218.png'],
  ],
  Sales: [
    ['Confidential', 'Price list 2027.xlsx', 'Tender Port of Aarhus.docx', 'Pipeline review.pptx'],
    ['Public', 'Company brochure.pdf', 'Fair stand photos.zip'],
  ],
  Procurement: [['Confidential', 'Steel supplier bids.xlsx', 'Frame contract Nordstaal.pdf']],
  Operations: [
    ['General', 'Berth schedule November.xlsx', 'Crew rota.xlsx'],
    [null, 'Weather log.csv'],
  ],
  Compliance: [['Confidential', 'Data subject requests.xlsx', 'Records of processing.docx']],
  IT: [
    ['Confidential', 'Network diagram.pdf', 'Service accounts.xlsx'],
    ['General', 'Runbook backup.docx'],
  ],
  Executive: [['Highly Confidential', 'Strategy 2030.pptx', 'Investor call script.docx']],
};

const PROTECTING_LABELS = new Set(['Highly Confidential', 'Payroll', 'Human Resources'].map(labelId));

function describeFile(name: string, label: string | null, department: string, index: number): TenantFile {
  const team = PEOPLE.filter((person) => person.department === department);
  const owner = team[index % team.length] ?? PEOPLE[0];
  if (!owner) throw new Error('the cast is empty');
  const others = PEOPLE.filter((person) => person !== owner && (person.department === department || index % 7 === 3));
  const isOneDrive = index % 4 === 3;
  const personal = owner.upn.replaceAll(/[@.]/g, '_');
  const siteUrl = isOneDrive
    ? `${TENANT.sharePointRoot.replace('.sharepoint', '-my.sharepoint')}/personal/${personal}/`
    : `${TENANT.sharePointRoot}/sites/${department.replaceAll(' ', '')}/`;
  const relativeUrl = isOneDrive ? 'Documents' : 'Shared Documents';
  return {
    id: `7c1e0b52-44d8-4f6a-a0c3-${(0x31d000000000 + index * 0x2f1).toString(16).padStart(12, '0')}`,
    name,
    extension: name.slice(name.lastIndexOf('.') + 1),
    workload: isOneDrive ? 'OneDrive' : 'SharePoint',
    siteUrl,
    relativeUrl,
    url: `${siteUrl}${relativeUrl}/${name}`,
    labelId: label === null ? null : labelId(label),
    isProtected: label !== null && PROTECTING_LABELS.has(labelId(label)),
    owner,
    readers: [owner, ...others.slice(0, 2)],
  };
}

/** Every file that the history speaks of, without the story's. */
export const FILES: readonly TenantFile[] = Object.entries(DEPARTMENT_FILES)
  .flatMap(([department, groups]) =>
    groups.flatMap(([label, ...names]) => names.map((name) => ({ department, label: label ?? null, name }))),
  )
  .map(({ department, label, name }, index) => describeFile(name, label, department, index));

function describeStoryFile(): TenantFile {
  const readers = ['Ines Duarte', 'Tomas Lindqvist', 'Noah Fischer'].map(findPerson);
  const [owner] = readers;
  if (!owner) throw new Error('the story has no actor');
  const relativeUrl = 'Shared Documents/Payroll/2026';
  return {
    id: '7c1e0b52-44d8-4f6a-a0c3-57021e99a001',
    name: STORY.fileName,
    extension: 'xlsx',
    workload: 'SharePoint',
    siteUrl: `${STORY.siteUrl}/`,
    relativeUrl,
    url: `${STORY.siteUrl}/${relativeUrl}/${STORY.fileName}`,
    labelId: STORY.oldLabelId,
    isProtected: true,
    owner,
    readers,
  };
}

export function findPerson(displayName: string): Person {
  const person = PEOPLE.find((one) => one.displayName === displayName);
  if (!person) throw new Error(`the cast has no ${displayName}`);
  return person;
}

/** The file of the story, with the label it had before. */
export const STORY_FILE: TenantFile = describeStoryFile();
