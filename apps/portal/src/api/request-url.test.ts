import { describe, expect, it } from 'vitest';
import { decodeError, messageOf } from './api-error.ts';
import { printRequestUrl } from './request-url.ts';

describe('printRequestUrl', () => {
  it('fills in and escapes the parameters of the path', () => {
    expect(printRequestUrl('/api/alerts/:id/events', { id: 'a/b?c' })).toBe('/api/alerts/a%2Fb%3Fc/events');
  });
  it('leaves out what is empty and joins lists, keeping commas inside values', () => {
    const url = printRequestUrl(
      '/api/incidents',
      {},
      { status: [], search: '', policyName: ['PCI, EU', 'B'], limit: 5 },
    );
    expect(url).toBe('/api/incidents?policyName=PCI%5C%2C+EU%2CB&limit=5');
  });
  it('refuses a path with a parameter that is not given', () => {
    expect(() => printRequestUrl('/api/incidents/:number')).toThrow(':number');
  });
});

describe('errors', () => {
  it('says what the first problem says', () => {
    const problems = [{ code: 'API1', severity: 'error', message: 'Name it.', hints: [] }];
    expect(messageOf(decodeError(400, { error: { code: 'API1', message: 'Refused.', problems } }))).toBe('Name it.');
  });
  it('still says something for a body that is no error body', () => {
    expect(decodeError(502, '<html>').message).toContain('502');
  });
});
