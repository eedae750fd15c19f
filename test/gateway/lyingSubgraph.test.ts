import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { linked, serveSubgraph } from '../support/httpSubgraph.ts';
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
    ['that it is of another type', { ...film, __typename: 'State' }],
    ['that it is of a type that nobody knows', { ...film, __typename: 'Castle' }],
    ['nothing of what it was asked', {}],
    ['another type and nothing else', { __typename: 'State' }],
  ])('is not believed where it says of an entity %s', async (_what, entity) => {
    const gateway = await gatewayBefore({ _entities: [entity] });
    // Before and after what writes the answers is compiled.
    for (let time = 0; time < 4; time += 1) {
      const { body } = await ask(gateway, '{ center(id: "c") { name film } }');
      expect(body).toEqual({
        data: { center: { name: 'Name of c', film: null } },
        errors: [
          {
            message: 'Expected of subgraph "films" an entity of type "Center", got another one.',
            path: ['center', 'film'],
            locations: expect.anything(),
            extensions: { code: 'SUBGRAPH_ERROR', subgraph: 'films' },
          },
        ],
      });
    }
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

describe('a message of a subgraph', () => {
  const SECRET = 'connect ECONNREFUSED 10.0.0.7:5432';

  /** Every error that a gateway in front of this subgraph answers, in a query and in events. */
  async function messagesOf(messages: 'pass' | 'mask' | undefined): Promise<string> {
    const failing = async (): Promise<never> => {
      throw Object.assign(new Error(SECRET), { extensions: { code: 'DB_DOWN', hint: SECRET } });
    };
    const subgraph = await serveSubgraph({
      sdl: `
        type Center @key(fields: "id") { id: ID! name: String! @external film: String needs: String @requires(fields: "name") }
        type Query { films: Int }
      `,
      resolvers: {
        Query: { films: failing },
        Center: { __resolveReference: async (one: object) => one, film: failing, needs: failing },
      },
    });
    const live = await startLiveServer(
      `${patientList({ messages })}subgraphs: { films: { schema: { subgraph_url: "${subgraph.url}" } } }`,
    );
    closing.push(live, subgraph);
    const { body } = await ask(live, '{ films center(id: "c") { name film needs } }');
    const said = JSON.stringify(body);
    expect(body).toMatchObject({
      data: { center: { name: 'Name of c', film: null, needs: null } },
    });
    if (messages !== 'pass') expect(JSON.stringify(live.logged)).toContain(SECRET);
    return said;
  }

  it('stays in the log unless its subgraph may speak to clients', async () => {
    const said = await messagesOf(undefined);
    expect(said).not.toContain(SECRET);
    expect(said).toContain('"code":"DB_DOWN","subgraph":"films"');
    expect(said).toContain('Subgraph \\"films\\" answered with an error.');
    expect(await messagesOf('mask')).toBe(said);
  });

  it('is passed on where the list says so', async () => {
    expect(await messagesOf('pass')).toContain(SECRET);
  });
});
