import { parse, print } from 'graphql';
import type { PlanDescription } from '../../src/gateway/plan/describePlan.ts';

/** A plan as a tree of text, one line for each step and the operations below their fetches. */
export function drawPlan(plan: PlanDescription | null): string {
  return plan === null ? 'nothing to fetch\n' : draw(plan, '', '');
}

function draw(plan: PlanDescription, first: string, rest: string): string {
  switch (plan.kind) {
    case 'sequence':
      return drawAll(`${first}one after the other\n`, plan.nodes, rest);
    case 'parallel':
      return drawAll(`${first}at the same time\n`, plan.nodes, rest);
    case 'condition': {
      const ways = [plan.whenTrue, plan.whenFalse].filter((way) => way !== null);
      return drawAll(`${first}if $${plan.variable}, else\n`, ways, rest);
    }
    case 'fetch': {
      const at = plan.at.length === 0 ? '' : `  for each of ${plan.at.join(', ')}`;
      const lines = printShort(plan.operation).map((line) => `${rest}    ${line}\n`);
      return `${first}${plan.subgraph}${at}\n${lines.join('')}`;
    }
  }
}

function drawAll(head: string, plans: readonly PlanDescription[], rest: string): string {
  return plans.reduce((text, plan, index) => {
    const isLast = index === plans.length - 1;
    return (
      text + draw(plan, `${rest}${isLast ? '└─ ' : '├─ '}`, `${rest}${isLast ? '   ' : '│  '}`)
    );
  }, head);
}

/** The operation over several lines, without what every fetch of entities begins with. */
function printShort(operation: string): readonly string[] {
  const lines = print(parse(operation)).split('\n');
  return /^query\s*\(\$representations/.test(operation) ? lines.slice(2, -2).map(unindent) : lines;
}

function unindent(line: string): string {
  return line.replace(/^ {4}/, '');
}
