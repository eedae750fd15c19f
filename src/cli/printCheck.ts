import type { EntityCheck } from '../gateway/check/checkEntities.ts';
import type { CheckReport, PlacedProblem } from '../gateway/check/checkSubgraph.ts';
import type { GraphChange } from '../gateway/check/compareGraphs.ts';

/** The report for people; `source` is what they called the subgraph by. */
export function printCheck(report: CheckReport, source: string): string {
  const { subgraph, others, problems, warnings, entities, changes, isGood } = report;
  const company = ['our own graph', ...others].join(', ');
  const sections = [
    `Subgraph "${subgraph}", ${source}, with ${company}`,
    section(
      problems.length === 0
        ? 'It composes.'
        : `It does not compose: ${count(problems, 'problem')}.`,
      problems.flatMap((problem) => describeProblem(problem, source)),
    ),
    entities.length === 0 ? '' : section('Entities', entities.map(describeEntity)),
    problems.length > 0 ? '' : section(titleOf(changes), changes.map(describeChange)),
    warnings.length === 0 ? '' : section('Warnings', warnings),
    isGood ? 'Good to go.' : 'Not to go live as it is.',
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

function count(things: readonly unknown[], name: string): string {
  return `${things.length} ${name}${things.length === 1 ? '' : 's'}`;
}

function describeProblem(problem: PlacedProblem, source: string): readonly string[] {
  const { code, message, coordinate, line, hint, subgraph } = problem;
  const place = line === null ? '' : `${source}:${line} `;
  const whose = subgraph === null ? '' : `[${subgraph}] `;
  const lines = [
    `${place}${whose}${coordinate === null ? '' : `${coordinate}: `}${message} (${code})`,
  ];
  return hint === null ? lines : [...lines, `  ${hint}`];
}

function describeEntity({ type, key, asked, representation, ...check }: EntityCheck): string {
  const values = Object.entries(representation).filter(([name]) => name !== '__typename');
  const known = JSON.stringify(Object.fromEntries(values));
  const whom = asked === 'known' ? known : 'one that nobody has';
  return `${type} by "${key}": ${whom} ${describeOutcome(check)}`;
}

function describeOutcome({
  outcome,
  fields,
  message,
}: Pick<EntityCheck, 'outcome' | 'fields' | 'message'>): string {
  switch (outcome) {
    case 'resolves':
      return `resolves with ${fields.length === 0 ? 'nothing but its type' : fields.join(', ')}`;
    case 'null':
      return 'is null';
    case 'error':
      return `gives an error: ${message ?? ''}`;
  }
}

function titleOf(changes: readonly GraphChange[]): string {
  if (changes.length === 0) return 'The graph does not change.';
  const breaking = changes.filter(({ kind }) => kind === 'breaking');
  return `The graph changes in ${count(changes, 'place')}, ${breaking.length === 0 ? 'none of them breaking' : `${breaking.length} of them breaking`}.`;
}

function describeChange({ kind, message }: GraphChange): string {
  return `${kind.padEnd(9)} ${message}`;
}
