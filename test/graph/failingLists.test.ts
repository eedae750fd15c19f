import { beforeAll, describe, expect, it } from '@jest/globals';
import { insert, testDatabase } from '../support/database.ts';
import { askOf } from '../support/graph.ts';

const database = testDatabase();
const ask = askOf(database);

beforeAll(() =>
  insert(database, {
    agencies: [
      { _id: 'Agency:a', name: 'A', sortName: 'a', parentId: 'Agency:c' },
      { _id: 'Agency:b', name: 'B', sortName: 'b', parentId: 'Agency:c' },
      { _id: 'Agency:c', name: 'C', sortName: 'c', parentId: null },
    ],
  }),
);

// Of one object the parent takes waiting, of another there is none, and what both ask besides is wrong.
const wrong = 'parent { name } resources(first: -1) { totalCount }';

describe('a list whose objects fail, some at once and some later', () => {
  it.each([
    ['nodes', `{ agencies { nodes { ${wrong} } } }`],
    ['edges', `{ agencies { edges { node { ${wrong} } } } }`],
  ])('fails alone: no failure is left to the process, in %s', async (_name, query) => {
    // jest takes the place of process: what is left unhandled comes to the real one's listeners.
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    try {
      const { errors } = (await ask(query)) as { readonly errors?: readonly unknown[] };
      expect(errors?.length).toBeGreaterThan(0);
      // Node.js tells of them once the microtasks of this turn are done.
      await new Promise((resolve) => setImmediate(resolve));
      expect(unhandled).toEqual([]);
    } finally {
      process.off('unhandledRejection', note);
    }
  });
});
