import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startExample, type ExampleProcess } from '../support/exampleProcess.ts';
import { patientList } from '../support/patience.ts';
import { readEvents, type StreamEvent } from '../support/readEvents.ts';
import { realDatabase } from '../support/realData.ts';
import { post, serveProcess, type ServedProcess } from '../support/servedProcess.ts';

const database = realDatabase();
let calendar: ExampleProcess;
let gateway: ServedProcess;
let folder = '';

const listWith = (more = '') => `${patientList()}subgraphs:
  training-calendar:
    schema:
      subgraph_url: ${calendar.url}/graphql
${more}`;

const writeList = async (text: string) => writeFile(join(folder, 'supergraph.yaml'), text);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mep-graph-subscription-'));
  calendar = await startExample('training-calendar');
  await writeList(listWith());
  const uri = database.uri.replace('/?', `/${database.db.databaseName}?`);
  const list = join(folder, 'supergraph.yaml');
  gateway = await serveProcess('--mongodb-uri', uri, '--no-import', '--subgraphs', list);
});

afterAll(async () => {
  await gateway.stop();
  await calendar.stop();
  await rm(folder, { recursive: true });
});

/** Of the center that holds it and of what it makes use of, the calendar knows the ids only. */
const SUBSCRIPTION = `subscription ($center: ID) {
  trainingEventAdded(center: $center) {
    id
    title
    center {
      __typename
      shortName
      host { name }
      state { code name }
      resources(first: 1, filter: { focusArea: WORKFORCE }) { totalCount nodes { title } }
      trainingEvents(first: 1) { title }
    }
    resources { title providers(first: 1) { nodes { ... on Agency { abbreviation } } } }
  }
}`;

async function subscribe(variables: Readonly<Record<string, unknown>> = {}) {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: SUBSCRIPTION, variables }),
  });
  const events = readEvents(response);
  return async (): Promise<StreamEvent | undefined> => {
    for (;;) {
      const { done, value } = await events.next();
      if (done === true) return undefined;
      if ('event' in value) return value;
    }
  };
}

const ADD = `mutation ($input: AddTrainingEventInput!) { addTrainingEvent(input: $input) { id center { shortName } } }`;

const add = async (slug: string, more: Readonly<Record<string, unknown>> = {}) =>
  post(gateway.url, ADD, {
    input: {
      slug,
      title: 'First',
      startsOn: '2029-01-10',
      format: 'ONLINE',
      center: 'Center:gamep',
      ...more,
    },
  });

let additions = 0;

/** Adds trainings until a subscriber is told of one: before, the subscription may not have reached the calendar. */
async function untilTold<T>(first: Promise<T>): Promise<T> {
  const told = new AbortController();
  void first.finally(() => {
    told.abort();
  });
  while (!told.signal.aborted) {
    additions += 1;
    await add(`first-${additions}`);
  }
  return first;
}

const georgia = (event: Readonly<Record<string, unknown>>) => ({
  event: 'next',
  data: {
    data: {
      trainingEventAdded: {
        id: expect.any(String),
        title: 'First',
        center: {
          __typename: 'Center',
          shortName: 'GaMEP',
          host: { name: 'Georgia Institute of Technology' },
          state: { code: 'GA', name: 'Georgia' },
          resources: { totalCount: 3, nodes: [{ title: 'MEP workforce services' }] },
          trainingEvents: [{ title: 'Lean basics (sample)' }],
        },
        resources: [],
        ...event,
      },
    },
  },
});

describe('a subscription of the training calendar', () => {
  it('brings what our graph knows of the entities of each event', async () => {
    const next = await subscribe({ center: 'Center:gamep' });
    expect(await untilTold(next())).toEqual(georgia({}));
    await add('elsewhere', { center: 'Center:cmtc' });
    expect(
      await add('with-resources', {
        title: 'With resources',
        resources: ['Resource:e3-initiative', 'Resource:gone'],
      }),
    ).toEqual({
      data: {
        addTrainingEvent: { id: 'TrainingEvent:with-resources', center: { shortName: 'GaMEP' } },
      },
    });
    // What else was added until the first one was told.
    let event = await next();
    while (JSON.stringify(event).includes('TrainingEvent:first-')) event = await next();
    expect(event).toEqual(
      georgia({
        id: 'TrainingEvent:with-resources',
        title: 'With resources',
        resources: [
          {
            title: expect.any(String),
            providers: { nodes: [{ abbreviation: expect.any(String) }] },
          },
          null,
        ],
      }),
    );
  });

  it('has null for a center that is not in the graph, and goes on', async () => {
    const next = await subscribe();
    await untilTold(next());
    await add('nowhere', { center: 'Center:gone' });
    let event = await next();
    while (JSON.stringify(event).includes('TrainingEvent:first-')) event = await next();
    expect(event).toEqual(georgia({ id: 'TrainingEvent:nowhere', center: null }));
    await add('back');
    expect(await next()).toEqual(georgia({ id: 'TrainingEvent:back' }));
  });

  it('ends with SCHEMA_RELOADED when the graph changes, and can be begun anew', async () => {
    const next = await subscribe();
    await untilTold(next());
    await writeList(
      listWith(`  other:
    routing_url: http://127.0.0.1:9/graphql
    schema:
      sdl: 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5") type Query { other: String }'
`),
    );
    let event = await next();
    while (JSON.stringify(event).includes('TrainingEvent:first-')) event = await next();
    expect(event).toEqual({
      event: 'next',
      data: {
        errors: [{ message: expect.any(String), extensions: { code: 'SCHEMA_RELOADED' } }],
      },
    });
    expect([await next(), await next()]).toEqual([{ event: 'complete', data: null }, undefined]);

    const again = await subscribe();
    expect(await untilTold(again())).toEqual(georgia({}));
    expect(await post(gateway.url, '{ other }')).toMatchObject({
      data: { other: null },
      errors: [
        { path: ['other'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'other' } },
      ],
    });
  });
});
