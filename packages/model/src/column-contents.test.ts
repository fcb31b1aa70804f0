import { describe, expect, it } from 'vitest';
import { isReadOften, isSearchedByTerm, repeatsValues } from './column-contents.ts';

describe('what a name tells of a column', () => {
  it.each(['ActionType', 'UserPrincipalName', 'TenantId', 'countryOrRegion', 'Status_s'])('%s repeats', (name) => {
    expect(repeatsValues(name)).toBe(true);
    expect(isSearchedByTerm(name)).toBe(false);
    expect(isReadOften(name)).toBe(true);
  });

  it.each(['ProcessCommandLine', 'ObjectName', 'FolderPath'])('%s is searched', (name) => {
    expect(isSearchedByTerm(name)).toBe(true);
    expect(isReadOften(name)).toBe(true);
  });

  it.each(['IPAddress', 'ClientIP', 'RemoteIP', 'SourceIp', 'ipAddress'])('%s is an address', (name) => {
    expect(repeatsValues(name)).toBe(false);
    expect(isReadOften(name)).toBe(true);
  });

  it.each(['CorrelationId', 'SystemAlertId', 'Description', 'Zip', 'AdditionalFields'])(
    '%s is none of these',
    (name) => {
      expect(isReadOften(name)).toBe(false);
    },
  );
});
