import type {
  AccessToken,
  Alert,
  AnalyticsRule,
  Asset,
  AuditKind,
  ConnectorKind,
  ConnectorState,
  DataSource,
  Incident,
  IncidentActivity,
  IncidentFilters,
  IncidentPage,
  Role,
  RuleRun,
  SavedQuery,
  ScanRun,
  SensitivityLabel,
  SkippedItem,
  StoredFunction,
  User,
  Watchlist,
  WatchlistItem,
} from '@vedette/model';

/** A page of a longer list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}
export interface PageRequest {
  readonly limit: number;
  readonly offset: number;
}
export type FacetCounts = readonly { readonly value: string; readonly count: number }[];

/** What becomes of a user. */
export interface UserDecision {
  /** `id` and `username` stay as they were. */
  readonly user: User;
  readonly passwordHash?: string;
  /** Signs the user out everywhere; tokens stay. */
  readonly endsSessions?: boolean;
  readonly audit: AuditEntry;
}

/** Every change stands in the audit trail in the same transaction. */
export interface UserStore {
  /** `passwordHash` is argon2id in PHC form. Fails with `STA1002` when the name is taken (without regard to case). */
  createUser(user: User, passwordHash: string, audit?: AuditEntry): Promise<void>;
  findUser(id: string): Promise<User | undefined>;
  findUserByName(username: string): Promise<{ user: User; passwordHash: string } | undefined>;
  listUsers(): Promise<readonly User[]>;
  /**
   * Writes what `decide` makes of the user as it is; undefined where there is none. Changes of users follow one another.
   * Fails with `STA1005` where no enabled administrator would be left.
   */
  changeUser(id: string, decide: (before: User) => UserDecision): Promise<User | undefined>;
}

export type Credential =
  | { readonly kind: 'session'; readonly user: User; readonly expiresAt: Date | null }
  | { readonly kind: 'token'; readonly user: User; readonly token: AccessToken };

/** Sessions and bearer tokens, stored by SHA-256 of the secret. */
export interface CredentialStore {
  addSession(secretHash: string, session: { userId: string; expiresAt: Date }, audit?: AuditEntry): Promise<void>;
  addToken(secretHash: string, token: AccessToken, audit?: AuditEntry): Promise<void>;
  /** One that has not ended, of a user who is not disabled. */
  findCredential(secretHash: string, now: Date): Promise<Credential | undefined>;
  /** The entry is written where there was such a credential. */
  removeCredential(secretHash: string, audit?: AuditEntry): Promise<void>;
  /** Shape: by user and name. */
  listTokens(): Promise<readonly AccessToken[]>;
  noteTokenUse(id: string, at: Date): Promise<void>;
  /** Gives the token that is no more; undefined where there was none. */
  removeToken(id: string, audit: (token: AccessToken) => AuditEntry): Promise<AccessToken | undefined>;
}

export interface SourceStore {
  putSource(source: DataSource): Promise<void>;
  findSource(id: string): Promise<DataSource | undefined>;
  listSources(): Promise<readonly DataSource[]>;
  /** Removes the source with its assets and runs. */
  removeSource(id: string): Promise<void>;
}

export interface ScanStore {
  putRun(run: ScanRun): Promise<void>;
  findRun(id: string): Promise<ScanRun | undefined>;
  listRuns(filter: { sourceId?: string } & PageRequest): Promise<Page<ScanRun>>;
  addSkippedItems(runId: string, items: readonly SkippedItem[]): Promise<void>;
  listSkippedItems(runId: string): Promise<readonly SkippedItem[]>;
}

export interface AssetFilter extends PageRequest {
  readonly sourceId?: readonly string[];
  /** Names of classifications; `''` means "none found". */
  readonly classification?: readonly string[];
  /** Names of labels; `''` means "no label". */
  readonly label?: readonly string[];
  readonly format?: readonly string[];
  readonly search?: string;
}
export interface AssetStore {
  /** By source and path; an asset of that place is replaced and keeps its id. */
  putAssets(assets: readonly Asset[]): Promise<void>;
  findAsset(id: string): Promise<Asset | undefined>;
  listAssets(filter: AssetFilter): Promise<
    Page<Asset> & {
      facets: { sourceId: FacetCounts; classification: FacetCounts; label: FacetCounts; format: FacetCounts };
    }
  >;
  /** What an incremental scan compares with: path -> size, time, hash, for one source. */
  loadFingerprints(
    sourceId: string,
  ): Promise<ReadonlyMap<string, { id: string; sizeBytes: number; modifiedAt: string; contentHash: string }>>;
  removeAssets(ids: readonly string[]): Promise<void>;
}

export interface ConnectorStore {
  loadConnector(kind: ConnectorKind): Promise<{ state: ConnectorState; clientSecret: string | null } | undefined>;
  saveConnector(state: ConnectorState, clientSecret: string | null): Promise<void>;
  /** A stream's position (one content type, one Graph collection) as opaque JSON. Written after the rows are durable. */
  loadCheckpoint(kind: ConnectorKind, stream: string): Promise<unknown>;
  saveCheckpoint(kind: ConnectorKind, stream: string, checkpoint: unknown): Promise<void>;
}

export interface LabelStore {
  putLabels(labels: readonly SensitivityLabel[]): Promise<void>;
  listLabels(): Promise<readonly SensitivityLabel[]>;
}

export interface RuleStore {
  putRule(rule: AnalyticsRule): Promise<void>;
  findRule(id: string): Promise<AnalyticsRule | undefined>;
  listRules(): Promise<readonly AnalyticsRule[]>;
  removeRule(id: string): Promise<void>;
  listRuleRuns(ruleId: string, limit: number): Promise<readonly RuleRun[]>;
}

/** One correlated change, applied whole or not at all. */
export interface AlertBatch {
  /** Alerts to add; one whose `dedupKey` exists is left out (and so are its incident changes). */
  readonly alerts: readonly Alert[];
  /** Set where a rule made them: stored in the same transaction, so that a window is never evaluated twice. */
  readonly ruleProgress?: { readonly run: RuleRun; readonly rule: AnalyticsRule };
}

/** What to do with an alert: the correlator decides inside the transaction, on the incidents as they are. */
export type CorrelationDecision =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'join';
      readonly incidentNumber: number;
      readonly reason: string;
      /**
       * The incident as it is with the alert in it (severity, title, counts, impacted, times; `New` again where the alert
       * reopens it): written as it stands, with `version` + 1. The correlator owns what an incident says, the store
       * writes `incident.alert-added`, and `incident.reopened` where the status left `Closed`.
       */
      readonly incident: Incident;
    }
  | { readonly kind: 'open'; readonly incident: Omit<Incident, 'number'>; readonly reason: string };

/** Pure: sees the alert and the candidate incidents with their alerts, gives a decision. */
export type Correlate = (
  alert: Alert,
  candidates: readonly { incident: Incident; alerts: readonly Alert[] }[],
) => CorrelationDecision;

export interface IncidentStore {
  /**
   * Adds alerts, correlates each, opens or extends incidents and writes their activity, in one transaction. Gives what
   * was added; the rows for `SecurityAlert` and `SecurityIncident` wait in the outbox until `listOutbox`/`clearOutbox`.
   * Candidates are incidents with activity since `candidatesSince`, closed ones included.
   */
  addAlerts(
    batch: AlertBatch,
    correlate: Correlate,
    at: Date,
    candidatesSince: Date,
  ): Promise<{ alerts: readonly Alert[]; incidents: readonly Incident[] }>;
  findIncident(number: number): Promise<Incident | undefined>;
  listIncidents(filter: IncidentFilters): Promise<IncidentPage>;
  listIncidentAlerts(number: number): Promise<readonly Alert[]>;
  listActivity(number: number): Promise<readonly IncidentActivity[]>;
  /** Writes the incident (version + 1) and its activity if the stored version is `incident.version`; else `STA1001`. */
  saveIncident(incident: Incident, activity: readonly IncidentActivity[]): Promise<Incident>;
  findAlert(id: string): Promise<Alert | undefined>;
  listAlerts(
    filter: {
      severity?: readonly string[];
      serviceSource?: readonly string[];
      search?: string;
      since?: Date;
    } & PageRequest,
  ): Promise<Page<Alert>>;
  /** Shape: a UTC day (`2026-03-01`) with its number of alerts, the oldest first; days without one are left out. */
  countAlertsByDay(since: Date): Promise<readonly { readonly day: string; readonly count: number }[]>;
  /** Writes a changed alert (status, details) by id and queues its row. */
  saveAlerts(alerts: readonly Alert[]): Promise<void>;
}

/** Rows that must reach the log store at least once; their key makes it exactly once. */
export interface OutboxItem {
  readonly id: bigint;
  readonly kind: 'alert' | 'incident';
  /** Id of the alert with its version, or incident number with its version: the ingest key. */
  readonly key: string;
  readonly alert?: Alert;
  readonly incident?: Incident & { readonly alertIds: readonly string[]; readonly commentCount: number };
}
export interface OutboxStore {
  listOutbox(limit: number): Promise<readonly OutboxItem[]>;
  clearOutbox(ids: readonly bigint[]): Promise<void>;
}

export interface WatchlistStore {
  putWatchlist(watchlist: Watchlist, items: readonly WatchlistItem[]): Promise<void>;
  listWatchlists(): Promise<readonly Watchlist[]>;
  loadWatchlist(alias: string): Promise<{ watchlist: Watchlist; items: readonly WatchlistItem[] } | undefined>;
  removeWatchlist(alias: string): Promise<void>;
}

export interface SavedQueryStore {
  /** By id; a query of that id is replaced. */
  putSavedQuery(query: SavedQuery): Promise<void>;
  findSavedQuery(id: string): Promise<SavedQuery | undefined>;
  /** What `ownerId` may see: the own ones and those that are shared, by name. */
  listSavedQueries(ownerId: string): Promise<readonly SavedQuery[]>;
  removeSavedQuery(id: string): Promise<void>;
}

/** Stored KQL functions. Names are case-sensitive. */
export interface FunctionStore {
  /** False where the name is taken; nothing is changed then. */
  addFunction(added: StoredFunction): Promise<boolean>;
  putFunction(changed: StoredFunction): Promise<void>;
  listFunctions(): Promise<readonly StoredFunction[]>;
  findFunction(name: string): Promise<StoredFunction | undefined>;
  /** Gives the names that were there. */
  removeFunctions(names: readonly string[]): Promise<readonly string[]>;
}

/** Who may run a job now: a named lease with an end, so that many servers share the work. */
export interface LeaseStore {
  /** True if `holder` has the lease until `until` (it was free, ended, or already its own). */
  acquireLease(name: string, holder: string, now: Date, until: Date): Promise<boolean>;
  releaseLease(name: string, holder: string): Promise<void>;
}

export interface AuditEntry {
  readonly at: Date;
  readonly actor: string;
  readonly roles: readonly Role[];
  readonly action: string;
  readonly target: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly clientIp: string | null;
}
export interface AuditStore {
  addAudit(entry: AuditEntry): Promise<void>;
  /** Newest first; `kind` absent: all. Sign-ins are the actions that begin with `session.`. */
  listAudit(page: PageRequest & { readonly kind?: AuditKind | undefined }): Promise<Page<AuditEntry>>;
}

/** Durable state. Drivers: `embedded/` (PGlite, one process, one folder) and `server/` (PostgreSQL by URL). */
export interface StateStore
  extends UserStore,
    CredentialStore,
    SourceStore,
    ScanStore,
    AssetStore,
    ConnectorStore,
    LabelStore,
    RuleStore,
    IncidentStore,
    OutboxStore,
    WatchlistStore,
    SavedQueryStore,
    FunctionStore,
    LeaseStore,
    AuditStore {
  close(): Promise<void>;
}
