// Writes the plans that test/gateway/plans holds the planner to: look at what changed before you commit it.
import { writeFile } from 'node:fs/promises';
import { goldenFile, planOf, readPlanCases } from '../test/support/plans/planCase.ts';
import { planText } from '../test/support/plans/planText.ts';

for (const planCase of await readPlanCases()) {
  await writeFile(goldenFile(planCase.name), planText(planOf(planCase)));
}
