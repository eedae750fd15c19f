import { beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../support/database.ts';
import { askOf } from '../support/graph.ts';

const database = testDatabase();
const ask = askOf(database);

beforeAll(async () => {
  await database.db.collection<{ _id: string }>('centers').insertMany([
    { _id: 'Center:gamep', name: 'Georgia MEP', sortName: 'georgia mep', stateId: 'State:GA' },
    { _id: 'Center:lost', name: 'Lost', sortName: 'lost', stateId: 'State:XX' },
  ] as { _id: string }[]);
  await database.db
    .collection<{ _id: string }>('states')
    .insertMany([
      {
        _id: 'State:GA',
        code: 'GA',
        name: 'Georgia',
        sortName: 'georgia',
        centerId: 'Center:gamep',
      },
    ] as { _id: string }[]);
});

describe('a reference', () => {
  it('is not loaded when only its key is asked for', async () => {
    expect(await ask('{ center(slug: "gamep") { state { id __typename } } }')).toEqual({
      data: { center: { state: { id: 'State:GA', __typename: 'State' } } },
      operations: ['find centers'],
    });
  });

  it('is loaded once for all fields of the entity', async () => {
    expect(await ask('{ centers { nodes { name state { code name center { name } } } } }')).toEqual(
      {
        data: {
          centers: {
            nodes: [
              {
                name: 'Georgia MEP',
                state: { code: 'GA', name: 'Georgia', center: { name: 'Georgia MEP' } },
              },
              { name: 'Lost', state: null },
            ],
          },
        },
        operations: ['find centers', 'find states', 'find centers'],
      },
    );
  });
});
