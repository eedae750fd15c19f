import { parse, print } from 'graphql';
import type { PlanDescription } from '../../src/gateway/plan/describePlan.ts';

/** A plan as a tree of text, one line for each step and the operations below their fetches. */
export function drawPlan(plan: PlanDescription | null): string {
  return plan === null ? 'nothing to fetch\n' : draw(plan, [], { first: '', rest: '' });
}

interface Indent {
  readonly first: string;
  readonly rest: string;
}

/** @param before - the fetches of the step before */
function draw(plan: PlanDescription, before: readonly number[], { first, rest }: Indent): string {
  switch (plan.kind) {
    case 'sequence':
    case 'parallel': {
      const isSequence = plan.kind === 'sequence';
      const head = isSequence ? 'one after the other' : 'at the same time';
      const steps = plan.nodes.map((node, index) => {
        const last = plan.nodes[index - 1];
        const isLast = index === plan.nodes.length - 1;
        return draw(node, isSequence && last ? idsOf(last) : before, {
          first: `${rest}${isLast ? '└─ ' : '├─ '}`,
          rest: `${rest}${isLast ? '   ' : '│  '}`,
        });
      });
      return `${first}${head}\n${steps.join('')}`;
    }
    case 'fetch': {
      const at = plan.at.length === 0 ? '' : `  for each of ${plan.at.join(', ')}`;
      const lines = printShort(plan.operation).map((line) => `${rest}    ${line}\n`);
      return `${first}${plan.subgraph} #${plan.id}${at}${after(plan.needs, before)}\n${lines.join('')}`;
    }
  }
}

/** What a fetch waits for, unless it is simply the step before. */
function after(needs: readonly number[], before: readonly number[]): string {
  const isStepBefore =
    needs.length === before.length && before.every((number) => needs.includes(number));
  return isStepBefore ? '' : `  after ${needs.map((id) => `#${id}`).join(', ')}`;
}

function idsOf(plan: PlanDescription): readonly number[] {
  return plan.kind === 'fetch' ? [plan.id] : plan.nodes.flatMap(idsOf);
}

/** The operation over several lines, without what every fetch of entities begins with. */
function printShort(operation: string): readonly string[] {
  const lines = print(parse(operation)).split('\n');
  return /^query\s*\(\$representations/.test(operation) ? lines.slice(2, -2).map(unindent) : lines;
}

function unindent(line: string): string {
  return line.replace(/^ {4}/, '');
}
