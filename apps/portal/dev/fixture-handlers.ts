/** A made-up answer for each route that a page asks. */
import { accessHandlers } from './fixture-access.ts';
import { facet, type Handlers, Refusal, type Row } from './fixture-answer.ts';
import { estateHandlers } from './fixture-estate.ts';
import { incidentHandlers } from './fixture-incidents.ts';
import { ruleHandlers } from './fixture-rules.ts';
import * as data from './made-up-data.ts';

export const handlers: Handlers = {
  ...accessHandlers,
  ...incidentHandlers,
  ...ruleHandlers,
  ...estateHandlers,
  overview: () => {
    const open = data.incidents.filter(({ status }) => status !== 'Closed');
    const none = { Informational: 0, Low: 0, Medium: 0, High: 0 };
    return {
      incidents: {
        open: open.length,
        openBySeverity: {
          ...none,
          ...Object.fromEntries(facet(open.map(({ severity }) => severity)).map(({ value, count }) => [value, count])),
        },
        unassigned: open.filter(({ owner }) => !owner).length,
        recent: data.incidents.slice(0, 8),
      },
      alerts: { lastDay: 37, perDay: data.overviewDays },
      assets: {
        total: data.assets.length,
        sensitive: data.assets.filter(({ findings }) => findings.length > 0).length,
        labelled: data.assets.filter(({ labelName }) => labelName).length,
        topClassifications: facet(data.assets.flatMap(({ findings }) => findings.map(({ name }) => name))),
        topLabels: facet(data.assets.flatMap(({ labelName }) => (labelName ? [labelName] : []))),
      },
      scans: { last: data.runs[0] ?? null },
      connectors: data.connectors.map(({ state }) => state),
    };
  },
  listConnectors: () => ({ items: data.connectors, total: data.connectors.length }),
  connect: ({ params, body }) => {
    const view: Row = data.connectors.find(({ state }) => state.kind === params.kind);
    if (body.clientSecret === 'wrong')
      throw new Refusal(400, 'The token request was refused: the client secret is wrong.');
    Object.assign(view.state, { status: 'connecting', settings: body.settings, problem: null });
    return view.state;
  },
  disconnect: ({ params }) => {
    const view: Row = data.connectors.find(({ state }) => state.kind === params.kind);
    return Object.assign(view.state, { status: 'disconnected', problem: null });
  },
  getSchema: () => ({
    tables: ['SecurityAlert', 'SecurityIncident', 'OfficeActivity', 'CloudAppEvents', 'PurviewDataSensitivityLogs'].map(
      (name) => ({
        name,
        category: 'Tables',
        description: '',
        solutions: [],
        columns: [{ name: 'TimeGenerated', type: 'datetime' }],
      }),
    ),
    watchlists: [],
    functions: [],
  }),
  listSavedQueries: () => ({ items: [], total: 0 }),
  listKqlSupport: () => ({ items: [], total: 0 }),
  listWorkbooks: () => ({ items: [], total: 0 }),
};
