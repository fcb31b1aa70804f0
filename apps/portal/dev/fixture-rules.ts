import { byId, type Handlers, type Row } from './fixture-answer.ts';
import * as data from './made-up-data.ts';

export const ruleHandlers: Handlers = {
  listRuleTemplates: () => ({ items: data.templates, total: data.templates.length }),
  listRules: () => ({ items: data.rules, total: data.rules.length }),
  createRule: ({ body }) => {
    const base: Row =
      data.templates.find(({ template }) => template.id === body.templateId)?.template ?? data.templates[0]?.template;
    const rule: Row = {
      ...data.rules[0],
      ...base,
      ...body.rule,
      id: crypto.randomUUID(),
      enabled: body.enabled,
      lastRun: null,
    };
    data.rules.push(rule);
    return rule;
  },
  changeRule: ({ params, body }) => Object.assign(byId(data.rules, params.id), body),
  deleteRule: ({ params }) => {
    data.rules.splice(data.rules.indexOf(byId(data.rules, params.id)), 1);
    return { ok: true };
  },
  runRule: ({ params }) => ({
    id: crypto.randomUUID(),
    ruleId: params.id,
    windowStart: data.ago(60),
    windowEnd: data.ago(0),
    startedAt: data.ago(0),
    endedAt: data.ago(0),
    status: 'succeeded',
    rows: 3,
    alerts: 1,
    message: null,
  }),
  listRuleRuns: ({ params }) => ({
    total: 20,
    items: Array.from({ length: 20 }, (_, index) => ({
      id: `${params.id}-${index}`,
      ruleId: params.id,
      windowStart: data.ago(index * 5 + 65),
      windowEnd: data.ago(index * 5),
      startedAt: data.ago(index * 5),
      endedAt: data.ago(index * 5 - 0.01),
      status: index === 4 ? 'failed' : 'succeeded',
      rows: index % 3,
      alerts: index % 3 ? 1 : 0,
      message: index === 4 ? 'The query took longer than 60 s.' : null,
    })),
  }),
};
