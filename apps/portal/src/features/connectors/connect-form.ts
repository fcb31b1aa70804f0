import { type ConnectorKind, type ConnectorState, connectorSettingsSchema, type Problem } from '@vedette/model';

/** The form as texts, the way people type it. */
export interface ConnectForm {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly loginUrl: string;
  readonly serviceUrl: string;
  readonly contentTypes: readonly string[];
  readonly pollSeconds: string;
}
export type ConnectField = keyof ConnectForm;

/** Source: Office 365 Management Activity API reference, "Working with the API", content types. */
export const CONTENT_TYPES = [
  'Audit.AzureActiveDirectory',
  'Audit.Exchange',
  'Audit.SharePoint',
  'Audit.General',
  'DLP.All',
] as const;

const SERVICE_URLS: Readonly<Record<ConnectorKind, string>> = {
  'office365-management': 'https://manage.office.com',
  'graph-security': 'https://graph.microsoft.com',
};

/** The form to start with: what is set, or the usual addresses. The secret is never sent back, so it starts empty. */
export function formOf({ kind, settings }: ConnectorState): ConnectForm {
  return {
    tenantId: settings?.tenantId ?? '',
    clientId: settings?.clientId ?? '',
    clientSecret: '',
    loginUrl: settings?.loginUrl ?? 'https://login.microsoftonline.com',
    serviceUrl: settings?.serviceUrl ?? SERVICE_URLS[kind],
    contentTypes: settings?.contentTypes ?? ['Audit.Exchange', 'Audit.SharePoint', 'Audit.General', 'DLP.All'],
    pollSeconds: String(settings?.pollSeconds ?? 60),
  };
}

const settingsOf = ({ clientSecret: _secret, pollSeconds, ...rest }: ConnectForm) => ({
  ...rest,
  contentTypes: [...rest.contentTypes],
  pollSeconds: Number(pollSeconds),
});

const MESSAGES: Partial<Record<ConnectField, string>> = {
  tenantId: 'Enter the directory (tenant) id of the app registration.',
  clientId: 'Enter the application (client) id of the app registration.',
  loginUrl: 'Enter an address that starts with https://.',
  serviceUrl: 'Enter an address that starts with https://.',
  pollSeconds: 'Enter whole seconds from 1 to 86400.',
};

const isField = (name: unknown): name is ConnectField => typeof name === 'string' && name in MESSAGES;

/** What must be mended before the form can be sent, by field. `hasSecret`: one is stored and may be kept. */
export function problemsOf(form: ConnectForm, hasSecret: boolean): Partial<Record<ConnectField, string>> {
  const parsed = connectorSettingsSchema.safeParse(settingsOf(form));
  const fields = parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0]).filter(isField);
  const problems = Object.fromEntries(fields.map((field) => [field, MESSAGES[field]]));
  return !hasSecret && form.clientSecret === '' ? { ...problems, clientSecret: 'Enter the client secret.' } : problems;
}

/** The body of the request. Shape: without a secret the stored one is kept. */
export function connectBody(form: ConnectForm) {
  const settings = settingsOf(form);
  return form.clientSecret === '' ? { settings } : { settings, clientSecret: form.clientSecret };
}

const NAMED_IN: readonly (readonly [ConnectField, RegExp])[] = [
  ['clientSecret', /secret/i],
  ['tenantId', /tenant/i],
  ['clientId', /client id|application/i],
  ['loginUrl', /loginUrl|login address/i],
  ['serviceUrl', /serviceUrl|service address/i],
  ['contentTypes', /content type|subscription/i],
];

/** The field that a problem of the server speaks of, if it names one. */
export const fieldOf = ({ message }: Pick<Problem, 'message'>): ConnectField | undefined =>
  NAMED_IN.find(([, words]) => words.test(message))?.[0];
