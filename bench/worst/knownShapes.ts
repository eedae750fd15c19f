import type { GraphQLSchema } from 'graphql';
import type { Shape, Step } from './shape.ts';
import { selectLeaves } from './world.ts';

const states: Step = { field: 'states', args: '(first: 52)' };
const topics = ['training', 'energy', 'lean', 'food', 'cybersecurity', 'careers', 'automation'];
const kinds = ['PROGRAM', 'GRANT', 'LOAN', 'SERVICE', 'TOOL', 'TRAINING', 'STANDARD', 'FACILITY'];

/** What people who look for dear operations try first: a search begins with them. */
export function knownShapes(schema: GraphQLSchema): readonly Shape[] {
  const everything = selectLeaves(schema, 'Resource');
  const times = (count: number, ask: (index: number) => Shape['asks'][number]): Shape['asks'] =>
    Array.from({ length: count }, (_, index) => ask(index));
  const counted =
    '{ totalCount facets(by: KIND, first: 1) { count } crossTab(rows: KIND, columns: TOPIC) { cells { count } } }';
  const anyOf = (index: number): string => {
    const some = topics.filter((_topic, place) => ((index + 1) >> (place % 5)) % 2 === 1);
    return JSON.stringify([...some, topics[index % topics.length]]);
  };
  return [
    // The one that was reported.
    {
      parents: [states],
      asks: times(30, (index) => ({
        call: `resources(first: 1, filter: { topicsAny: ${anyOf(index)}, started: { from: ${1850 + index} } })`,
        selection: counted,
      })),
    },
    {
      parents: [states],
      asks: times(30, (index) => ({
        call: `resources(first: 1, filter: { topicsAny: ${anyOf(index)} })`,
        selection: counted,
      })),
    },
    // Filters that hardly anything meets: a page looks through all of the parent's.
    {
      parents: [states],
      asks: times(30, (index) => ({
        call: `resources(first: 1, filter: { kind: ${kinds[index % 8]}, started: { from: ${1900 + index}, to: ${1901 + index} } })`,
        selection: '{ nodes { id } }',
      })),
    },
    {
      parents: [],
      asks: times(30, (index) => ({
        call: `resources(filter: { started: { from: ${1850 + index} } })`,
        selection: '{ crossTab(rows: TOPIC, columns: AGENCY) { cells { row column count } } }',
      })),
    },
    // As many values as may be returned.
    {
      parents: [states],
      asks: times(9, (index) => ({
        call: `resources(first: 100, filter: { started: { from: ${1850 + index} } })`,
        selection: `{ nodes ${everything} }`,
      })),
    },
    {
      parents: [],
      asks: times(30, (index) => ({
        call: `search(first: 100, text: "${topics.join(' ')} ${kinds[index % 8]} ${index}")`,
        selection: '{ totalCount edges { score highlights { segments { text } } node { id } } }',
      })),
    },
  ];
}
