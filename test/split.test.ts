import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { domainNames, type DomainName } from '../src/collections/index.ts';
import { realDatabase } from './support/realData.ts';
import { post, serveProcess, type ServedProcess } from './support/servedProcess.ts';

const database = realDatabase();
const servers: ServedProcess[] = [];
const urls = new Map<DomainName | 'whole', string>();

beforeAll(async () => {
  const { uri, db } = database;
  const target = uri.replace('/?', `/${db.databaseName}?`);
  const start = async (name: DomainName | 'whole', ...args: string[]): Promise<void> => {
    const server = await serveProcess('--mongodb-uri', target, '--no-import', ...args);
    servers.push(server);
    urls.set(name, server.url);
  };
  await Promise.all([start('whole'), ...domainNames.map((name) => start(name, '--domains', name))]);
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
});

type Fields = Record<string, unknown>;
interface Entity extends Fields {
  readonly __typename: string;
  readonly id: string;
}

async function ask(
  name: DomainName | 'whole',
  query: string,
  variables?: Readonly<Record<string, unknown>>,
): Promise<Fields> {
  const { data, errors } = await post(urls.get(name) ?? '', query, variables);
  expect(errors).toBeUndefined();
  return data as Fields;
}

/** What a router does: fetches fields of entities from the domain that has them, and merges them in. */
async function fetchInto(
  name: DomainName,
  entities: readonly Entity[],
  selection: string,
): Promise<void> {
  const { _entities } = await ask(
    name,
    `query ($of: [_Any!]!) { _entities(representations: $of) { ${selection} } }`,
    { of: entities.map(({ __typename, id }) => ({ __typename, id })) },
  );
  (_entities as Fields[]).forEach((fields, index) => Object.assign(entities[index] ?? {}, fields));
}

function nodesOf(connection: unknown): readonly Entity[] {
  return (connection as { readonly nodes: readonly Entity[] }).nodes;
}

describe('one domain per process', () => {
  it('answers over centers, states, resources and agencies what the one process answers', async () => {
    const whole = await ask(
      'whole',
      `{ centers(first: 4) { nodes { __typename id name
        state { __typename id name code }
        resources(first: 2) { nodes { __typename id title
          providers(first: 2) { nodes { __typename ... on Agency { id abbreviation } ... on Center { id } ... on Association { id } } }
        } }
      } } }`,
    );
    const split = await ask(
      'centers',
      '{ centers(first: 4) { nodes { __typename id name state { __typename id } } } }',
    );
    const centers = nodesOf(split['centers']);
    await fetchInto(
      'states',
      centers.map((center) => center['state'] as Entity),
      '... on State { name code }',
    );
    await fetchInto(
      'resources',
      centers,
      `... on Center { resources(first: 2) { nodes { __typename id title
        providers(first: 2) { nodes { __typename ... on Agency { id } ... on Center { id } ... on Association { id } } }
      } } }`,
    );
    const providers = centers
      .flatMap((center) => nodesOf(center['resources']))
      .flatMap((resource) => nodesOf(resource['providers']));
    await fetchInto(
      'agencies',
      providers.filter(({ __typename }) => __typename === 'Agency'),
      '... on Agency { abbreviation }',
    );
    expect(split).toEqual(whole);
  });

  it('answers over associations, agreements and agencies what the one process answers', async () => {
    const whole = await ask(
      'whole',
      `{ associations(filter: { named: "SME" }) { nodes { __typename id name
        agreements(first: 5) { totalCount nodes { __typename id title
          parties { nodes { __typename ... on Node { id } ... on Partner { name } } }
        } }
      } } }`,
    );
    const split = await ask(
      'associations',
      '{ associations(filter: { named: "SME" }) { nodes { __typename id name } } }',
    );
    const associations = nodesOf(split['associations']);
    await fetchInto(
      'agreements',
      associations,
      `... on Association { agreements(first: 5) { totalCount nodes { __typename id title
        parties { nodes { __typename ... on Agency { id } ... on Association { id } } }
      } } }`,
    );
    const parties = associations
      .flatMap((association) => nodesOf(association['agreements']))
      .flatMap((agreement) => nodesOf(agreement['parties']));
    const partiesOf = (type: string): readonly Entity[] =>
      parties.filter(({ __typename }) => __typename === type);
    await fetchInto('agencies', partiesOf('Agency'), '... on Agency { name }');
    await fetchInto('associations', partiesOf('Association'), '... on Association { name }');
    expect(parties.length).toBeGreaterThan(2);
    expect(split).toEqual(whole);
  });

  it('answers over the network, state organizations and their centers what the one process answers', async () => {
    const whole = await ask(
      'whole',
      `{ partners(arena: STATE, first: 5) { totalCount nodes { __typename id name
          ... on StateOrganization { relation centers { nodes { __typename id shortName } } } } }
        node(id: "State:DC") { __typename id ... on State { center { __typename id shortName } } }
        nothing: node(id: "State:XX") { id } }`,
    );
    const split = await ask(
      'network',
      `{ partners(arena: STATE, first: 5) { totalCount nodes { __typename id } }
        node(id: "State:DC") { __typename id } nothing: node(id: "State:XX") { id } }`,
    );
    const organizations = nodesOf(split['partners']);
    const state = split['node'] as Entity;
    await fetchInto(
      'states',
      organizations,
      '... on StateOrganization { name relation centers { nodes { __typename id } } }',
    );
    await fetchInto('states', [state], '... on State { center { __typename id } }');
    const centers = [
      ...organizations.flatMap((organization) => nodesOf(organization['centers'])),
      state['center'] as Entity,
    ];
    await fetchInto('centers', centers, '... on Center { shortName }');
    expect(split).toEqual(whole);
  });

  it('publishes a schema of its own, and no supergraph', async () => {
    const url = urls.get('centers') ?? '';
    const { _service } = await ask('centers', '{ _service { sdl } }');
    expect((_service as { readonly sdl: string }).sdl).toContain(
      'type Center implements Node & ResourceProvider @key',
    );
    expect((await fetch(`${url}/supergraph.graphql`)).status).toBe(404);
    expect(await (await fetch(`${url}/schema.graphql`)).text()).toContain('@key(fields: "id")');
  });

  it('is a subgraph of all domains when all are named', async () => {
    const { uri, db } = database;
    const target = uri.replace('/?', `/${db.databaseName}?`);
    const all = domainNames.join(',');
    const server = await serveProcess('--mongodb-uri', target, '--no-import', '--domains', all);
    servers.push(server);
    const answer = await post(
      server.url,
      `query ($of: [_Any!]!) { _service { sdl } state(code: "GA") { name center { shortName } }
        _entities(representations: $of) { ... on Center { state { name } } } }`,
      { of: [{ __typename: 'Center', id: 'Center:gamep' }] },
    );
    expect(answer).toEqual({
      data: {
        _service: { sdl: expect.stringContaining('type Center implements Node') },
        state: { name: 'Georgia', center: { shortName: 'GaMEP' } },
        _entities: [{ state: { name: 'Georgia' } }],
      },
    });
    expect((await fetch(`${server.url}/supergraph.graphql`)).status).toBe(404);
  });
});
