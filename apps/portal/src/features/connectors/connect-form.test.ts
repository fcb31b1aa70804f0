import type { ConnectorState } from '@vedette/model';
import { describe, expect, it } from 'vitest';
import { connectBody, fieldOf, formOf, problemsOf } from './connect-form.ts';

const fresh: ConnectorState = {
  kind: 'graph-security',
  status: 'disconnected',
  settings: null,
  connectedAt: null,
  lastPollAt: null,
  lastReceivedAt: null,
  rowsReceived: 0,
  duplicatesDropped: 0,
  problem: null,
};
const filled = { ...formOf(fresh), tenantId: 't', clientId: 'c', clientSecret: 's' };

describe('the connect form', () => {
  it('starts with the service of its kind', () => {
    expect(formOf(fresh).serviceUrl).toBe('https://graph.microsoft.com');
  });
  it('says what is missing, by field', () => {
    expect(Object.keys(problemsOf(formOf(fresh), false)).sort()).toEqual(['clientId', 'clientSecret', 'tenantId']);
  });
  it('keeps a stored secret when none is typed', () => {
    const form = { ...filled, clientSecret: '' };
    expect(problemsOf(form, true)).toEqual({});
    expect(connectBody(form)).not.toHaveProperty('clientSecret');
  });
  it.each([
    ['serviceUrl', { serviceUrl: 'graph' }],
    ['pollSeconds', { pollSeconds: '0' }],
    ['pollSeconds', { pollSeconds: 'often' }],
  ])('refuses a wrong %s', (field, change) => {
    expect(Object.keys(problemsOf({ ...filled, ...change }, false))).toEqual([field]);
  });
  it.each([
    ['The client secret has expired.', 'clientSecret'],
    ['The tenant `x` was not found.', 'tenantId'],
    ['The clock is 12 minutes off.', undefined],
  ])('finds the field of "%s"', (message, field) => {
    expect(fieldOf({ message })).toBe(field);
  });
});
