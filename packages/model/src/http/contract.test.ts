import { describe, expect, it } from 'vitest';
import { joinList, splitList } from './parts.ts';
import { incidentFiltersSchema } from './views.ts';

describe('lists in a query string', () => {
  it.each([
    ['nothing', []],
    ['one value', ['New']],
    ['several values', ['New', 'Active']],
    ['a comma inside a value', ['DLP: PCI, EU', 'Other']],
    ['a backslash inside a value', ['CORP\\megan', 'a\\,b']],
  ])('keeps %s', (_name, values) => {
    expect(splitList(joinList(values))).toEqual(values);
  });

  it('reads `-` as nobody where a filter can ask for that', () => {
    expect(incidentFiltersSchema.parse({ owner: 'megan.bowen,-' }).owner).toEqual(['megan.bowen', '']);
  });

  it('reads a plain list of the address bar and leaves out what is empty', () => {
    expect(incidentFiltersSchema.parse({ status: 'New,,Active,' }).status).toEqual(['New', 'Active']);
  });
});
