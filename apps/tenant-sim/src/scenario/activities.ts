import type { FeedRecord } from '../records/audit-record.ts';
import { buildSignIn, buildTeamsEvent } from '../records/collaboration-records.ts';
import { buildEndpointDlp, buildFileDlp, buildMailDlp, type DlpPolicy } from '../records/dlp-records.ts';
import { buildFileLabelOperation, buildFileOperation, buildSharing, type Moment } from '../records/file-records.ts';
import {
  buildAutoLabelItem,
  buildAutoLabelLocation,
  buildAutoLabelMail,
  buildLabelAction,
  buildLabeledFileAction,
  buildLabelPolicyMatch,
  buildMailLabel,
  buildScannerEvent,
} from '../records/label-records.ts';
import {
  buildExchangeCmdlet,
  buildMailAccess,
  buildMailboxLogin,
  buildMailGroup,
  buildMailItem,
  SUBJECTS,
} from '../records/mail-records.ts';
import { LABELS, PEOPLE, type Person } from './cast.ts';
import { FILES, type TenantFile } from './files.ts';
import { DLP_POLICIES } from './policies.ts';

interface Activity {
  readonly weight: number;
  readonly build: (moment: Moment) => readonly FeedRecord[];
}

const UNPROTECTED = FILES.filter((file) => !file.isProtected);
const FILES_OF: ReadonlyMap<Person, readonly TenantFile[]> = new Map(
  PEOPLE.map((person) => {
    const own = FILES.filter((file) => file.readers.includes(person));
    return [person, own.length > 0 ? own : UNPROTECTED];
  }),
);

const pickFile = ({ person, random }: Moment): TenantFile => random.pick(FILES_OF.get(person) ?? UNPROTECTED);
const pickLabelled = (moment: Moment): TenantFile | undefined => {
  const labelled = (FILES_OF.get(moment.person) ?? []).filter(
    (file) => file.labelId && file.readers.includes(moment.person),
  );
  return labelled.length > 0 ? moment.random.pick(labelled) : undefined;
};
const pickColleague = ({ person, random }: Moment): Person => random.pick(PEOPLE.filter((one) => one !== person));
const pickReceivers = (moment: Moment): readonly string[] =>
  Array.from({ length: moment.random.integer(1, 3) }, () => pickColleague(moment).upn);
const labelAt = (priority: number): string => LABELS.find((label) => label.priority === priority)?.id ?? '';
const pickPolicy = ({ random }: Moment): DlpPolicy => random.pick(DLP_POLICIES);

const fileActivity = (weight: number, operation: string): Activity => ({
  weight,
  build: (moment) => [buildFileOperation(moment, pickFile(moment), operation)],
});
const scannerActivity = (weight: number, recordType: 93 | 94 | 95 | 96 | 97): Activity => ({
  weight,
  build: (moment) => [buildScannerEvent(moment, recordType, moment.random.pick(FILES.filter((file) => file.labelId)))],
});

function buildUpgrade(moment: Moment): readonly FeedRecord[] {
  const file = moment.random.pick(UNPROTECTED);
  const before = file.labelId ?? labelAt(1);
  return [buildLabelAction(moment, file, { before, after: labelAt(3) })];
}

function buildFirstLabel(moment: Moment): readonly FeedRecord[] {
  const file = pickFile(moment);
  const after = file.labelId ?? labelAt(1);
  const change = { before: null, after };
  return [
    buildLabelAction(moment, file, change),
    buildFileLabelOperation(moment, file, 'FileSensitivityLabelApplied', change),
  ];
}

function buildMatchAndUndo(moment: Moment): readonly FeedRecord[] {
  const file = pickFile(moment);
  const [policy] = DLP_POLICIES;
  if (!policy) return [];
  const match = buildFileDlp(moment, file, policy);
  if (!moment.random.chance(0.3)) return [match];
  const later = { ...moment, at: new Date(moment.at.getTime() + 50_000) };
  return [match, buildFileDlp(later, file, policy, 'DLPRuleUndo')];
}

/** What people do on an ordinary day, and how often. Nothing here is a downgrade or a first look at a protected file. */
export const ACTIVITIES: readonly Activity[] = [
  fileActivity(22, 'FileAccessed'),
  fileActivity(9, 'FileModified'),
  fileActivity(7, 'FileDownloaded'),
  fileActivity(6, 'FilePreviewed'),
  fileActivity(4, 'FileUploaded'),
  fileActivity(1, 'FileCheckedOut'),
  { weight: 2, build: (moment) => [buildSharing(moment, pickFile(moment), 'SharingSet', pickColleague(moment).upn)] },
  {
    weight: 0.4,
    build: (moment) => {
      const isPublic = (file: TenantFile) => file.labelId === null || file.labelId === labelAt(0);
      const target = `contact.${moment.random.hex(3)}@customer.example`;
      return [buildSharing(moment, moment.random.pick(FILES.filter(isPublic)), 'AddedToSecureLink', target)];
    },
  },
  { weight: 8, build: (moment) => [buildMailAccess(moment)] },
  { weight: 6, build: (moment) => [buildMailItem(moment, 'Send')] },
  { weight: 3, build: (moment) => [buildMailItem(moment, 'Create')] },
  { weight: 3, build: (moment) => [buildMailGroup(moment, 'MoveToDeletedItems')] },
  { weight: 2, build: (moment) => [buildMailboxLogin(moment, moment.person)] },
  { weight: 0.2, build: (moment) => [buildMailboxLogin(moment, pickColleague(moment))] },
  { weight: 0.1, build: (moment) => [buildExchangeCmdlet(moment, 'Set-Mailbox', moment.person.upn)] },
  { weight: 9, build: (moment) => [buildTeamsEvent(moment, 'MessageSent')] },
  { weight: 4, build: (moment) => [buildTeamsEvent(moment, 'TeamsSessionStarted')] },
  { weight: 0.2, build: (moment) => [buildTeamsEvent(moment, 'MemberAdded')] },
  { weight: 5, build: (moment) => [buildSignIn(moment, true)] },
  { weight: 0.4, build: (moment) => [buildSignIn(moment, false)] },
  {
    weight: 6,
    build: (moment) => {
      const file = pickLabelled(moment);
      return file ? [buildLabeledFileAction(moment, file, 'SensitivityLabeledFileOpened')] : [];
    },
  },
  { weight: 1.5, build: buildFirstLabel },
  { weight: 0.6, build: buildUpgrade },
  { weight: 0.7, build: (moment) => [buildLabelPolicyMatch(moment, moment.random.pick(UNPROTECTED), labelAt(3))] },
  {
    weight: 3,
    build: (moment) => [buildMailLabel(moment, labelAt(moment.random.integer(1, 3)), pickReceivers(moment))],
  },
  {
    weight: 0.6,
    build: (moment) => [
      buildAutoLabelItem(moment, moment.random.pick(UNPROTECTED), { before: null, after: labelAt(3) }),
    ],
  },
  { weight: 0.15, build: (moment) => [buildAutoLabelLocation(moment, pickFile(moment))] },
  { weight: 0.4, build: (moment) => [buildAutoLabelMail(moment, labelAt(3), pickReceivers(moment))] },
  scannerActivity(0.6, 93),
  scannerActivity(0.3, 94),
  scannerActivity(0.3, 95),
  scannerActivity(0.15, 96),
  scannerActivity(0.4, 97),
  { weight: 0.3, build: buildMatchAndUndo },
  {
    weight: 0.3,
    build: (moment) => [
      buildMailDlp(moment, moment.random.pick(SUBJECTS), ['orders@customer.example'], pickPolicy(moment)),
    ],
  },
  {
    weight: 0.2,
    build: (moment) => [buildEndpointDlp(moment, pickFile(moment), pickPolicy(moment), 'FileCopiedToRemovableMedia')],
  },
];
