import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { linked } from '../support/httpSubgraph.ts';
import { startLiveServer } from '../support/liveServer.ts';
import { patientList } from '../support/patience.ts';
import { ask } from '../support/startServer.ts';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

const SDL = linked(
  'type Center @key(fields: "id") { id: ID! film: String } type Query { films: Int }',
);

/** A gateway in front of our centers and of a subgraph that has one answer to all questions. */
async function gatewayBefore(data: unknown) {
  const server = createServer((request, response) => {
    void (async () => {
      // Only the gateway sends here.
      const { query } = (await json(request)) as { readonly query: string };
      const answer = query.includes('_service') ? { _service: { sdl: SDL } } : data;
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ data: answer }));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address.
  const { port } = server.address() as AddressInfo;
  const live = await startLiveServer(
    `${patientList()}subgraphs: { films: { schema: { subgraph_url: "http://127.0.0.1:${port}/graphql" } } }`,
  );
  closing.push(live, {
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  });
  return live;
}

const film = { __typename: 'Center', film: 'F' };

describe('a subgraph that answers what it was not asked', () => {
  it('says nothing of the fields of others', async () => {
    const hijacked = { ...film, id: 'Center:other', name: 'Hijacked' };
    const gateway = await gatewayBefore({
      films: 1,
      center: hijacked,
      _entities: [hijacked],
    });
    const { body } = await ask(gateway, '{ films center(id: "c") { id name film } }');
    expect(body).toEqual({
      data: { films: 1, center: { id: 'c', name: 'Name of c', film: 'F' } },
    });
  });

  it.each([
    ['fewer entities than it was asked for', { _entities: [] }],
    ['more entities', { _entities: [film, film] }],
    ['no list', { _entities: film }],
    ['nothing', {}],
  ])('gives none of its fields where it answers by %s', async (_what, data) => {
    const gateway = await gatewayBefore(data);
    const { body } = await ask(gateway, '{ center(id: "c") { name film } }');
    expect(body).toEqual({
      data: { center: { name: 'Name of c', film: null } },
      errors: [
        {
          message:
            'Expected of subgraph "films" one entity for each it was asked for, got another answer.',
          path: ['center', 'film'],
          locations: expect.anything(),
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'films' },
        },
      ],
    });
  });

  it('is named where it gives something else in the place of an entity', async () => {
    const gateway = await gatewayBefore({ _entities: ['Center:c'] });
    const { body } = await ask(gateway, '{ center(id: "c") { name film } }');
    expect(body).toMatchObject({
      data: { center: { name: 'Name of c', film: null } },
      errors: [
        {
          message: 'Expected an entity of subgraph "films", got something else.',
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'films' },
        },
      ],
    });
  });
});
