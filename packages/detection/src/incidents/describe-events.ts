import type { Alert } from '@vedette/model';
import { entityKeys } from './entity-keys.ts';

/** A query for the events behind an alert, and the time it looks at. */
export interface EventsQuestion {
  readonly query: string;
  /** Half-open. */
  readonly window: { readonly start: Date; readonly end: Date };
}

/** Around an alert of another product: its times are when it was noticed, the acts lie a little before or after. */
const MARGIN_MS = 3_600_000;

/** An alert about more than this many people or files is not explained by listing what each of them did. */
const MAX_NAMES = 20;

/**
 * The events behind an alert: for a rule of ours its own query over its own window, for another product's alert what its
 * people did, and what was done with its files, around its time.
 */
export function describeEvents(alert: Alert): EventsQuestion {
  if (alert.evidence) {
    const { query, windowStart, windowEnd } = alert.evidence;
    return { query, window: { start: new Date(windowStart), end: new Date(windowEnd) } };
  }
  const start = new Date(Date.parse(alert.startTime) - MARGIN_MS);
  const end = new Date(Date.parse(alert.endTime) + MARGIN_MS);
  return { query: printProviderQuery(alert), window: { start, end } };
}

function printProviderQuery(alert: Alert): string {
  const users = namesOf(alert, ['account', 'mailbox']);
  const files = namesOf(alert, ['file']);
  return `let Users = dynamic(${JSON.stringify(users)});
let Files = dynamic(${JSON.stringify(files)});
let Policy = ${JSON.stringify(alert.alertType)};
union
  (CloudAppEvents
  | extend Data = parse_json(tostring(RawEventData.Data))
  | project TimeGenerated, Source = "CloudAppEvents", Activity = ActionType, UserId = tostring(RawEventData.UserId), FileName = tostring(RawEventData.SourceFileName), Item = tostring(RawEventData.ObjectId), ClientIP = IPAddress, PolicyId = tostring(Data.cid), PolicyUser = tostring(Data.f3u)),
  (OfficeActivity
  | project TimeGenerated, Source = "OfficeActivity", Activity = Operation, UserId, FileName = SourceFileName, Item = OfficeObjectId, ClientIP),
  (MicrosoftPurviewInformationProtection
  | project TimeGenerated, Source = "MicrosoftPurviewInformationProtection", Activity = Operation, UserId, FileName = extract(@"([^/\\\\]+)$", 1, ObjectId), Item = ObjectId, ClientIP)
| where (isnotempty(PolicyId) and PolicyId == Policy) or UserId in~ (Users) or PolicyUser in~ (Users) or FileName in~ (Files)
| sort by TimeGenerated asc`;
}

function namesOf(alert: Alert, types: readonly string[]): readonly string[] {
  const names = alert.entities
    .filter(({ Type }) => types.includes(Type.toLowerCase()))
    .map((entity) => entityKeys(entity)[0]?.name ?? '')
    .filter((name) => name !== '');
  return [...new Set(names)].slice(0, MAX_NAMES);
}
