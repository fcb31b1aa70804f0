import type { Services } from '../../services.ts';
import { httpRejection } from '../errors.ts';
import type { Register } from '../register.ts';

export function registerWorkbookRoutes(register: Register, { solutions }: Services): void {
  const workbooks = solutions.flatMap((solution) => solution.workbooks);

  register('listWorkbooks', async () => {
    const items = workbooks.map(({ summary }) => ({ ...summary, dataTypes: [...summary.dataTypes] }));
    return { items, total: items.length };
  });

  register('getWorkbook', async ({ params }) => {
    const workbook = workbooks.find(({ summary }) => summary.id === params.id);
    if (!workbook) throw httpRejection('API1003', `There is no workbook \`${params.id}\`.`);
    return {
      summary: { ...workbook.summary, dataTypes: [...workbook.summary.dataTypes] },
      workbook: workbook.workbook,
    };
  });
}
