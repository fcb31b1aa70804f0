import type { ScheduledRule } from '@vedette/model';
import { describe, expect, it } from 'vitest';
import { exampleTemplate } from '../../test/examples.ts';
import { cut, renderAlertDetails, renderCustomDetails } from './alert-details.ts';
import { printRowQuery } from './row-query.ts';

const rows = [
  { File: 'a.docx', Who: ['ines', 'tomas'], Level: 'low', Tactic: '["Exfiltration","Impact"]', Empty: null },
  { File: 'b.docx', Who: ['ines'], Level: 'HIGH', Tactic: 'Nonsense', Empty: '' },
];
const render = (alertDetailsOverride: ScheduledRule['alertDetailsOverride'], of: typeof rows = rows) =>
  renderAlertDetails(exampleTemplate({ ...(alertDetailsOverride ? { alertDetailsOverride } : {}) }), of);

describe('renderAlertDetails', () => {
  it.each([
    ['{{File}} by {{ Who }}', 'a.docx, b.docx by ines, tomas'],
    ['{{Empty}}', 'Shared outside'],
    ['{{Empty}}{{File}}', 'a.docx, b.docx'],
    ['{{Missing}} column', 'Shared outside'],
    ['fixed', 'fixed'],
    [undefined, 'Shared outside'],
  ])('title %j', (alertDisplayNameFormat, expected) =>
    expect(render(alertDisplayNameFormat === undefined ? {} : { alertDisplayNameFormat }).title).toBe(expected),
  );

  it('takes the highest severity of a column, and the rule for nonsense', () => {
    expect(render({ alertSeverityColumnName: 'Level' }).severity).toBe('High');
    expect(render({ alertSeverityColumnName: 'File' }).severity).toBe('Medium');
  });

  it('takes known tactics of a column, and the rule for nonsense', () => {
    expect(render({ alertTacticsColumnName: 'Tactic' }).tactics).toEqual(['Exfiltration', 'Impact']);
    expect(render({ alertTacticsColumnName: 'File' }).tactics).toEqual(['Exfiltration']);
  });

  it('cuts a title at 256 bytes, between characters', () => {
    const long = [{ ...rows[0], File: 'é'.repeat(300) }] as typeof rows;
    const { title } = render({ alertDisplayNameFormat: '{{File}}' }, long);
    expect(Buffer.byteLength(title)).toBeLessThanOrEqual(256);
    expect(title).toMatch(/^é{126}…$/);
    expect(cut('short', 5)).toBe('short');
  });
});

describe('renderCustomDetails', () => {
  it('gives distinct values, arrays one by one, and no empty detail', () =>
    expect(renderCustomDetails({ Files: 'File', People: 'Who', Nothing: 'Empty' }, rows)).toEqual({
      Files: ['a.docx', 'b.docx'],
      People: ['ines', 'tomas'],
    }));
  it('keeps 50 values', () => {
    const many = Array.from({ length: 80 }, (_, index) => ({ N: index }));
    expect(renderCustomDetails({ N: 'N' }, many).N).toHaveLength(50);
  });
});

describe('printRowQuery', () => {
  const columns = [
    { name: 'TimeGenerated', type: 'datetime' },
    { name: 'File', type: 'string' },
    { name: 'Size', type: 'real' },
    { name: 'Odd name', type: 'string' },
    { name: 'Count', type: 'long' },
    { name: 'None', type: 'guid' },
  ];
  it('narrows a query to one row by what can be compared exactly', () => {
    const row = {
      TimeGenerated: '2026-11-20T10:00:00Z',
      File: 'a "b"\\c\n.docx',
      Size: 1.5,
      'Odd name': 'x',
      Count: 3,
      None: null,
    };
    expect(printRowQuery('T // all\n;', columns, row)).toBe(
      'T // all\n| where TimeGenerated == datetime(2026-11-20T10:00:00Z) and File == "a \\"b\\"\\\\c\\n.docx" and Count == long(3)',
    );
  });
  it('leaves a query alone where nothing can be compared', () =>
    expect(printRowQuery('T', columns, { Size: 2 })).toBe('T'));
});
