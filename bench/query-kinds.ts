/**
 * Kinds of query over audit rows: KQL, and SQL that a person who knows ClickHouse writes for the same answer on the same
 * table, where a datetime is ticks of 100 ns. `kusto` is the KQL for ClickHouse's own dialect, which reads a table whose
 * time is a `DateTime64`; absent: the same text as `kql`.
 */
export interface QueryKind {
  readonly name: string;
  readonly kql: string;
  readonly sql: string;
  readonly kusto?: string;
}

const TICKS_A_HOUR = 36_000_000_000;
/** 2026-06-02 and a day later. */
const DAY = ['17803584000000000', '17804448000000000'] as const;

export const QUERY_KINDS: readonly QueryKind[] = [
  {
    name: 'time and equality',
    kql: 'CloudAppEvents | where TimeGenerated >= datetime(2026-06-02) and TimeGenerated < datetime(2026-06-03) and ActionType == "FileDownloaded" | count',
    sql: `SELECT count() FROM CloudAppEvents WHERE TimeGenerated >= ${DAY[0]} AND TimeGenerated < ${DAY[1]} AND ActionType = 'FileDownloaded'`,
  },
  {
    name: 'term (`has`)',
    kql: 'CloudAppEvents | where ObjectName has "payroll" | count',
    sql: "SELECT count() FROM CloudAppEvents WHERE hasTokenCaseInsensitive(ObjectName, 'payroll')",
  },
  {
    name: 'substring (`contains`)',
    kql: 'CloudAppEvents | where ObjectName contains "customer list 77" | count',
    sql: "SELECT count() FROM CloudAppEvents WHERE positionCaseInsensitive(ObjectName, 'customer list 77') > 0",
  },
  {
    name: 'group by two keys',
    kql: 'CloudAppEvents | summarize Events = count() by ActionType, Application',
    sql: 'SELECT ActionType, Application, count() FROM CloudAppEvents GROUP BY ActionType, Application',
  },
  {
    name: 'distinct count',
    kql: 'CloudAppEvents | summarize Persons = dcount(AccountId) by ActionType',
    sql: 'SELECT ActionType, uniqExact(AccountId) FROM CloudAppEvents GROUP BY ActionType',
  },
  {
    name: '`arg_max`',
    kql: 'CloudAppEvents | summarize arg_max(TimeGenerated, ActionType, IPAddress) by AccountId',
    sql: 'SELECT AccountId, max(TimeGenerated), argMax(ActionType, TimeGenerated), argMax(IPAddress, TimeGenerated) FROM CloudAppEvents GROUP BY AccountId',
  },
  {
    name: 'join',
    kql: 'CloudAppEvents | where ActionType == "FileDownloaded" | join kind=inner (CloudAppEvents | where ActionType == "AnonymousLinkCreated" | summarize Links = count() by AccountId) on AccountId | summarize Downloads = count(), Links = max(Links) by AccountId',
    sql: "SELECT AccountId, count(), max(Links) FROM (SELECT AccountId FROM CloudAppEvents WHERE ActionType = 'FileDownloaded') AS Downloads INNER JOIN (SELECT AccountId, count() AS Links FROM CloudAppEvents WHERE ActionType = 'AnonymousLinkCreated' GROUP BY AccountId) AS Shares USING (AccountId) GROUP BY AccountId",
  },
  {
    name: 'JSON path that is kept apart',
    kql: 'CloudAppEvents | summarize Events = count() by Workload = tostring(RawEventData.Workload)',
    sql: "SELECT JSONExtractString(RawEventData, 'Workload') AS Workload, count() FROM CloudAppEvents GROUP BY Workload",
    kusto:
      'CloudAppEvents | extend Workload = extract_json("$.Workload", RawEventData, typeof(string)) | summarize Events = count() by Workload',
  },
  {
    name: 'JSON path in the text',
    kql: 'CloudAppEvents | summarize Bytes = sum(tolong(RawEventData.Size)) by UserAgent = tostring(RawEventData.UserAgent)',
    sql: "SELECT JSONExtractString(RawEventData, 'UserAgent') AS Agent, sum(JSONExtractInt(RawEventData, 'Size')) FROM CloudAppEvents GROUP BY Agent",
    kusto:
      'CloudAppEvents | extend Agent = extract_json("$.UserAgent", RawEventData, typeof(string)), Size = extract_json("$.Size", RawEventData, typeof(long)) | summarize Bytes = sum(Size) by Agent',
  },
  {
    name: 'hourly series',
    kql: 'CloudAppEvents | summarize Events = count() by bin(TimeGenerated, 1h)',
    sql: `SELECT intDiv(TimeGenerated, ${TICKS_A_HOUR}) * ${TICKS_A_HOUR} AS Hour, count() FROM CloudAppEvents GROUP BY Hour`,
  },
];

/** What analysts type, beside the kinds above: for the time to compile. */
export const TYPICAL_QUERIES: readonly string[] = [
  'CloudAppEvents | take 10',
  'SecurityAlert | where TimeGenerated > ago(7d) | summarize arg_max(TimeGenerated, *) by SystemAlertId | where Status != "Resolved" | sort by TimeGenerated desc',
  'OfficeActivity | where Operation in ("FileDownloaded", "FileSyncDownloadedFull") | summarize Files = dcount(OfficeObjectId), First = min(TimeGenerated), Last = max(TimeGenerated) by UserId, ClientIP | where Files > 100',
  'MicrosoftPurviewInformationProtection | where Operation == "SensitivityLabelUpdated" | extend Change = iff(isempty(SensitivityLabelId), "removed", "changed") | summarize count() by UserId, Change, bin(TimeGenerated, 1d)',
  'let Suspects = SecurityAlert | mv-expand Entity = parse_json(Entities) | where tostring(Entity.Type) =~ "account" | project Upn = strcat(tostring(Entity.Name), "@", tostring(Entity.UPNSuffix)); CloudAppEvents | where AccountId in (Suspects) | project TimeGenerated, AccountId, ActionType, ObjectName',
  'CloudAppEvents | make-series Events = count() default = 0 on TimeGenerated from ago(7d) to now() step 1h by ActionType',
  'PurviewDataSensitivityLogs | where Classification has "Credit Card Number" | summarize Assets = dcount(AssetPath) by SourceType, SourceRegion | order by Assets desc | render columnchart',
  'union OfficeActivity, CloudAppEvents | where TimeGenerated > ago(1h) | summarize count() by Type',
];
