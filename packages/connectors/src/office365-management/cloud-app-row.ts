import { RawJson, type RawRecord } from '@vedette/ingest';
import type { AuditRecord } from './audit-record.ts';
import { readPath } from './column-map.ts';
import { nameUserType } from './enumerations.ts';

interface CloudApp {
  readonly name: string;
  readonly id: number;
}
const MICROSOFT_365: CloudApp = { name: 'Microsoft 365', id: 11161 };

/** The cloud apps of CloudAppEvents by the record's workload. Source: Defender for Cloud Apps, application ids. */
export const CLOUD_APPS: Readonly<Record<string, CloudApp>> = {
  SharePoint: { name: 'Microsoft SharePoint Online', id: 20892 },
  OneDrive: { name: 'Microsoft OneDrive for Business', id: 15600 },
  Exchange: { name: 'Microsoft Exchange Online', id: 20893 },
  MicrosoftTeams: { name: 'Microsoft Teams', id: 28375 },
  AzureActiveDirectory: MICROSOFT_365,
  SecurityComplianceCenter: MICROSOFT_365,
  Endpoint: MICROSOFT_365,
  PublicEndpoint: MICROSOFT_365,
};

const readText = (record: AuditRecord, ...paths: string[]): string | undefined => {
  for (const path of paths) {
    const value = readPath(record.members, path);
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
};

const findAccountObjectId = (record: AuditRecord): string | undefined => {
  const actors = readPath(record.members, 'Actor');
  if (!Array.isArray(actors)) return undefined;
  const actor = actors.find((one) => readPath(one, 'Type') === 0);
  return actor === undefined ? undefined : String(readPath(actor, 'ID') ?? '');
};

/** `Q3.xlsx` of `https://host/sites/Finance/Q3.xlsx` or of `C:\\Users\\ines\\Q3.xlsx`. */
const takeFileName = (objectId: string): string | undefined => {
  const name = objectId.split(/[/\\]/).at(-1);
  return name?.includes('.') ? name : undefined;
};

function findFile(record: AuditRecord): { name: string; id: string } | undefined {
  const objectId = readText(record, 'ObjectId') ?? '';
  const isMail = record.workload === 'Exchange';
  const named = readText(record, 'SourceFileName', 'SharePointMetaData.FileName');
  const name = named ?? (isMail || record.recordType === 40 ? undefined : takeFileName(objectId));
  return name === undefined
    ? undefined
    : { name, id: readText(record, 'ListItemUniqueId', 'SharePointMetaData.UniqueID') ?? objectId };
}

/** Who did it and to what, as Defender for Cloud Apps lists them. Names are UPNs: the log has no display names. */
function buildActivityObjects(record: AuditRecord, app: CloudApp): object[] {
  const user = readText(record, 'UserId');
  const file = findFile(record);
  const site = readText(record, 'SiteUrl', 'SharePointMetaData.SiteCollectionUrl');
  const target = readText(record, 'TargetUserOrGroupName');
  const place = { ApplicationId: app.id, ApplicationInstance: 0 };
  return [
    ...(user === undefined
      ? []
      : [{ Type: 'User', Role: 'Actor', Name: user, Id: findAccountObjectId(record) ?? user, ...place }]),
    ...(file === undefined ? [] : [{ Type: 'File', Role: 'Target object', Name: file.name, Id: file.id, ...place }]),
    ...(site === undefined ? [] : [{ Type: 'Site', Role: 'Parameter', Name: site, Id: site, ...place }]),
    ...(target === undefined ? [] : [{ Type: 'User', Role: 'Target', Name: target, Id: target, ...place }]),
  ];
}

/** A record as a row of CloudAppEvents; `RawEventData` is its text to the letter. */
export function buildCloudAppRow(record: AuditRecord, app: CloudApp): RawRecord {
  const user = readText(record, 'UserId');
  const userType = readPath(record.members, 'UserType');
  const file = findFile(record);
  const objectId = readText(record, 'ObjectId');
  return {
    key: record.id,
    values: {
      TimeGenerated: record.createdAt,
      ActionType: record.operation,
      Application: app.name,
      ApplicationId: app.id,
      AccountDisplayName: user,
      AccountId: user,
      AccountObjectId: findAccountObjectId(record),
      AccountType: nameUserType(userType ?? ''),
      ActivityObjects: buildActivityObjects(record, app),
      IPAddress: readText(record, 'ClientIP', 'ClientIPAddress', 'EndpointMetaData.ClientIP'),
      IsAdminOperation: userType === 2,
      IsExternalUser: userType === 10 || (user?.toLowerCase().includes('#ext#') ?? false),
      ObjectId: objectId,
      ObjectName: file?.name ?? objectId,
      ObjectType: file ? 'File' : undefined,
      UserAgent: readText(record, 'UserAgent'),
      RawEventData: new RawJson(record.text),
      ReportId: record.id,
      SourceSystem: 'RestAPI',
      Type: 'CloudAppEvents',
    },
  };
}
