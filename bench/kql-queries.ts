/**
 * Queries as rules and hunts ask them, over the events of `event-rows.ts`, and what a person who knows the engine writes for
 * the same answer over that person's own tables: `expert-tables.ts` in ClickHouse, the same columns in DuckDB. Where KQL asks for
 * an estimate (`dcount`), the ClickHouse SQL estimates alike (docs/adr/0005-dcount.md); DuckDB counts one by one.
 * `dialect` is the text for ClickHouse's own KQL where it needs another one than `kql`.
 */
export interface BenchQuery {
  readonly name: string;
  readonly kql: string;
  readonly clickhouse: string;
  readonly duckdb: string;
  readonly dialect?: string;
  /** Columns of the answer that are estimates, by place: DuckDB's exact numbers may differ by what the estimate allows. */
  readonly estimates?: readonly number[];
}

/** One day in the middle of the month, and the last week. */
const DAY = "TimeGenerated >= '2026-06-16' AND TimeGenerated < '2026-06-17'";
const DUCK_DAY = "TimeGenerated >= TIMESTAMP '2026-06-16' AND TimeGenerated < TIMESTAMP '2026-06-17'";
const KQL_DAY = 'TimeGenerated >= datetime(2026-06-16) and TimeGenerated < datetime(2026-06-17)';
const ADDRESSES = Array.from({ length: 20 }, (_, at) => `81.${at * 9}.${at * 11}.7`);
const list = (quote: string) => ADDRESSES.map((each) => `${quote}${each}${quote}`).join(', ');

export const BENCH_QUERIES: readonly BenchQuery[] = [
  {
    name: 'time and equality',
    kql: `CloudAppEvents | where ${KQL_DAY} and ActionType == "FileDownloaded" | count`,
    clickhouse: `SELECT count() FROM CloudAppEvents WHERE ${DAY} AND ActionType = 'FileDownloaded'`,
    duckdb: `SELECT count(*) FROM CloudAppEvents WHERE ${DUCK_DAY} AND ActionType = 'FileDownloaded'`,
  },
  {
    name: 'term, rare (`has`)',
    kql: 'CloudAppEvents | where ObjectName has "zeppelin" | summarize Events = count() by AccountId',
    clickhouse:
      "SELECT AccountId, count() FROM CloudAppEvents WHERE hasToken(lower(ObjectName), 'zeppelin') GROUP BY AccountId",
    duckdb:
      "SELECT AccountId, count(*) FROM CloudAppEvents WHERE contains(lower(ObjectName), 'zeppelin') AND regexp_matches(ObjectName, '(?i)\\bzeppelin\\b') GROUP BY AccountId",
  },
  {
    name: 'term, common (`has`)',
    kql: 'CloudAppEvents | where ObjectName has "payroll" | summarize Events = count() by ActionType',
    clickhouse:
      "SELECT ActionType, count() FROM CloudAppEvents WHERE hasToken(lower(ObjectName), 'payroll') GROUP BY ActionType",
    duckdb:
      "SELECT ActionType, count(*) FROM CloudAppEvents WHERE contains(lower(ObjectName), 'payroll') AND regexp_matches(ObjectName, '(?i)\\bpayroll\\b') GROUP BY ActionType",
  },
  {
    name: 'terms of two columns (`has_any`)',
    kql: `CloudAppEvents | where ${KQL_DAY} | where UserAgent has_any ("curl", "python") or ObjectName has_any ("payroll", "invoice") | summarize Events = count() by AccountId`,
    clickhouse: `SELECT AccountId, count() FROM CloudAppEvents WHERE ${DAY} AND (multiSearchAnyCaseInsensitive(UserAgent, ['curl', 'python']) OR multiSearchAnyCaseInsensitive(ObjectName, ['payroll', 'invoice'])) GROUP BY AccountId`,
    duckdb: `SELECT AccountId, count(*) FROM CloudAppEvents WHERE ${DUCK_DAY} AND (regexp_matches(UserAgent, '(?i)curl|python') OR regexp_matches(ObjectName, '(?i)payroll|invoice')) GROUP BY AccountId`,
  },
  {
    name: 'substring (`contains`)',
    kql: 'CloudAppEvents | where ObjectName contains "customer list 77" | count',
    clickhouse: "SELECT count() FROM CloudAppEvents WHERE positionCaseInsensitive(ObjectName, 'customer list 77') > 0",
    duckdb: "SELECT count(*) FROM CloudAppEvents WHERE contains(lower(ObjectName), 'customer list 77')",
  },
  {
    name: 'one account (`==`)',
    kql: 'CloudAppEvents | where AccountId == "user4321@contoso.example" | summarize Events = count(), First = min(TimeGenerated), Last = max(TimeGenerated) by ActionType',
    clickhouse:
      "SELECT ActionType, count(), min(TimeGenerated), max(TimeGenerated) FROM CloudAppEvents WHERE AccountId = 'user4321@contoso.example' GROUP BY ActionType",
    duckdb:
      "SELECT ActionType, count(*), min(TimeGenerated), max(TimeGenerated) FROM CloudAppEvents WHERE AccountId = 'user4321@contoso.example' GROUP BY ActionType",
  },
  {
    name: 'listed addresses (`in`)',
    kql: `CloudAppEvents | where IPAddress in (${list('"')}) | summarize Events = count(), Persons = dcount(AccountId) by IPAddress`,
    clickhouse: `SELECT IPAddress, count(), uniqCombined64(17)(AccountId) FROM CloudAppEvents WHERE IPAddress IN (${list("'")}) GROUP BY IPAddress`,
    duckdb: `SELECT IPAddress, count(*), count(DISTINCT AccountId) FROM CloudAppEvents WHERE IPAddress IN (${list("'")}) GROUP BY IPAddress`,
  },
  {
    name: 'newest rows (`top`)',
    kql: 'CloudAppEvents | where ActionType == "AnonymousLinkCreated" | top 100 by TimeGenerated desc | project TimeGenerated, AccountId, ObjectName, IPAddress, RawEventData',
    clickhouse:
      "SELECT TimeGenerated, AccountId, ObjectName, IPAddress, RawEventData FROM CloudAppEvents WHERE ActionType = 'AnonymousLinkCreated' ORDER BY TimeGenerated DESC LIMIT 100",
    duckdb:
      "SELECT TimeGenerated, AccountId, ObjectName, IPAddress, RawEventData FROM CloudAppEvents WHERE ActionType = 'AnonymousLinkCreated' ORDER BY TimeGenerated DESC LIMIT 100",
  },
  {
    name: 'group by three keys',
    kql: 'CloudAppEvents | summarize Events = count() by ActionType, Application, CountryCode',
    clickhouse:
      'SELECT ActionType, Application, CountryCode, count() FROM CloudAppEvents GROUP BY ActionType, Application, CountryCode',
    duckdb:
      'SELECT ActionType, Application, CountryCode, count(*) FROM CloudAppEvents GROUP BY ActionType, Application, CountryCode',
  },
  {
    name: 'group by many values',
    kql: 'CloudAppEvents | summarize Events = count(), First = min(TimeGenerated), Last = max(TimeGenerated) by AccountId, IPAddress | sort by Events desc, AccountId asc, IPAddress asc | take 50',
    clickhouse:
      'SELECT AccountId, IPAddress, count() AS Events, min(TimeGenerated), max(TimeGenerated) FROM CloudAppEvents GROUP BY AccountId, IPAddress ORDER BY Events DESC, AccountId, IPAddress LIMIT 50',
    duckdb:
      'SELECT AccountId, IPAddress, count(*) AS Events, min(TimeGenerated), max(TimeGenerated) FROM CloudAppEvents GROUP BY AccountId, IPAddress ORDER BY Events DESC, AccountId, IPAddress LIMIT 50',
  },
  {
    name: 'distinct count (`dcount`)',
    kql: 'CloudAppEvents | summarize Persons = dcount(AccountId), Addresses = dcount(IPAddress) by ActionType',
    clickhouse:
      'SELECT ActionType, uniqCombined64(17)(AccountId), uniqCombined64(17)(IPAddress) FROM CloudAppEvents GROUP BY ActionType',
    estimates: [1, 2],
    duckdb:
      'SELECT ActionType, count(DISTINCT AccountId), count(DISTINCT IPAddress) FROM CloudAppEvents GROUP BY ActionType',
  },
  {
    name: 'password spray',
    kql: 'SigninLogs | where ResultType == "50126" | summarize Persons = dcount(UserPrincipalName), Attempts = count() by IPAddress, Hour = bin(TimeGenerated, 1h) | where Persons >= 2',
    clickhouse:
      "SELECT IPAddress, toStartOfHour(TimeGenerated) AS Hour, uniqCombined64(17)(UserPrincipalName) AS Persons, count() FROM SigninLogs WHERE ResultType = '50126' GROUP BY IPAddress, Hour HAVING Persons >= 2",
    duckdb:
      "SELECT IPAddress, date_trunc('hour', TimeGenerated) AS Hour, count(DISTINCT UserPrincipalName) AS Persons, count(*) FROM SigninLogs WHERE ResultType = '50126' GROUP BY IPAddress, Hour HAVING Persons >= 2",
  },
  {
    name: 'dynamic path, filter and key',
    kql: 'CloudAppEvents | where RawEventData.Workload == "Exchange" | summarize Events = count() by Operation = tostring(RawEventData.Operation), Day = bin(TimeGenerated, 1d)',
    clickhouse:
      "SELECT Operation, toStartOfDay(TimeGenerated) AS Day, count() FROM CloudAppEvents WHERE Workload = 'Exchange' GROUP BY Operation, Day",
    duckdb:
      "SELECT Operation, date_trunc('day', TimeGenerated) AS Day, count(*) FROM CloudAppEvents WHERE Workload = 'Exchange' GROUP BY Operation, Day",
    dialect:
      'CloudAppEvents | where Workload == "Exchange" | summarize Events = count() by Operation, Day = bin(TimeGenerated, 1d)',
  },
  {
    name: 'dynamic paths of three bags',
    kql: 'SigninLogs | where Status.errorCode != 0 | summarize Failures = count() by Country = tostring(LocationDetails.countryOrRegion), City = tostring(LocationDetails.city), System = tostring(DeviceDetail.operatingSystem)',
    clickhouse:
      "SELECT Country, CityName, OperatingSystem, count() FROM SigninLogs WHERE ErrorCode != '0' GROUP BY Country, CityName, OperatingSystem",
    duckdb:
      "SELECT Country, CityName, OperatingSystem, count(*) FROM SigninLogs WHERE ErrorCode != '0' GROUP BY Country, CityName, OperatingSystem",
    dialect: 'SigninLogs | where ErrorCode != "0" | summarize Failures = count() by Country, CityName, OperatingSystem',
  },
  {
    name: 'dynamic path nobody foresaw',
    kql: `CloudAppEvents | where ${KQL_DAY} | summarize Bytes = sum(tolong(RawEventData.Size)) by ActionType`,
    clickhouse: `SELECT ActionType, sum(JSONExtractInt(RawEventData, 'Size')) FROM CloudAppEvents WHERE ${DAY} GROUP BY ActionType`,
    duckdb: `SELECT ActionType, sum(CAST(json_extract_string(RawEventData, '$.Size') AS BIGINT)) FROM CloudAppEvents WHERE ${DUCK_DAY} GROUP BY ActionType`,
    dialect: `CloudAppEvents | where ${KQL_DAY} | extend Size = extract_json("$.Size", RawEventData, typeof(long)) | summarize Bytes = sum(Size) by ActionType`,
  },
  {
    name: 'hourly counts (`bin`)',
    kql: 'CloudAppEvents | summarize Events = count() by Application, bin(TimeGenerated, 1h)',
    clickhouse:
      'SELECT Application, toStartOfHour(TimeGenerated) AS Hour, count() FROM CloudAppEvents GROUP BY Application, Hour',
    duckdb:
      "SELECT Application, date_trunc('hour', TimeGenerated) AS Hour, count(*) FROM CloudAppEvents GROUP BY Application, Hour",
  },
  {
    name: '`make-series`',
    kql: 'CloudAppEvents | make-series Events = count() default = 0 on TimeGenerated from datetime(2026-06-01) to datetime(2026-07-01) step 1h by ActionType | project ActionType, Events',
    clickhouse:
      "SELECT ActionType, groupArrayInsertAt(0, 720)(Events, Position) FROM (SELECT ActionType, toUInt32(intDiv(toUnixTimestamp(TimeGenerated) - toUnixTimestamp('2026-06-01 00:00:00', 'UTC'), 3600)) AS Position, count() AS Events FROM CloudAppEvents WHERE TimeGenerated >= '2026-06-01' AND TimeGenerated < '2026-07-01' GROUP BY ActionType, Position) GROUP BY ActionType",
    duckdb:
      "WITH Counts AS (SELECT ActionType, date_trunc('hour', TimeGenerated) AS Hour, count(*) AS Events FROM CloudAppEvents WHERE TimeGenerated >= TIMESTAMP '2026-06-01' AND TimeGenerated < TIMESTAMP '2026-07-01' GROUP BY ActionType, Hour), Kinds AS (SELECT DISTINCT ActionType FROM Counts), Hours AS (SELECT unnest(generate_series(TIMESTAMP '2026-06-01', TIMESTAMP '2026-06-30 23:00:00', INTERVAL 1 HOUR)) AS Hour) SELECT ActionType, list(coalesce(Events, 0) ORDER BY Hour) FROM Kinds CROSS JOIN Hours LEFT JOIN Counts USING (ActionType, Hour) GROUP BY ActionType",
  },
  {
    name: 'latest state of alerts (`arg_max(*)`)',
    kql: 'SecurityAlert | summarize arg_max(TimeGenerated, *) by SystemAlertId | where Status in ("New", "InProgress") | summarize Alerts = count() by AlertName, AlertSeverity',
    clickhouse:
      "SELECT AlertName, AlertSeverity, count() FROM (SELECT argMax(AlertName, TimeGenerated) AS AlertName, argMax(AlertSeverity, TimeGenerated) AS AlertSeverity, argMax(Status, TimeGenerated) AS Status FROM SecurityAlert GROUP BY SystemAlertId) WHERE Status IN ('New', 'InProgress') GROUP BY AlertName, AlertSeverity",
    duckdb:
      "SELECT AlertName, AlertSeverity, count(*) FROM (SELECT arg_max(AlertName, TimeGenerated) AS AlertName, arg_max(AlertSeverity, TimeGenerated) AS AlertSeverity, arg_max(Status, TimeGenerated) AS Status FROM SecurityAlert GROUP BY SystemAlertId) WHERE Status IN ('New', 'InProgress') GROUP BY AlertName, AlertSeverity",
  },
  {
    name: 'last sign-in of each person (`arg_max`)',
    kql: 'SigninLogs | summarize arg_max(TimeGenerated, IPAddress, Location, AppDisplayName) by UserPrincipalName',
    clickhouse:
      'SELECT UserPrincipalName, max(TimeGenerated), argMax(IPAddress, TimeGenerated), argMax(Location, TimeGenerated), argMax(AppDisplayName, TimeGenerated) FROM SigninLogs GROUP BY UserPrincipalName',
    duckdb:
      'SELECT UserPrincipalName, max(TimeGenerated), arg_max(IPAddress, TimeGenerated), arg_max(Location, TimeGenerated), arg_max(AppDisplayName, TimeGenerated) FROM SigninLogs GROUP BY UserPrincipalName',
  },
  {
    name: 'join of two tables, grouped',
    kql: `let Failing = SigninLogs | where ResultType == "50126" | summarize Failures = count() by AccountId = UserPrincipalName | where Failures > 20; CloudAppEvents | where ActionType == "FileDownloaded" | join kind=inner Failing on AccountId | summarize Downloads = count(), Failures = max(Failures) by AccountId`,
    clickhouse:
      "SELECT AccountId, count(), max(Failures) FROM (SELECT AccountId FROM CloudAppEvents WHERE ActionType = 'FileDownloaded') AS Downloads INNER JOIN (SELECT UserPrincipalName AS AccountId, count() AS Failures FROM SigninLogs WHERE ResultType = '50126' GROUP BY UserPrincipalName HAVING Failures > 20) AS Failing USING (AccountId) GROUP BY AccountId",
    duckdb:
      "SELECT AccountId, count(*), max(Failures) FROM (SELECT AccountId FROM CloudAppEvents WHERE ActionType = 'FileDownloaded') AS Downloads INNER JOIN (SELECT UserPrincipalName AS AccountId, count(*) AS Failures FROM SigninLogs WHERE ResultType = '50126' GROUP BY UserPrincipalName HAVING count(*) > 20) AS Failing USING (AccountId) GROUP BY AccountId",
  },
  {
    name: 'join of two tables, row by row',
    kql: 'SigninLogs | where RiskLevelDuringSignIn == "high" | project SigninTime = TimeGenerated, UserPrincipalName, IPAddress | join kind=inner (CloudAppEvents | where ActionType == "AnonymousLinkCreated" | project TimeGenerated, AccountId, IPAddress) on IPAddress, $left.UserPrincipalName == $right.AccountId | where TimeGenerated between (SigninTime .. SigninTime + 1d) | summarize Links = count() by AccountId',
    clickhouse:
      "SELECT AccountId, count() FROM (SELECT TimeGenerated, AccountId, IPAddress FROM CloudAppEvents WHERE ActionType = 'AnonymousLinkCreated') AS Links INNER JOIN (SELECT TimeGenerated AS SigninTime, UserPrincipalName, IPAddress FROM SigninLogs WHERE RiskLevelDuringSignIn = 'high') AS Risky ON Links.IPAddress = Risky.IPAddress AND Links.AccountId = Risky.UserPrincipalName WHERE TimeGenerated >= SigninTime AND TimeGenerated <= SigninTime + INTERVAL 1 DAY GROUP BY AccountId",
    duckdb:
      "SELECT AccountId, count(*) FROM CloudAppEvents AS Links INNER JOIN SigninLogs AS Risky ON Links.IPAddress = Risky.IPAddress AND Links.AccountId = Risky.UserPrincipalName WHERE ActionType = 'AnonymousLinkCreated' AND RiskLevelDuringSignIn = 'high' AND Links.TimeGenerated >= Risky.TimeGenerated AND Links.TimeGenerated <= Risky.TimeGenerated + INTERVAL 1 DAY GROUP BY AccountId",
  },
  {
    name: 'addresses not seen before (`leftanti`)',
    kql: 'SigninLogs | where TimeGenerated >= datetime(2026-06-29) | distinct UserPrincipalName, IPAddress | join kind=leftanti (SigninLogs | where TimeGenerated < datetime(2026-06-29) | distinct UserPrincipalName, IPAddress) on UserPrincipalName, IPAddress | summarize Addresses = count() by UserPrincipalName',
    clickhouse:
      "SELECT UserPrincipalName, count() FROM (SELECT DISTINCT UserPrincipalName, IPAddress FROM SigninLogs WHERE TimeGenerated >= '2026-06-29') AS Recent LEFT ANTI JOIN (SELECT DISTINCT UserPrincipalName, IPAddress FROM SigninLogs WHERE TimeGenerated < '2026-06-29') AS Earlier USING (UserPrincipalName, IPAddress) GROUP BY UserPrincipalName",
    duckdb:
      "SELECT UserPrincipalName, count(*) FROM (SELECT DISTINCT UserPrincipalName, IPAddress FROM SigninLogs WHERE TimeGenerated >= TIMESTAMP '2026-06-29') AS Recent ANTI JOIN (SELECT DISTINCT UserPrincipalName, IPAddress FROM SigninLogs WHERE TimeGenerated < TIMESTAMP '2026-06-29') AS Earlier USING (UserPrincipalName, IPAddress) GROUP BY UserPrincipalName",
  },
  {
    name: 'entities of alerts (`mv-expand`)',
    kql: 'SecurityAlert | mv-expand Entity = parse_json(Entities) | where Entity.Type == "account" | summarize Alerts = dcount(SystemAlertId) by Account = tostring(Entity.Name)',
    clickhouse:
      "SELECT JSONExtractString(Entity, 'Name') AS Account, uniqCombined64(17)(SystemAlertId) FROM SecurityAlert ARRAY JOIN JSONExtractArrayRaw(Entities) AS Entity WHERE JSONExtractString(Entity, 'Type') = 'account' GROUP BY Account",
    duckdb:
      "SELECT json_extract_string(Entity, '$.Name') AS Account, count(DISTINCT SystemAlertId) FROM (SELECT SystemAlertId, unnest(CAST(Entities AS JSON[])) AS Entity FROM SecurityAlert) WHERE json_extract_string(Entity, '$.Type') = 'account' GROUP BY Account",
  },
  {
    name: 'session windows',
    kql: `SigninLogs | where ${KQL_DAY} | sort by UserPrincipalName asc, TimeGenerated asc | extend Session = row_window_session(TimeGenerated, 1d, 30m, UserPrincipalName != prev(UserPrincipalName)) | summarize Signins = count() by UserPrincipalName, Session | summarize Sessions = count(), Longest = max(Signins) by UserPrincipalName`,
    clickhouse: `SELECT UserPrincipalName, count(), max(Signins) FROM (SELECT UserPrincipalName, Session, count() AS Signins FROM (SELECT UserPrincipalName, countIf(IsFirst) OVER (PARTITION BY UserPrincipalName ORDER BY TimeGenerated) AS Session FROM (SELECT UserPrincipalName, TimeGenerated, TimeGenerated - INTERVAL 30 MINUTE >= lagInFrame(TimeGenerated) OVER (PARTITION BY UserPrincipalName ORDER BY TimeGenerated ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS IsFirst FROM SigninLogs WHERE ${DAY})) GROUP BY UserPrincipalName, Session) GROUP BY UserPrincipalName`,
    duckdb: `SELECT UserPrincipalName, count(*), max(Signins) FROM (SELECT UserPrincipalName, Session, count(*) AS Signins FROM (SELECT UserPrincipalName, count(*) FILTER (IsFirst) OVER (PARTITION BY UserPrincipalName ORDER BY TimeGenerated) AS Session FROM (SELECT UserPrincipalName, TimeGenerated, TimeGenerated - INTERVAL 30 MINUTE >= lag(TimeGenerated) OVER (PARTITION BY UserPrincipalName ORDER BY TimeGenerated) AS IsFirst FROM SigninLogs WHERE ${DUCK_DAY})) GROUP BY UserPrincipalName, Session) GROUP BY UserPrincipalName`,
  },
  {
    name: 'percentiles',
    kql: 'SigninLogs | summarize percentiles(DurationMs, 50, 95, 99) by AppDisplayName',
    clickhouse:
      'SELECT AppDisplayName, Levels[1], Levels[2], Levels[3] FROM (SELECT AppDisplayName, quantilesExact(0.4999999999, 0.9499999999, 0.9899999999)(DurationMs) AS Levels FROM SigninLogs GROUP BY AppDisplayName)',
    duckdb:
      'SELECT AppDisplayName, quantile_disc(DurationMs, 0.5), quantile_disc(DurationMs, 0.95), quantile_disc(DurationMs, 0.99) FROM SigninLogs GROUP BY AppDisplayName',
  },
  {
    name: 'sets of values (`make_set`)',
    kql: 'SigninLogs | where ResultType == "0" | summarize Countries = make_set(Location), Apps = dcount(AppDisplayName) by UserPrincipalName, Day = bin(TimeGenerated, 1d) | where array_length(Countries) > 3 | summarize Days = count() by UserPrincipalName',
    clickhouse:
      "SELECT UserPrincipalName, count() FROM (SELECT UserPrincipalName, toStartOfDay(TimeGenerated) AS Day, groupUniqArray(Location) AS Countries FROM SigninLogs WHERE ResultType = '0' GROUP BY UserPrincipalName, Day HAVING length(Countries) > 3) GROUP BY UserPrincipalName",
    duckdb:
      "SELECT UserPrincipalName, count(*) FROM (SELECT UserPrincipalName, date_trunc('day', TimeGenerated) AS Day, list(DISTINCT Location) AS Countries FROM SigninLogs WHERE ResultType = '0' GROUP BY UserPrincipalName, Day HAVING len(Countries) > 3) GROUP BY UserPrincipalName",
  },
  {
    name: 'text taken apart (`parse`)',
    kql: 'CloudAppEvents | where ActionType == "FileDeleted" | parse ObjectName with * "/sites/" Site "/" * | summarize Deleted = count() by Site',
    clickhouse:
      "SELECT extract(ObjectName, '/sites/([^/]*)/') AS Site, count() FROM CloudAppEvents WHERE ActionType = 'FileDeleted' GROUP BY Site",
    duckdb:
      "SELECT regexp_extract(ObjectName, '/sites/([^/]*)/', 1) AS Site, count(*) FROM CloudAppEvents WHERE ActionType = 'FileDeleted' GROUP BY Site",
  },
  {
    name: 'union of two tables',
    kql: 'union CloudAppEvents, SigninLogs | where TimeGenerated >= datetime(2026-06-24) | summarize Events = count() by Type, bin(TimeGenerated, 1h)',
    clickhouse:
      "SELECT Type, toStartOfHour(TimeGenerated) AS Hour, count() FROM (SELECT Type, TimeGenerated FROM CloudAppEvents WHERE TimeGenerated >= '2026-06-24' UNION ALL SELECT Type, TimeGenerated FROM SigninLogs WHERE TimeGenerated >= '2026-06-24') GROUP BY Type, Hour",
    duckdb:
      "SELECT Type, date_trunc('hour', TimeGenerated) AS Hour, count(*) FROM (SELECT Type, TimeGenerated FROM CloudAppEvents WHERE TimeGenerated >= TIMESTAMP '2026-06-24' UNION ALL SELECT Type, TimeGenerated FROM SigninLogs WHERE TimeGenerated >= TIMESTAMP '2026-06-24') GROUP BY Type, Hour",
  },
  {
    name: 'days above a baseline (`let` used twice)',
    kql: 'let Daily = CloudAppEvents | where ActionType == "FileDownloaded" | summarize Downloads = count() by AccountId, Day = bin(TimeGenerated, 1d); let Base = Daily | summarize Mean = avg(Downloads), Deviation = stdev(Downloads) by AccountId; Daily | join kind=inner Base on AccountId | where Downloads > Mean + 3 * Deviation | project AccountId, Day, Downloads',
    clickhouse:
      "SELECT AccountId, Day, Downloads FROM (SELECT AccountId, Day, Downloads, avg(Downloads) OVER (PARTITION BY AccountId) AS Mean, stddevSamp(Downloads) OVER (PARTITION BY AccountId) AS Deviation FROM (SELECT AccountId, toStartOfDay(TimeGenerated) AS Day, count() AS Downloads FROM CloudAppEvents WHERE ActionType = 'FileDownloaded' GROUP BY AccountId, Day)) WHERE Downloads > Mean + 3 * Deviation",
    duckdb:
      "SELECT AccountId, Day, Downloads FROM (SELECT AccountId, Day, Downloads, avg(Downloads) OVER (PARTITION BY AccountId) AS Mean, stddev_samp(Downloads) OVER (PARTITION BY AccountId) AS Deviation FROM (SELECT AccountId, date_trunc('day', TimeGenerated) AS Day, count(*) AS Downloads FROM CloudAppEvents WHERE ActionType = 'FileDownloaded' GROUP BY AccountId, Day)) WHERE Downloads > Mean + 3 * Deviation",
  },
];

/** What analysts type, beside the queries above: for the time to compile. */
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
