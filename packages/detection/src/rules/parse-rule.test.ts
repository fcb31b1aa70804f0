import type { RuleTemplate } from '@vedette/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleTemplate } from '../../test/examples.ts';
import { parseRuleTemplate, printRuleTemplate } from './parse-rule.ts';

const codes = (text: string) => parseRuleTemplate(text, 'Test').problems.map(({ code }) => code);
const with_ = (members: Partial<RuleTemplate>) => printRuleTemplate(exampleTemplate(members));

describe('parseRuleTemplate', () => {
  it('reads what it printed, with members that it does not know', () => {
    const template = exampleTemplate({ name: 'Ends with a blank ' });
    const extra = { tags: ['DLP'], metadata: { author: { name: 'Someone' } } };
    const parsed = parseRuleTemplate(printRuleTemplate(template, extra), 'Test');
    expect(parsed).toEqual({ template, extra, problems: [] });
  });

  it('says where a member is wrong', () => {
    const text = with_({}).replace('severity: Medium', 'severity: Terrible');
    const { template, problems } = parseRuleTemplate(text, 'Test');
    expect(template).toBeUndefined();
    expect(problems[0]).toMatchObject({ code: 'DET1002', span: { line: 4, column: 11 } });
    expect(problems[0]?.message).toContain('`severity`');
  });

  it('says where the YAML is not readable', () => {
    const [problem] = parseRuleTemplate('id: a\n  name: [', 'Test').problems;
    expect(problem).toMatchObject({ code: 'DET1001' });
    expect(problem?.span?.line).toBeGreaterThan(0);
  });

  it.each([
    ['NRT', 'kind: NRT', 'DET1009'],
    ['no kind', '', 'DET1009'],
    ['a version of two numbers', 'kind: Scheduled\nversion: "1.0"', 'DET1002'],
  ])('refuses %s', (_name, line, code) => {
    const text = `${with_({}).replace(/kind: Scheduled\n|version: .*\n/g, '')}${line.includes('version') ? '' : 'version: 1.0.0\n'}${line}\n`;
    expect(codes(text)).toEqual([code]);
  });

  it('takes the operator names of the REST form', () => {
    const text = with_({}).replace('triggerOperator: gt', 'triggerOperator: GreaterThan');
    expect(parseRuleTemplate(text, 'Test').template?.triggerOperator).toBe('gt');
  });

  it('round trips every template', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 });
    const column = fc.stringMatching(/^[A-Z][A-Za-z]{0,10}$/);
    const members = fc.record(
      {
        name: text,
        description: fc.string({ unit: 'grapheme', maxLength: 300 }),
        query: fc.array(text, { minLength: 1, maxLength: 8 }).map((lines) => lines.join('\n')),
        severity: fc.constantFrom('Informational', 'Low', 'Medium', 'High' as const),
        triggerThreshold: fc.integer({ min: 0, max: 10_000 }),
        customDetails: fc.dictionary(fc.stringMatching(/^[A-Za-z]\w{0,19}$/), column, {
          maxKeys: 20,
          noNullPrototype: true,
        }),
        entityMappings: fc.array(
          column.map((columnName) => ({ entityType: 'IP', fieldMappings: [{ identifier: 'Address', columnName }] })),
          { maxLength: 10 },
        ),
        eventGroupingSettings: fc.constantFrom(
          { aggregationKind: 'SingleAlert' as const },
          { aggregationKind: 'AlertPerResult' as const },
        ),
        suppressionEnabled: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(members, (given) => {
        const template = exampleTemplate(given as Partial<RuleTemplate>);
        const printed = printRuleTemplate(template);
        const parsed = parseRuleTemplate(printed, 'Test');
        if (parsed.problems.some(({ code }) => code === 'DET1014')) return;
        expect(parsed.template).toEqual(template);
      }),
      { numRuns: 300 },
    );
  });
});
