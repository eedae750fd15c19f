import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isObjectType } from 'graphql';
import { domainNames, type DomainName } from '../../src/collections/index.ts';
import { readSupergraphSdl } from '../../src/graph/schemaFiles.ts';
import { graphOf } from '../support/graph.ts';
import { isHiveGatewayInstalled, startHiveGateway } from '../support/hiveGateway.ts';
import { realDatabase } from '../support/realData.ts';
import { selectEverything } from '../support/selectEverything.ts';
import { post, serveProcess, type ServedProcess } from '../support/servedProcess.ts';

type Fields = Readonly<Record<string, unknown>>;
interface Question {
  readonly about: string;
  readonly query: string;
  readonly variables?: Fields;
}

const { schema } = graphOf({ db: undefined as never });
const entityTypes = schema
  .getPossibleTypes(schema.getType('Node') as never)
  .map(({ name }) => name)
  .toSorted();

/** Questions that lead through several domains. */
const questions: readonly Question[] = [
  {
    about: 'centers, their states, resources and who offers these',
    query: `{ centers(first: 51) { nodes { shortName host { name kind }
      state { name region organizations(first: 3) { nodes { name website } } }
      resources(first: 5) { totalCount nodes { title kind
        providers { nodes { __typename
          ... on Agency { abbreviation parent { name agreements(first: 2) { nodes { title startYear } } } }
          ... on Association { name industries }
          ... on Center { shortName state { code } }
        } } } } } } }`,
  },
  {
    about: 'agencies, their parents and offices, and what was agreed with whom',
    query: `{ agencies(first: 12, filter: { focusArea: WORKFORCE }) { totalCount nodes { name parent { name }
      offices(first: 3) { nodes { name resources(first: 2) { nodes { title } } } }
      agreements(first: 3) { nodes { title parties { totalCount nodes {
        ... on Partner { name arena } ... on Association { resources(first: 1) { nodes { title } } }
      } } } } } } }`,
  },
  {
    about: 'the three arenas, by an interface whose fields are several domains’',
    query: `{ arenas { code label partners(first: 7) { totalCount edges { cursor node { __typename id name website
      ... on StateOrganization { centers { nodes { shortName } } state { code center { name } } }
      ... on Agency { offices(first: 1) { nodes { name } } }
    } } pageInfo { hasNextPage endCursor } } } }`,
  },
  {
    about: 'a search, and what is around each hit',
    query: `{ search(text: "energy", first: 20) { totalCount nodes { __typename id
      ... on Partner { name summary }
      ... on Resource { title providers(first: 2) { nodes { ... on Node { id } ... on Partner { name } } } }
      ... on Center { name state { name } }
      ... on Agreement { title parties { nodes { ... on Partner { name } } } }
    } } }`,
  },
  {
    about: 'nodes of every domain, with one that does not exist, and null for it',
    query: `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ...Named
        ... on State { center { shortName impacts(first: 2) { nodes { metrics { metric value unit } } } } }
        ... on Topic { label resources(first: 2) { nodes { title } } } }
      nothing: node(id: "Center:gone") { __typename id ... on Center { name } }
      noState: state(code: "XX") { name } noCenter: center(slug: "gone") { name } }
    fragment Named on Partner { name website }`,
    variables: {
      ids: ['State:GA', 'Center:gamep', 'Agency:nist', 'Center:gone', 'Resource:e3-initiative'],
    },
  },
  {
    about: 'resources from the end, with the states they serve and their centers',
    query: `{ resources(last: 9, orderBy: { field: TITLE, direction: DESC }) { totalCount
      pageInfo { hasPreviousPage startCursor }
      nodes { title topics { nodes { label } } locations(first: 2) { nodes { code center { name } } }
        statesServed(first: 3) { nodes { name center { shortName funding(first: 1) { nodes { fiscalYear } } } } } } } }`,
  },
  {
    about: 'with what variables include and skip',
    query: `query ($slug: String!, $with: Boolean!, $first: Int = 2) { center(slug: $slug) {
      name nearby(first: $first) { edges { node { shortName state @include(if: $with) { name } } } }
      state @skip(if: $with) { name }
      resources(first: $first) @include(if: $with) { nodes { title agreements(first: 1) { nodes { title } } } } } }`,
    variables: { slug: 'gamep', with: true },
  },
  {
    about: 'counts of several domains beside each other',
    query: `{ network { totals { agencies centers associations resources agreements stateOrganizations } }
      focusAreas { code label agencies { totalCount } centers { totalCount }
        associations { totalCount } resources { totalCount } agreements { totalCount } }
      engagementModes { code label resources(first: 1) { totalCount nodes { title } } } }`,
  },
  {
    about: 'reports and funds with the centers and states they are of',
    query: `{ impactReports(first: 8) { totalCount nodes { scope fiscalYear center { shortName state { name } } state { name } metrics { metric value } } }
      fundingRecords(first: 8) { totalCount nodes { fiscalYear center { shortName host { name } } } } }`,
  },
  {
    about: 'one field under several names, with other arguments',
    query: `{ first: states(first: 3) { nodes { name center { name } } }
      last: states(last: 3) { nodes { code associations(first: 2) { nodes { name resources(first: 1) { nodes { title } } } } } } }`,
  },
];

const database = realDatabase();
const started: ServedProcess[] = [];
let folder: string;
let whole: string;
let gateway: string;

// In CI a skipped test is as bad as a failed one.
const isSkipped = !isHiveGatewayInstalled && process.env['CI'] === undefined;
const reason = isSkipped ? ' (not installed: run "npm ci" in examples/hive-gateway)' : '';

(isSkipped ? describe.skip : describe)(`Hive Gateway before the split domains${reason}`, () => {
  beforeAll(async () => {
    const serve = async (...args: readonly string[]): Promise<string> => {
      const uri = database.uri.replace('/?', `/${database.db.databaseName}?`);
      const server = await serveProcess('--mongodb-uri', uri, '--no-import', ...args);
      started.push(server);
      return server.url;
    };
    const [wholeUrl, ...domainUrls] = await Promise.all([
      serve(),
      ...domainNames.map((name) => serve('--domains', name)),
    ]);
    whole = wholeUrl;
    folder = await mkdtemp(path.join(tmpdir(), 'mep-graph-hive-'));
    const file = path.join(folder, 'supergraph.graphql');
    const urls = new Map(domainNames.map((name, index) => [name, domainUrls[index]]));
    await writeFile(file, withUrls(readSupergraphSdl(), urls));
    const server = await startHiveGateway(file);
    started.push(server);
    gateway = server.url;
  });

  afterAll(async () => {
    await Promise.all(started.map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  async function expectAlike(query: string, variables?: Fields): Promise<Fields> {
    const [expected, answer] = await Promise.all([
      post(whole, query, variables),
      post(gateway, query, variables),
    ]);
    expect(expected['errors']).toBeUndefined();
    expect(answer).toEqual(expected);
    return expected['data'] as Fields;
  }

  it.each(questions)('answers $about as the one process does', async ({ query, variables }) => {
    expect(Object.keys(await expectAlike(query, variables))).not.toEqual([]);
  });

  it.each(entityTypes)('answers every field of %s as the one process does', async (name) => {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`Expected ${name} to be an object type.`);
    const ids = await database.db
      .collection<{ _id: string }>('entities')
      .find({ type: name })
      .limit(4)
      .map(({ _id }) => _id)
      .toArray();
    const data = await expectAlike(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${name} ${selectEverything(type, 2)} } }`,
      { ids },
    );
    expect(data['nodes']).toHaveLength(ids.length);
  });

  it('keeps the code of what a domain refuses', async () => {
    const query = '{ center(slug: "gamep") { name resources(first: 1000) { nodes { title } } } }';
    const { data, errors } = await post(gateway, query);
    expect({ data, errors }).toEqual({
      data: {
        center: { name: 'Georgia Manufacturing Extension Partnership', resources: null },
      },
      errors: [
        {
          message: 'Expected "first" to be between 0 and 100, got 1000.',
          path: ['center', 'resources'],
          extensions: { code: 'BAD_USER_INPUT', serviceName: 'resources' },
        },
      ],
    });
  });
});

/** The supergraph with other addresses of its subgraphs. */
function withUrls(sdl: string, urls: ReadonlyMap<DomainName, string | undefined>): string {
  return sdl.replaceAll(
    /@join__graph\(name: "(\w+)", url: "[^"]*"\)/g,
    (_all, name: string) =>
      `@join__graph(name: "${name}", url: "${String(urls.get(name as DomainName))}/graphql")`,
  );
}
