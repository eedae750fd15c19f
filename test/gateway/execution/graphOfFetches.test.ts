import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { PlainSignal } from '../../../src/signal.ts';
import { createFederation } from '../../support/federation.ts';
import { answerOf } from '../../support/sameAnswer.ts';

interface Id {
  readonly id: string;
}

/** Answers when it is let go. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<null>();
  const open = () => {
    resolve(null);
  };
  return { passed: promise, open };
}

const QUERY = '{ slow { late } quick { next { last } } }';

/** One branch of two fetches waits; the other one is of three. */
function branches(waiting: Promise<unknown>) {
  return {
    halls: {
      sdl: `
        type Query { slow: Hall }
        type Hall @key(fields: "id") { id: ID! }
      `,
      resolvers: { Query: { slow: async () => waiting.then(() => ({ id: 'h' })) } },
    },
    seats: {
      sdl: 'type Hall @key(fields: "id") { id: ID! late: String }',
      resolvers: { Hall: { late: ({ id }: Id) => `Late of ${id}` } },
    },
    shows: {
      sdl: `
        type Query { quick: Show }
        type Show @key(fields: "id") { id: ID! }
      `,
      resolvers: { Query: { quick: () => ({ id: 's' }) } },
    },
    runs: {
      sdl: `
        type Show @key(fields: "id") { id: ID! next: Run }
        type Run @key(fields: "id") { id: ID! }
      `,
      resolvers: { Show: { next: () => ({ id: 'r' }) } },
    },
    ends: {
      sdl: 'type Run @key(fields: "id") { id: ID! last: String }',
      resolvers: { Run: { last: ({ id }: Id) => `Last of ${id}` } },
    },
  };
}

/** Resolves once a subgraph was asked. */
async function asked(
  fetches: readonly { readonly subgraph: string }[],
  subgraph: string,
): Promise<void> {
  while (!fetches.some((fetch) => fetch.subgraph === subgraph)) await setImmediate();
}

describe('the fetches of a plan', () => {
  it('start when what they need is there, whatever else is slow', async () => {
    const { passed, open } = gate();
    const { ask, fetches } = await createFederation(branches(passed));
    const answer = ask(QUERY);
    await asked(fetches, 'ends');
    expect(fetches.map(({ subgraph }) => subgraph)).toEqual(['halls', 'shows', 'runs', 'ends']);
    open();
    expect(await answer).toEqual({
      data: { slow: { late: 'Late of h' }, quick: { next: { last: 'Last of r' } } },
    });
    expect(fetches.map(({ subgraph }) => subgraph)).toEqual([
      ...['halls', 'shows', 'runs', 'ends', 'seats'],
    ]);
  });

  it('fail without those that do not need them', async () => {
    const { ask } = await createFederation(
      branches(Promise.resolve().then(() => Promise.reject(new Error('No halls.')))),
    );
    expect(await ask(QUERY)).toEqual({
      data: { slow: null, quick: { next: { last: 'Last of r' } } },
      errors: [expect.objectContaining({ message: 'No halls.', path: ['slow'] })],
    });
  });

  it('do not start any more when nobody waits for them', async () => {
    const { passed, open } = gate();
    const { graph, fetches } = await createFederation(branches(passed));
    const signal = new PlainSignal();
    const document = parse('{ slow { late } }');
    const answer = answerOf(graph, { document, operationName: null, variables: {}, signal });
    await asked(fetches, 'halls');
    signal.abort(new Error('Gone.'));
    open();
    expect(JSON.parse(JSON.stringify(await answer))).toEqual({
      data: { slow: { late: null } },
      errors: [
        expect.objectContaining({
          message: 'Nobody waits for subgraph "seats" any more.',
          path: ['slow', 'late'],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'seats' },
        }),
      ],
    });
    expect(fetches.map(({ subgraph }) => subgraph)).toEqual(['halls']);
  });
});
