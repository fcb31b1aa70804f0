import type { FeedRecord } from '../records/audit-record.ts';
import { buildAlertTriggered, buildFileDlp } from '../records/dlp-records.ts';
import { buildFileLabelOperation, buildFileOperation, buildSharing, type Moment } from '../records/file-records.ts';
import { buildLabelAction, buildLabeledFileAction } from '../records/label-records.ts';
import { type Person, STORY, TENANT } from './cast.ts';
import { FILES, findPerson, STORY_FILE, type TenantFile } from './files.ts';
import { DLP_POLICIES, STORY_POLICY } from './policies.ts';
import { Random } from './random.ts';

const MINUTE = 60_000;

/** The id of the story's alert in the audit log; Graph puts `dl` before it. */
export const STORY_ALERT_ID = '5d1c7e20-3b64-4f0d-9a58-e4c2b7a60f18';
/** The alert of a mail with card data, two days before. */
export const CARD_ALERT_ID = '81a6f3d4-0c29-4e57-b1d8-7f90e6c5a24b';

interface Beat {
  readonly minutesAgo: number;
  readonly person: Person;
  readonly build: (moment: Moment) => readonly FeedRecord[];
}

const actor = findPerson('Ines Duarte');
const downgraded: TenantFile = { ...STORY_FILE, labelId: STORY.newLabelId, isProtected: false };
const guest: Person = {
  ...actor,
  id: '00000000-0000-0000-0000-00000000b001',
  displayName: 'R. Keller',
  upn: STORY.guest,
  homeIp: '203.0.113.77',
};
const downgrade = { before: STORY.oldLabelId, after: STORY.newLabelId, justification: 'Needed by the auditors' };

const newReaderFile = FILES.find((file) => file.name === STORY.newReaderFileName);

const BEATS: readonly Beat[] = [
  {
    minutesAgo: STORY.downgradedMinutesAgo + 3,
    person: actor,
    build: (moment) => [
      buildLabeledFileAction(moment, STORY_FILE, 'SensitivityLabeledFileOpened'),
      buildFileOperation(moment, STORY_FILE, 'FileAccessed'),
    ],
  },
  {
    minutesAgo: STORY.downgradedMinutesAgo,
    person: actor,
    build: (moment) => [
      buildLabelAction(moment, STORY_FILE, downgrade),
      buildFileLabelOperation(moment, STORY_FILE, 'FileSensitivityLabelChanged', downgrade),
    ],
  },
  {
    minutesAgo: STORY.sharedMinutesAgo,
    person: actor,
    build: (moment) => [
      buildSharing(moment, downgraded, 'SecureLinkCreated', STORY.guest),
      buildSharing(moment, downgraded, 'AddedToSecureLink', STORY.guest),
    ],
  },
  {
    minutesAgo: STORY.matchedMinutesAgo,
    person: actor,
    build: (moment) => [buildFileDlp(moment, downgraded, STORY_POLICY)],
  },
  {
    minutesAgo: STORY.matchedMinutesAgo - 1,
    person: actor,
    build: (moment) => [
      buildAlertTriggered(moment, {
        alertId: STORY_ALERT_ID,
        policy: STORY_POLICY,
        workload: 'SharePoint',
        objectName: STORY.fileName,
        user: actor,
        startedAt: new Date(moment.at.getTime() - MINUTE),
      }),
    ],
  },
  {
    minutesAgo: STORY.guestDownloadedMinutesAgo,
    person: guest,
    build: (moment) => {
      const { contentType, record } = buildFileOperation(moment, downgraded, 'FileDownloaded');
      const userId = `${STORY.guest.replace('@', '_')}#ext#@${TENANT.domain}`;
      return [{ contentType, record: { ...record, UserType: 10, UserId: userId } }];
    },
  },
  {
    minutesAgo: STORY.openedByNewUserMinutesAgo,
    person: actor,
    build: (moment) =>
      newReaderFile ? [buildLabeledFileAction(moment, newReaderFile, 'SensitivityLabeledFileOpened')] : [],
  },
  {
    minutesAgo: 2 * 24 * 60,
    person: findPerson('Chloe Martin'),
    build: (moment) => {
      const policy = DLP_POLICIES[1];
      if (!policy) return [];
      const startedAt = new Date(moment.at.getTime() - MINUTE);
      const alert = {
        alertId: CARD_ALERT_ID,
        policy,
        workload: 'Exchange',
        objectName: 'Card for the hotel',
        user: moment.person,
        startedAt,
      };
      return [buildAlertTriggered(moment, alert)];
    },
  },
];

/** A person of Sales fetches far more files than ever, in six minutes. */
const MASS_DOWNLOAD = { minutesAgo: 9 * 60, files: 46, person: findPerson('Liam Byrne') } as const;

function buildMassDownload(startedAt: Date, seed: number): FeedRecord[] {
  const random = new Random(`${seed}:mass-download`);
  const open = FILES.filter((file) => !file.isProtected);
  const begin = startedAt.getTime() - MASS_DOWNLOAD.minutesAgo * MINUTE;
  return Array.from({ length: MASS_DOWNLOAD.files }, (_, index) => {
    const at = new Date(begin + index * 7_000);
    return buildFileOperation({ at, random, person: MASS_DOWNLOAD.person }, random.pick(open), 'FileDownloaded');
  });
}

/** Every reader opens each of their labelled files once, in the first hours, so that later only a stranger is new. */
function buildFirstLooks(historyStart: Date, seed: number): FeedRecord[] {
  const random = new Random(`${seed}:first-looks`);
  return [STORY_FILE, ...FILES].flatMap((file) =>
    file.labelId === null
      ? []
      : file.readers.map((person) => {
          const at = new Date(historyStart.getTime() + random.integer(5, 8 * 60) * MINUTE);
          return buildLabeledFileAction({ at, random, person }, file, 'SensitivityLabeledFileOpened');
        }),
  );
}

/** The records that do not come from chance: the story, a mass download, and the first look of each reader. */
export function buildStory(world: { seed: number; startedAt: Date; historyStart: Date }): FeedRecord[] {
  const random = new Random(`${world.seed}:story`);
  const beats = BEATS.flatMap((beat) => {
    const at = new Date(world.startedAt.getTime() - beat.minutesAgo * MINUTE + random.integer(1, 50) * 1000);
    return beat.build({ at, random, person: beat.person });
  });
  const all = [
    ...beats,
    ...buildMassDownload(world.startedAt, world.seed),
    ...buildFirstLooks(world.historyStart, world.seed),
  ];
  return all.filter(({ record }) => new Date(`${record.CreationTime}Z`) >= world.historyStart);
}
