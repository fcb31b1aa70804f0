/**
 * Made-up events of one month, computed inside ClickHouse from a row number: an audit log of a file and mail world, sign-ins
 * of the same persons, and alerts about them. Few persons are busy and most are not, a sixth of the addresses roam, one
 * sign-in of fifteen fails, and one file of a quarter of a million has a word in its name that no other has.
 */

/** 2026-06-01 in milliseconds. */
const FIRST_MS = Date.UTC(2026, 5, 1);
const MONTH_MS = 30 * 86_400_000;
const PERSONS = 5_000;

export interface EventTable {
  readonly name: 'CloudAppEvents' | 'SigninLogs' | 'SecurityAlert';
  /** Aliases that the columns use, over `number`. */
  readonly helpers: Readonly<Record<string, string>>;
  /** Expressions by column; `TimeGenerated` is apart. */
  readonly columns: Readonly<Record<string, string>>;
  /** Share of all rows. */
  readonly share: number;
}

const array = (values: readonly string[]) => `[${values.map((value) => `'${value}'`).join(', ')}]`;
const pick = (of: string, values: readonly string[]) => `${array(values)}[1 + ${of} % ${values.length}]`;
const times = (count: number, value: string): string[] => Array.from({ length: count }, () => value);

const ACTIONS = [
  ...times(9, 'FileAccessed'),
  ...times(6, 'MailItemsAccessed'),
  ...times(4, 'FileDownloaded'),
  ...times(4, 'FileModified'),
  ...times(3, 'FileUploaded'),
  ...times(3, 'Send'),
  ...times(3, 'UserLoggedIn'),
  'FileSensitivityLabelApplied',
  'SharingSet',
  'AnonymousLinkCreated',
  'FileDeleted',
  'FileRenamed',
];
const WORKLOADS = ['SharePoint', 'SharePoint', 'OneDrive', 'Exchange', 'AzureActiveDirectory'];
const SUBJECTS = ['Budget', 'Payroll', 'Contract', 'Minutes', 'Roadmap', 'Customer list', 'Offer', 'Invoice'];
const COUNTRIES = ['DE', 'DE', 'DE', 'FR', 'NL', 'IE', 'US', 'PL', 'SG'];
const CITIES = ['Berlin', 'Hamburg', 'Bonn', 'Paris', 'Utrecht', 'Dublin', 'Boston', 'Gdansk', 'Singapore'];
const AGENTS = [
  ...Array.from(
    { length: 36 },
    (_, at) =>
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1${at + 10}.0 Edg/1${at + 10}.0`,
  ),
  'Microsoft Office/16.0 (Windows NT 10.0)',
  'OneDriveMpc-Transform_Thumbnail/1.0',
  'curl/8.5.0',
  'python-requests/2.32',
];
const APPS = Array.from({ length: 30 }, (_, at) => `Contoso App ${at}`);
const RESULTS = [...times(28, '0'), '50126', '50074'];

const guid = (of: string) =>
  `concat(substring(lower(hex(${of})), 1, 8), '-4d1f-4c52-9d43-', leftPad(lower(hex(${of})), 12, '0'))`;

/** Busy persons come first: the share of the first is a hundred times that of the last. */
const PERSON = {
  h: 'cityHash64(number, salt)',
  g: 'cityHash64(number, salt, 2)',
  k: 'cityHash64(number, salt, 3)',
  person: `toString(toUInt32(${PERSONS} * pow((h % 1000003) / 1000003, 2)))`,
  upn: "concat('user', person, '@contoso.example')",
  place: 'if(g % 6 = 0, intDiv(g, 6), cityHash64(person)) % 9',
  address:
    "if(g % 6 = 0, concat('81.', toString(intDiv(g, 64) % 200), '.', toString(intDiv(g, 16384) % 250), '.7'), concat('10.', toString(cityHash64(person) % 200), '.', toString(cityHash64(person, 1) % 250), '.', toString(1 + g % 3)))",
  country: `${array(COUNTRIES)}[1 + place]`,
  city: `${array(CITIES)}[1 + place]`,
  agent: `${array(AGENTS)}[1 + (cityHash64(person, 2) + (g % 50 = 0) * g) % ${AGENTS.length}]`,
};

const AUDIT: EventTable = {
  name: 'CloudAppEvents',
  share: 0.55,
  helpers: {
    ...PERSON,
    action: pick('intDiv(h, 1000003)', ACTIONS),
    workload: pick('intDiv(k, 7)', WORKLOADS),
    site: "concat('https://contoso.example/sites/team', toString(intDiv(k, 35) % 300), '/')",
    file: `concat(if(k % 250007 = 0, 'Zeppelin', ${pick('intDiv(k, 11)', SUBJECTS)}), ' ', toString(intDiv(k, 1000) % 20000), '.docx')`,
    object: "concat(site, 'Shared Documents/', file)",
    stamp: `formatDateTime(toDateTime(intDiv(ms, 1000), 'UTC'), '%Y-%m-%dT%H:%i:%S')`,
  },
  columns: {
    ActionType: 'action',
    AccountId: 'upn',
    AccountDisplayName: "concat('User ', person)",
    AccountType: "if(g % 40 = 0, 'Admin', 'Regular')",
    Application: "concat('Microsoft ', workload)",
    ApplicationId: 'toInt32(20000 + intDiv(k, 7) % 5)',
    IPAddress: 'address',
    CountryCode: 'country',
    City: 'city',
    IsAdminOperation: 'g % 40 = 0',
    ObjectName: 'object',
    ObjectType: "if(workload = 'Exchange', 'Mail', 'File')",
    ReportId: "concat('r', toString(number))",
    UserAgent: 'agent',
    Type: "'CloudAppEvents'",
    RawEventData: `concat('{"CreationTime":"', stamp, '","Id":"', ${guid('h')}, '","Operation":"', action,
      '","RecordType":', toString(intDiv(k, 3) % 120), ',"UserType":0,"Workload":"', workload,
      '","ClientIP":"', address, '","UserId":"', upn, '","ItemType":"File","Size":', toString(intDiv(g, 9) % 1000000),
      ',"UserAgent":"', agent, '","SiteUrl":"', site, '","SourceFileName":"', file, '","ObjectId":"', object,
      '"}')`,
  },
};

const SIGNINS: EventTable = {
  name: 'SigninLogs',
  share: 0.42,
  helpers: { ...PERSON, result: pick('intDiv(h, 1000003)', RESULTS) },
  columns: {
    UserPrincipalName: 'upn',
    UserDisplayName: "concat('User ', person)",
    AppDisplayName: pick('intDiv(k, 13)', APPS),
    IPAddress: 'address',
    Location: 'country',
    ResultType: 'result',
    ResultDescription:
      "multiIf(result = '50126', 'Invalid username or password', result = '50074', 'Strong authentication is required', '')",
    RiskLevelDuringSignIn: "multiIf(k % 997 = 0, 'high', k % 97 = 0, 'medium', 'none')",
    ConditionalAccessStatus: "if(k % 3 = 0, 'success', 'notApplied')",
    AuthenticationRequirement: "if(k % 2 = 0, 'multiFactorAuthentication', 'singleFactorAuthentication')",
    ClientAppUsed: "if(k % 20 = 0, 'IMAP4', 'Browser')",
    UserAgent: 'agent',
    DurationMs: 'toInt64(20 + intDiv(k, 17) % 900 + (k % 100 = 0) * 5000)',
    CorrelationId: guid('h'),
    Id: guid('k'),
    IsInteractive: 'k % 4 > 0',
    Type: "'SigninLogs'",
    Status: `concat('{"errorCode":', result, ',"failureReason":"', if(result = '0', 'Other.', 'See the documentation.'), '"}')`,
    LocationDetails: `concat('{"city":"', city, '","state":"', city, ' State","countryOrRegion":"', country, '","geoCoordinates":{"latitude":', toString(place + 40), '.5,"longitude":', toString(place), '.25}}')`,
    DeviceDetail: `concat('{"deviceId":"', ${guid('cityHash64(person)')}, '","operatingSystem":"', if(cityHash64(person) % 4 = 0, 'MacOs', 'Windows10'), '","browser":"Edge ', toString(110 + g % 20), '.0","isCompliant":', if(k % 10 = 0, 'false', 'true'), ',"isManaged":true,"trustType":"Azure AD joined"}')`,
  },
};

const NAMES = Array.from({ length: 30 }, (_, at) => `Suspicious activity ${at}`);

/** Three rows an alert: it is new, looked at, and mostly resolved. */
const ALERTS: EventTable = {
  name: 'SecurityAlert',
  share: 0.03,
  helpers: {
    alert: 'intDiv(number, 3)',
    a: 'cityHash64(alert, salt)',
    person: `toString(toUInt32(${PERSONS} * pow((a % 1000003) / 1000003, 2)))`,
  },
  columns: {
    SystemAlertId: guid('a'),
    AlertName: pick('intDiv(a, 7)', NAMES),
    DisplayName: pick('intDiv(a, 7)', NAMES),
    AlertSeverity: pick('intDiv(a, 210)', ['High', 'Medium', 'Medium', 'Low', 'Low', 'Informational']),
    Status: "['New', 'InProgress', if(a % 9 = 0, 'Dismissed', 'Resolved')][1 + least(number % 3, a % 4)]",
    ProviderName: pick('intDiv(a, 11)', ['MDATP', 'MCAS', 'IPC', 'OATP']),
    ProductName: "'Contoso Defender'",
    Tactics: pick('intDiv(a, 13)', ['InitialAccess', 'Exfiltration', 'CredentialAccess', 'Persistence']),
    CompromisedEntity: "concat('user', person, '@contoso.example')",
    Description: "concat('Activity that differs from what user', person, ' does on other days.')",
    Type: "'SecurityAlert'",
    Entities: `concat('[{"$id":"2","Name":"user', person, '","UPNSuffix":"contoso.example","AadUserId":"', ${guid('a')}, '","Type":"account"},{"$id":"3","Address":"81.', toString(a % 200), '.', toString(intDiv(a, 200) % 250), '.7","Location":{"CountryCode":"DE"},"Type":"ip"},{"$id":"4","HostName":"host', toString(intDiv(a, 19) % 3000), '","OSFamily":"Windows","Type":"host"}]')`,
    ExtendedProperties: `concat('{"Query Period":"1:00:00","Trigger Threshold":"', toString(a % 50), '","Alert generation status":"Full alert created"}')`,
  },
};

export const EVENT_TABLES: readonly EventTable[] = [AUDIT, SIGNINS, ALERTS];

export const countRows = (table: EventTable, allRows: number): number => Math.max(3, Math.round(allRows * table.share));

/** Loads the rows of one table, spread over the month; times are ticks of whole milliseconds. */
export function insertEventsSql(table: EventTable, allRows: number): string {
  const rows = countRows(table, allRows);
  const step = Math.max(1, Math.floor(MONTH_MS / rows));
  const names = Object.keys(table.columns).join(', ');
  const aliases = {
    salt: `'${table.name}'`,
    ms: `toInt64(${FIRST_MS}) + toInt64(number) * ${step}`,
    ...table.helpers,
  };
  const helpers = Object.entries(aliases).map(([name, sql]) => `${sql} AS ${name}`);
  return `INSERT INTO vedette.${table.name} (TimeGenerated, ${names}) WITH ${helpers.join(', ')}
    SELECT ms * 10000, ${Object.values(table.columns).join(', ')} FROM numbers(${rows})
    SETTINGS min_insert_block_size_rows = 2000000, min_insert_block_size_bytes = 0, max_insert_block_size = 2000000`;
}
