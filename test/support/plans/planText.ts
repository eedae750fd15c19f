import { parse, print } from 'graphql';
import { describePlaces } from '../../../src/gateway/plan/describePlaces.ts';
import type {
  EntityInput,
  Plan,
  PlannedFetch,
  Requirement,
} from '../../../src/gateway/plan/plan.ts';

/**
 * A plan as text: each fetch with what it waits for, where its objects are, what it tells of them (what comes of
 * another key after `:`), and its operation.
 */
export function planText({ source, fetches, places }: Plan): string {
  const first = source === null ? 1 : 2;
  const writeFetch = (fetch: PlannedFetch, number: number) => {
    const needs = fetch.needs.map((need) => `#${need + first}`);
    const waits = needs.length === 0 ? '' : `, after ${needs.join(' and ')}`;
    const at = fetch.kind === 'root' ? describePlaces(fetch.places, places) : [];
    const head = `#${number} ${fetch.subgraph}${waits}${at.map((one) => `\nat ${one}`).join('')}`;
    const inputs =
      fetch.kind === 'root' ? [] : fetch.inputs.map((input) => inputText(input, places));
    return [head, ...inputs, print(parse(fetch.operation.text)), ''].join('\n');
  };
  const all = fetches.map((fetch, index) => writeFetch(fetch, index + first));
  if (source !== null) all.unshift(`for each event of ${writeFetch(source, 1)}`);
  return all.length === 0 ? 'nothing to fetch\n' : all.join('\n');
}

function inputText(
  { variable, type, representation, requiring, tellsType, places: at }: EntityInput,
  places: Plan['places'],
): string {
  const told = [type, ...representation.map(requirementText)].join(' ');
  return [
    `$${variable}: ${told}${tellsType ? ', whose type is told' : ''}`,
    ...describePlaces(at, places).map((path) => `  for each of ${path}`),
    ...requiring.map(({ field, names }) => `  ${field} requires ${names.join(', ')}`),
  ].join('\n');
}

function requirementText(one: Requirement): string {
  const name =
    one.kind === 'fragment'
      ? `... on ${one.type}`
      : `${one.name}${one.key === one.name ? '' : `:${one.key}`}`;
  return one.selections === null
    ? name
    : `${name} { ${one.selections.map(requirementText).join(' ')} }`;
}
