import {
  analyzedMessageEvidence,
  cloudApplicationEvidence,
  type Evidence,
  fileEvidence,
  ipEvidence,
  mailboxEvidence,
  urlEvidence,
  userEvidence,
} from '../graph/evidence.ts';
import type { DlpPolicy } from '../records/dlp-records.ts';
import { STORY, TENANT } from './cast.ts';
import { FILES, findPerson, STORY_FILE } from './files.ts';
import { DLP_POLICIES, STORY_POLICY } from './policies.ts';
import { CARD_ALERT_ID, STORY_ALERT_ID } from './story.ts';

const MINUTE = 60_000;

/** One incident of the tenant, with its alerts; times are minutes before the simulator's start. */
export interface IncidentScript {
  readonly id: string;
  readonly displayName: string;
  readonly severity: 'informational' | 'low' | 'medium' | 'high';
  readonly customTags: readonly string[];
  readonly alerts: readonly AlertScript[];
}

export interface AlertScript {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly severity: IncidentScript['severity'];
  readonly serviceSource: string;
  readonly detectionSource: string;
  readonly productName: string;
  readonly detectorId: string;
  readonly alertPolicyId: string | null;
  readonly mitreTechniques: readonly string[];
  readonly firstActivityMinutesAgo: number;
  readonly lastActivityMinutesAgo: number;
  readonly createdMinutesAgo: number;
  readonly additionalData: Readonly<Record<string, unknown>> | null;
  readonly buildEvidence: (at: Date) => readonly Evidence[];
}

const liam = findPerson('Liam Byrne');
const hana = findPerson('Hana Suzuki');
const chloe = findPerson('Chloe Martin');
const ines = findPerson('Ines Duarte');

const PHISH = {
  sender: 'billing@haldenn-maritime.example',
  senderIp: '203.0.113.150',
  recipient: hana.upn,
  subject: 'Your mailbox is almost full: confirm your account',
  networkMessageId: '6a7d3c1e-92b4-4f0d-8e57-08de24c1f7a3',
  internetMessageId: '<20261120.7f3a@haldenn-maritime.example>',
  urls: ['https://login.haldenn-maritime.example/confirm'],
} as const;

const DLP_SOURCE = {
  category: 'Exfiltration',
  serviceSource: 'dataLossPrevention',
  detectionSource: 'microsoftDataLossPrevention',
  productName: 'Microsoft Data Loss Prevention',
} as const;

const describeDlp = (policy: DlpPolicy, workload: string) => ({
  PolicyName: policy.name,
  PolicyId: policy.id,
  RuleName: policy.ruleName,
  Workload: workload,
});

/** Source of the shapes: Microsoft Graph security alert and incident. */
export const INCIDENTS: readonly IncidentScript[] = [
  {
    id: '41207',
    displayName: `DLP policy (${STORY.policyName}) matched for document (${STORY.fileName}) in SharePoint`,
    severity: 'high',
    customTags: [],
    alerts: [
      {
        ...DLP_SOURCE,
        id: `dl${STORY_ALERT_ID}`,
        title: `DLP policy (${STORY.policyName}) matched for document (${STORY.fileName}) in SharePoint`,
        description: `${ines.displayName} shared a document with people outside ${TENANT.name} that matches rule "${STORY.ruleName}".`,
        severity: 'high',
        detectorId: STORY_POLICY.ruleId,
        alertPolicyId: STORY_POLICY.id,
        mitreTechniques: ['T1567.002'],
        firstActivityMinutesAgo: STORY.downgradedMinutesAgo,
        lastActivityMinutesAgo: STORY.matchedMinutesAgo - 4,
        createdMinutesAgo: STORY.matchedMinutesAgo - 5,
        additionalData: describeDlp(STORY_POLICY, 'SharePoint'),
        buildEvidence: (at) => [
          userEvidence(at, ines, 'policyViolator'),
          fileEvidence(at, STORY_FILE, 48_212),
          ipEvidence(at, ines.homeIp, 'NO'),
        ],
      },
    ],
  },
  {
    id: '41183',
    displayName: 'Mass download by one user',
    severity: 'medium',
    customTags: ['Leaver watch'],
    alerts: [
      {
        id: 'ca9b1f0e2d-7c34-4a58-b6d1-35e0f7a29c41',
        title: 'Mass download by a single user',
        description: `${liam.displayName} downloaded 46 files within 6 minutes, far above the usual 3 an hour.`,
        category: 'Exfiltration',
        severity: 'medium',
        serviceSource: 'microsoftDefenderForCloudApps',
        detectionSource: 'cloudAppSecurity',
        productName: 'Microsoft Defender for Cloud Apps',
        detectorId: 'ALERT_CABINET_EVENT_MATCH_AUDIT',
        alertPolicyId: '6f0c24d8-1e3b-4b9a-a7f2-9d58c0e7b613',
        mitreTechniques: ['T1530'],
        firstActivityMinutesAgo: 9 * 60,
        lastActivityMinutesAgo: 9 * 60 - 7,
        createdMinutesAgo: 9 * 60 - 11,
        additionalData: { DownloadedFiles: '46' },
        buildEvidence: (at) => [
          userEvidence(at, liam, 'suspicious'),
          ipEvidence(at, liam.homeIp, 'IE'),
          cloudApplicationEvidence(at, 20_892, 'Microsoft SharePoint Online'),
          ...FILES.filter((file) => file.owner.department === 'Sales')
            .slice(0, 2)
            .map((file) => fileEvidence(at, file, 913_408)),
        ],
      },
    ],
  },
  {
    id: '41160',
    displayName: 'Phishing mail delivered to one mailbox, link opened',
    severity: 'high',
    customTags: [],
    alerts: [
      {
        id: 'fa5e8d2b71-0c46-4f93-8a1e-d7b3c9024f68',
        title: 'Email messages containing malicious URL removed after delivery',
        description: 'A mail with a link to a page that asks for the password was delivered.',
        category: 'InitialAccess',
        severity: 'medium',
        serviceSource: 'microsoftDefenderForOffice365',
        detectionSource: 'microsoftDefenderForOffice365',
        productName: 'Microsoft Defender for Office 365',
        detectorId: '8e6ba277-ef39-404e-aaf1-294f6d9a2b88',
        alertPolicyId: '8e6ba277-ef39-404e-aaf1-294f6d9a2b88',
        mitreTechniques: ['T1566.002'],
        firstActivityMinutesAgo: 26 * 60,
        lastActivityMinutesAgo: 26 * 60 - 3,
        createdMinutesAgo: 26 * 60 - 20,
        additionalData: null,
        buildEvidence: (at) => [
          analyzedMessageEvidence(at, PHISH),
          mailboxEvidence(at, hana),
          urlEvidence(at, PHISH.urls[0]),
        ],
      },
      {
        id: 'fa1d90c7e4-6b25-47f8-93ac-52e0b8f61d37',
        title: 'A potentially malicious URL click was detected',
        description: `${hana.displayName} opened a link that a verdict later called malicious.`,
        category: 'InitialAccess',
        severity: 'high',
        serviceSource: 'microsoftDefenderForOffice365',
        detectionSource: 'microsoftDefenderForOffice365',
        productName: 'Microsoft Defender for Office 365',
        detectorId: 'a74bb32a-541b-47fb-adfd-f8c62ce3d59b',
        alertPolicyId: 'a74bb32a-541b-47fb-adfd-f8c62ce3d59b',
        mitreTechniques: ['T1566.002', 'T1204.001'],
        firstActivityMinutesAgo: 25 * 60,
        lastActivityMinutesAgo: 25 * 60 - 1,
        createdMinutesAgo: 25 * 60 - 9,
        additionalData: null,
        buildEvidence: (at) => [
          userEvidence(at, hana, 'compromised'),
          urlEvidence(at, PHISH.urls[0]),
          ipEvidence(at, '203.0.113.151', 'RO'),
        ],
      },
    ],
  },
  {
    id: '41102',
    displayName: `DLP policy (${DLP_POLICIES[1]?.name}) matched for mail with subject (Card for the hotel)`,
    severity: 'medium',
    customTags: [],
    alerts: [
      {
        ...DLP_SOURCE,
        id: `dl${CARD_ALERT_ID}`,
        title: `DLP policy (${DLP_POLICIES[1]?.name}) matched for mail with subject (Card for the hotel)`,
        description: `${chloe.displayName} sent a card number to a hotel.`,
        severity: 'medium',
        detectorId: DLP_POLICIES[1]?.ruleId ?? '',
        alertPolicyId: DLP_POLICIES[1]?.id ?? null,
        mitreTechniques: [],
        firstActivityMinutesAgo: 48 * 60 + 3,
        lastActivityMinutesAgo: 48 * 60 - 4,
        createdMinutesAgo: 48 * 60 - 6,
        additionalData: DLP_POLICIES[1] ? describeDlp(DLP_POLICIES[1], 'Exchange') : null,
        buildEvidence: (at) => [
          userEvidence(at, chloe, 'policyViolator'),
          analyzedMessageEvidence(at, {
            sender: chloe.upn,
            senderIp: chloe.homeIp,
            recipient: 'desk@harbour-hotel.example',
            subject: 'Card for the hotel',
            networkMessageId: '0c4e1d7a-5b38-49f2-8d60-08de23f0b9c5',
            internetMessageId: '<20261119.c4rd@halden.example>',
            urls: [],
          }),
        ],
      },
    ],
  },
];

/** Of each live alert, minutes after the start: the first after a quarter of an hour, then one an hour. */
export const LIVE_ALERT = { firstAfterMinutes: 15, everyMinutes: 60, idRoot: 41_300 } as const;

/** An incident of the trickle: sign-ins that cannot both be true, each hour of another person. */
export function scriptLiveIncident(index: number): IncidentScript {
  const person = [hana, chloe, liam, findPerson('Marek Nowak'), findPerson('Grace Kim')][index % 5] ?? hana;
  const minutesAgo = -(LIVE_ALERT.firstAfterMinutes + index * LIVE_ALERT.everyMinutes);
  const id = (LIVE_ALERT.idRoot + index).toString();
  return {
    id,
    displayName: `Unfamiliar sign-in properties involving ${person.displayName}`,
    severity: 'low',
    customTags: [],
    alerts: [
      {
        id: `ad${id.padStart(12, '0')}-5f1e`,
        title: 'Unfamiliar sign-in properties',
        description: `A sign-in of ${person.displayName} came from an address that was not seen before.`,
        category: 'InitialAccess',
        severity: 'low',
        serviceSource: 'azureAdIdentityProtection',
        detectionSource: 'azureAdIdentityProtection',
        productName: 'Microsoft Entra ID Protection',
        detectorId: 'UnfamiliarLocation',
        alertPolicyId: null,
        mitreTechniques: ['T1078.004'],
        firstActivityMinutesAgo: minutesAgo + 4,
        lastActivityMinutesAgo: minutesAgo + 3,
        createdMinutesAgo: minutesAgo,
        additionalData: null,
        buildEvidence: (at) => [
          userEvidence(at, person, 'compromised'),
          ipEvidence(at, `203.0.113.${20 + (index % 200)}`, 'BR'),
        ],
      },
    ],
  };
}

export const minutesBefore = (startedAt: Date, minutes: number): Date =>
  new Date(startedAt.getTime() - minutes * MINUTE);
