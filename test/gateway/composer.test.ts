import { describe, expect, it } from '@jest/globals';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { printSchema } from 'graphql';
import { composeGateway } from '../../src/gateway/compose/compose.ts';
import { createComposer } from '../../src/gateway/live/composer.ts';
import { linked } from '../support/httpSubgraph.ts';
import { ownCenters } from '../support/liveServer.ts';

const own = ownCenters().schemas;
const films = (fields: string) => [
  {
    name: 'films',
    url: 'http://127.0.0.1:1/graphql',
    sdl: linked(`type Center @key(fields: "id") { id: ID! ${fields} }`),
  },
];

describe('a composer in a thread of its own', () => {
  it('composes what composing here does, task after task', async () => {
    const composer = createComposer();
    for (const fields of ['film: String', 'films: [Int!]']) {
      const [here, apart] = [
        composeGateway(own, films(fields)),
        await composer({ own, remote: films(fields) }),
      ];
      if (here.kind === 'failed' || apart.kind === 'failed') throw new Error('Expected a graph.');
      expect(apart.publicSdl).toBe(here.publicSdl);
      expect(apart.supergraph.sdl).toBe(here.supergraph.sdl);
      expect(printSchema(apart.supergraph.schema)).toBe(printSchema(here.supergraph.schema));
    }
  });

  it('tells why schemas do not compose, and composes on', async () => {
    const composer = createComposer();
    expect(await composer({ own, remote: films('name: Int') })).toEqual(
      composeGateway(own, films('name: Int')),
    );
    expect(await composer({ own, remote: films('film: Int') })).toMatchObject({ kind: 'composed' });
  });

  it('leaves other work its turn', async () => {
    let turns = 0;
    const state = { isDone: false };
    const composing = createComposer()({ own, remote: films('film: String') }).finally(() => {
      state.isDone = true;
    });
    for (; !state.isDone; turns += 1) await turnOfTheLoop();
    await composing;
    expect(turns).toBeGreaterThan(5);
  });

  it('gives up what takes too long', async () => {
    expect(
      await createComposer({ timeoutMs: 1 })({ own, remote: films('film: String') }),
    ).toMatchObject({
      kind: 'failed',
      problems: [{ message: 'Expected schemas that compose, got no end of it in 0.001 s.' }],
    });
  });
});
