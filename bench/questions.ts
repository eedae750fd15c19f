import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeCursor } from '../src/paging/cursor.ts';

/** What servers are asked, in turns where there are several bodies. */
export interface Question {
  readonly name: string;
  readonly description: string;
  readonly bodies: readonly string[];
}

type Variables = Readonly<Record<string, unknown>>;

export async function localQuestions(): Promise<readonly Question[]> {
  const reference = await readQuery('reference');
  return [
    {
      name: 'reference',
      description: '20 centers, the state of each, 5 resources of each, their providers',
      bodies: [JSON.stringify({ query: reference })],
    },
    {
      name: 'distinct',
      description: 'the same, and no text comes twice',
      bodies: [JSON.stringify({ query: reference.replace('Reference', 'Reference__N__') })],
    },
    await question('paged', 'behind a cursor, with cursors and whether there is more', places()),
    await question(
      'deep',
      'seven levels down',
      [3, 4, 5, 6].map((first) => ({ first })),
    ),
    await question(
      'wide',
      'many fields of many resources',
      [60, 80, 100].map((first) => ({ first })),
    ),
    await question(
      'filtered',
      'a filter, another order, and a count',
      ['MANUFACTURING_RESOURCES', 'TECHNOLOGY', 'WORKFORCE'].map((focusArea) => ({ focusArea })),
    ),
    await question(
      'searched',
      'search by words, with what was found',
      ['workforce training', 'energy', 'small business loans', 'cyber'].map((text) => ({ text })),
    ),
  ];
}

export async function ownQuestions(): Promise<readonly Question[]> {
  const [reference, , paged, deep] = await localQuestions();
  return [reference, paged, deep].filter((asked) => asked !== undefined);
}

export async function mixedQuestion(): Promise<Question> {
  return question('mixed', 'the same, and trainings from a subgraph elsewhere', [{}]);
}

async function question(
  name: string,
  description: string,
  variables: readonly Variables[],
): Promise<Question> {
  const query = await readQuery(name);
  return {
    name,
    description,
    bodies: variables.map((one) => JSON.stringify({ query, variables: one })),
  };
}

/** Places in the order of centers by name, in the middle of it. */
function places(): readonly Variables[] {
  return ['d', 'g', 'k', 'm'].map((value) => ({
    after: encodeCursor('centers by NAME', { value, id: '' }),
  }));
}

async function readQuery(name: string): Promise<string> {
  return readFile(join(import.meta.dirname, 'queries', `${name}.graphql`), 'utf8');
}
