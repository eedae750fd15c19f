import { afterAll, describe, expect, it } from '@jest/globals';
import type { CommandStartedEvent } from 'mongodb';
import { createClient } from '../../src/mongo/client.ts';
import type { GraphOperation } from '../../src/graph/graph.ts';
import { createRandom } from '../support/random.ts';
import { createRandomOperations } from '../support/randomOperation.ts';
import { graphOf } from '../support/graph.ts';
import { realDatabase } from '../support/realData.ts';

const database = realDatabase();
const graph = graphOf(database);
const trialClient = createClient(database.uri);
const trial = graphOf({ db: trialClient.db(database.db.databaseName) });

afterAll(() => trialClient.close());

/** Names of collections anywhere in a command, as MongoDB reads it. */
function collectionsIn(command: unknown): readonly string[] {
  if (typeof command !== 'object' || command === null) return [];
  return Object.entries(command).flatMap(([key, value]) =>
    ['find', 'aggregate', 'from', 'coll', '$unionWith'].includes(key) && typeof value === 'string'
      ? [value]
      : collectionsIn(value),
  );
}

type Run = (operation: GraphOperation) => unknown;

describe('reads', () => {
  it('names every collection that MongoDB is asked for, and no other', async () => {
    const usual = new Set(['first', 'last', 'slug', 'id', 'ids', 'text', 'filter']);
    const next = createRandomOperations({
      schema: graph.schema,
      random: createRandom(7),
      isUsual: (name) => usual.has(name),
      valueAt: (coordinate) =>
        ({ first: 2, last: 2, text: 'energy', slug: 'gamep', zip: '30308' })[
          coordinate.split('.').at(-1) ?? ''
        ],
    });
    const operations = Array.from({ length: 150 }, next);
    // Where a field fails, the answer may be there while others still read: these have a client of their own.
    const results = await Promise.all(operations.map((operation) => trial.execute(operation)));
    const whole = operations.filter((_operation, index) => results[index]?.errors === undefined);
    const seen = new Set<string>();
    const ways: readonly Run[] = [
      (operation) => graph.execute(operation),
      (operation) => graph.answer?.(operation),
    ];
    for (const [operation, run] of whole.flatMap((one) => ways.map((way) => [one, way] as const))) {
      const asked = new Set<string>();
      const noted = new Set<string>();
      const listener = ({ command, commandName }: CommandStartedEvent): void => {
        if (commandName !== 'find' && commandName !== 'aggregate') return;
        collectionsIn(command).forEach((name) => asked.add(name));
      };
      database.client.on('commandStarted', listener);
      const reads = {
        collection: (name: string) => void noted.add(name),
        elsewhere: () => void noted.add('elsewhere'),
      };
      // One after the other: what MongoDB is asked must be of this operation.
      await run({ ...operation, reads });
      database.client.off('commandStarted', listener);
      const { text } = operation;
      expect({ text, noted: [...noted].sort() }).toEqual({ text, noted: [...asked].sort() });
      noted.forEach((name) => seen.add(name));
    }
    // Otherwise the operations were too poor to show anything.
    expect([whole.length > 50, seen.size > 8]).toEqual([true, true]);
  });
});
