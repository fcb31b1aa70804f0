import { validateRule } from '@vedette/detection';
import {
  type AnalyticsRule,
  findTable,
  type Principal,
  Rejection,
  readableTables,
  type TemplateView,
} from '@vedette/model';
import type { Services } from '../../services.ts';
import { httpRejection } from '../errors.ts';
import type { Register } from '../register.ts';

const RECENT_DATA_DAYS = 7;

export function registerAnalyticsRoutes(register: Register, services: Services): void {
  const { state, detection, solutions } = services;
  const templates = solutions.flatMap((solution) => solution.templates);

  register('listRuleTemplates', async ({ caller }) => {
    const rules = await state.listRules();
    const fresh = await findTablesWithRecentData(services, caller.principal);
    const items = templates.map((template): TemplateView => {
      const made = rules.filter((rule) => rule.templateId === template.id);
      return {
        template,
        ruleIds: made.map((rule) => rule.id),
        updateAvailable: made.some((rule) => rule.templateVersion !== template.version),
        connectors: template.requiredDataConnectors.flatMap(({ connectorId, dataTypes }) =>
          dataTypes.map((dataType) => ({ connectorId, dataType, hasRecentData: fresh.has(dataType) })),
        ),
      };
    });
    return { items, total: items.length };
  });

  register('listRules', async () => {
    const items = [...(await state.listRules())];
    return { items, total: items.length };
  });

  register('createRule', async ({ body, caller }) => {
    const template = body.templateId === undefined ? undefined : templates.find(({ id }) => id === body.templateId);
    if (body.templateId !== undefined && !template) {
      throw httpRejection('API1003', `There is no rule template \`${body.templateId}\`.`);
    }
    await assertReadable(services, body.rule.query ?? template?.query, caller.principal);
    const outcome = await detection.createRule({
      template,
      overrides: body.rule,
      enabled: body.enabled,
      by: caller.user.username,
    });
    if (outcome.kind === 'rejected') throw new Rejection(outcome.problems);
    return outcome.rule;
  });

  register('changeRule', async ({ params, body, caller }) => {
    const rule = await findRule(params.id);
    const { enabled, ...change } = body;
    const problems = validateRule({ ...rule, ...change }).filter(({ severity }) => severity === 'error');
    if (problems.length > 0) throw new Rejection(problems);
    if (Object.keys(change).length > 0) await assertReadable(services, change.query ?? rule.query, caller.principal);
    const changed: AnalyticsRule = { ...rule, ...change, enabled: enabled ?? rule.enabled };
    return detection.saveRule(changed, caller.user.username);
  });

  register('deleteRule', async ({ params, caller }) => {
    const rule = await findRule(params.id);
    await detection.deleteRule(rule, caller.user.username);
    return { ok: true };
  });

  register('runRule', async ({ params }) => {
    const rule = await findRule(params.id);
    return detection.evaluateNow(rule.id);
  });

  register('listRuleRuns', async ({ params }) => {
    const rule = await findRule(params.id);
    const items = [...(await state.listRuleRuns(rule.id, 100))];
    return { items, total: items.length };
  });

  async function findRule(id: string | undefined): Promise<AnalyticsRule> {
    const rule = await state.findRule(id ?? '');
    if (!rule) throw httpRejection('API1003', `There is no analytics rule \`${id}\`.`);
    return rule;
  }
}

/**
 * Rules read with the rights of the product. Whoever may not read all tables must not have a rule read the others, nor change what a
 * rule tells of them. Errors: those of the query.
 */
async function assertReadable({ query }: Services, kql: string | undefined, principal: Principal): Promise<void> {
  if (kql === undefined || !readableTables(principal)) return;
  const { problems } = await query.explain({ kql, principal });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Rejection(errors);
}

/** Which of the tables that templates read have had a row lately: one query for all of them. */
async function findTablesWithRecentData(
  { query, clock, solutions }: Services,
  principal: Principal,
): Promise<ReadonlySet<string>> {
  const names = solutions
    .flatMap((solution) => solution.templates)
    .flatMap((template) => template.requiredDataConnectors.flatMap(({ dataTypes }) => dataTypes));
  const readable = readableTables(principal);
  const tables = [...new Set(names)].filter((name) => findTable(name) && (readable?.has(name) ?? true));
  if (tables.length === 0) return new Set();
  const parts = tables.map((table) => `(${table} | take 1 | project Name = '${table}')`);
  const end = clock.now();
  const outcome = await query.run({
    kql: `union ${parts.join(', ')}`,
    principal,
    timespan: {
      start: new Date(end.getTime() - RECENT_DATA_DAYS * 86_400_000),
      end: new Date(end.getTime() + 86_400_000),
    },
    source: 'analytics',
  });
  return outcome.kind === 'rejected' ? new Set() : new Set(outcome.table.rows.map((row) => String(row[0])));
}
