import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleEvents } from '../../examples/training-calendar/sampleEvents.ts';
import { buildSchema, validate } from 'graphql';
import { composeWithDomains } from '../support/composeWithDomains.ts';
import { startExample, type ExampleProcess } from '../support/exampleProcess.ts';
import { readmeQueries } from '../support/readmeQueries.ts';
import { records } from '../support/realData.ts';
import { post } from '../support/servedProcess.ts';

let calendar: ExampleProcess;

beforeAll(async () => {
  calendar = await startExample('training-calendar');
});

afterAll(async () => {
  await calendar.stop();
});

const ask = async (query: string, variables?: Readonly<Record<string, unknown>>) =>
  post(calendar.url, query, variables);

const addEvent = async (input: Readonly<Record<string, unknown>>) =>
  ask('mutation ($input: AddTrainingEventInput!) { addTrainingEvent(input: $input) { id } }', {
    input: {
      slug: 'new',
      title: 'New',
      startsOn: '2028-01-10',
      format: 'ONLINE',
      center: 'Center:gamep',
      ...input,
    },
  });

/** What a subscription sends, event by event, from when the server has answered on. */
async function subscribe(query: string): Promise<AsyncGenerator> {
  const response = await fetch(`${calendar.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query }),
  });
  expect(response.headers.get('content-type')).toMatch('text/event-stream');
  const { body } = response;
  if (body === null) throw new Error('Expected a stream, got no body');
  return parseEvents(body.pipeThrough(new TextDecoderStream()));
}

async function* parseEvents(chunks: AsyncIterable<string>): AsyncGenerator {
  let text = '';
  for await (const chunk of chunks) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^event: next\ndata: (.*)$/s.exec(block)?.[1];
      if (data !== undefined) yield JSON.parse(data);
    }
  }
}

describe('examples/training-calendar', () => {
  it('composes with all domains into a graph that answers the queries of its README', async () => {
    const { data } = await ask('{ _service { sdl } }');
    const { sdl } = (data as { readonly _service: { readonly sdl: string } })._service;
    expect(sdl).toContain('"https://specs.apollo.dev/federation/v2.5"');
    const { errors, publicSdl } = composeWithDomains('training-calendar', sdl);
    expect(errors).toBeUndefined();
    const graph = buildSchema(publicSdl ?? '');
    const queries = readmeQueries('training-calendar');
    expect(queries.flatMap((query) => validate(graph, query))).toEqual([]);
    expect(queries).toHaveLength(4);
  });

  it('refers only to centers and resources that the data have', () => {
    const centers = records('centers').map(({ id }) => `Center:${String(id)}`);
    const resources = records('resources').map(({ id }) => `Resource:${String(id)}`);
    for (const { centerId, resourceIds } of sampleEvents) {
      expect(centers).toContain(centerId);
      expect(resources).toEqual(expect.arrayContaining([...resourceIds]));
    }
  });

  it('lists trainings soonest first, of a center and from a day on', async () => {
    const answer = await ask(`{
      soonest: trainingEvents(first: 2) { id startsOn center { id } isSample }
      ofGeorgia: trainingEvents(center: "Center:gamep", startingAfter: "2027-03-02") {
        id title endsOn seats feeUsd format resources { __typename id }
      }
      none: trainingEvent(id: "TrainingEvent:nothing") { id }
    }`);
    expect(answer).toEqual({
      data: {
        soonest: [
          {
            id: 'TrainingEvent:gamep-lean-basics',
            startsOn: '2027-03-02',
            center: { id: 'Center:gamep' },
            isSample: true,
          },
          {
            id: 'TrainingEvent:cmtc-cybersecurity',
            startsOn: '2027-03-09',
            center: { id: 'Center:cmtc' },
            isSample: true,
          },
        ],
        ofGeorgia: [
          {
            id: 'TrainingEvent:gamep-energy-walk',
            title: 'Find what wastes energy on your floor (sample)',
            endsOn: '2027-04-14',
            seats: 16,
            feeUsd: 0,
            format: 'HYBRID',
            resources: [
              { __typename: 'Resource', id: 'Resource:e3-initiative' },
              { __typename: 'Resource', id: 'Resource:green-suppliers-network' },
            ],
          },
        ],
        none: null,
      },
    });
  });

  it('adds trainings to the centers and resources of other subgraphs', async () => {
    const answer = await ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) {
        __typename
        ... on Center { trainingEvents(first: 1) { id } }
        ... on Resource { id trainingEvents { id } }
        ... on TrainingEvent { startsOn }
      } }`,
      {
        of: [
          { __typename: 'Center', id: 'Center:gamep' },
          { __typename: 'Center', id: 'Center:unknown' },
          { __typename: 'Resource', id: 'Resource:e3-initiative' },
          { __typename: 'TrainingEvent', id: 'TrainingEvent:tmac-exporting' },
          { __typename: 'TrainingEvent', id: 'TrainingEvent:nothing' },
        ],
      },
    );
    expect(answer).toEqual({
      data: {
        _entities: [
          { __typename: 'Center', trainingEvents: [{ id: 'TrainingEvent:gamep-lean-basics' }] },
          { __typename: 'Center', trainingEvents: [] },
          {
            __typename: 'Resource',
            id: 'Resource:e3-initiative',
            trainingEvents: [
              { id: 'TrainingEvent:gamep-energy-walk' },
              { id: 'TrainingEvent:ny-mep-e3' },
            ],
          },
          { __typename: 'TrainingEvent', startsOn: '2027-05-04' },
          null,
        ],
      },
    });
  });

  it('tells subscribers of a center, and of all, what is added', async () => {
    const subscription = (args: string) =>
      `subscription { trainingEventAdded${args} { id endsOn isSample center { id } } }`;
    const everywhere = await subscribe(subscription(''));
    const inGeorgia = await subscribe(subscription('(center: "Center:gamep")'));
    const added = { slug: 'told-2', resources: ['Resource:e3-initiative'] };
    await addEvent({ slug: 'told-1', center: 'Center:cmtc' });
    expect(await addEvent(added)).toEqual({
      data: { addTrainingEvent: { id: 'TrainingEvent:told-2' } },
    });

    const event = (id: string, center: string) => ({
      done: false,
      value: {
        data: {
          trainingEventAdded: {
            id,
            endsOn: '2028-01-10',
            isSample: false,
            center: { id: center },
          },
        },
      },
    });
    expect(await everywhere.next()).toEqual(event('TrainingEvent:told-1', 'Center:cmtc'));
    expect(await everywhere.next()).toEqual(event('TrainingEvent:told-2', 'Center:gamep'));
    expect(await inGeorgia.next()).toEqual(event('TrainingEvent:told-2', 'Center:gamep'));
    await Promise.all([everywhere.return(undefined), inGeorgia.return(undefined)]);
    expect(
      await ask('{ trainingEvents(startingAfter: "2028-01-01") { id resources { id } } }'),
    ).toEqual({
      data: {
        trainingEvents: [
          { id: 'TrainingEvent:told-1', resources: [] },
          { id: 'TrainingEvent:told-2', resources: [{ id: 'Resource:e3-initiative' }] },
        ],
      },
    });
  });

  it.each([
    [{ slug: 'No Slug' }, 'slug to be lower-case letters, digits and hyphens, got "No Slug"'],
    [{ slug: 'gamep-lean-basics' }, 'slug to be free, got "gamep-lean-basics"'],
    [{ title: ' ' }, 'title to have 1 to 200 characters, got " "'],
    [{ startsOn: '2028-02-30' }, 'startsOn to be a day, YYYY-MM-DD, got "2028-02-30"'],
    [{ endsOn: 'soon' }, 'endsOn to be a day, YYYY-MM-DD, got "soon"'],
    [{ endsOn: '2028-01-09' }, 'endsOn to be 2028-01-10 or later, got "2028-01-09"'],
    [{ seats: 0 }, 'seats to be 1 or more, got 0'],
    [{ feeUsd: -1 }, 'feeUsd to be 0 or more, got -1'],
    [{ center: 'gamep' }, 'center to be an id, Center:slug, got "gamep"'],
    [{ resources: ['Center:a'] }, 'resources to be an id, Resource:slug, got "Center:a"'],
  ])('refuses to add %j', async (input, expected) => {
    expect(await addEvent(input)).toEqual({
      data: { addTrainingEvent: null },
      errors: [refusal('addTrainingEvent', expected)],
    });
  });

  it.each([
    ['first: 0', 'first to be from 1 to 100, got 0'],
    ['center: "Resource:a"', 'center to be an id, Center:slug, got "Resource:a"'],
    ['startingAfter: "2027"', 'startingAfter to be a day, YYYY-MM-DD, got "2027"'],
  ])('refuses to list with %s', async (args, expected) => {
    expect(await ask(`{ trainingEvents(${args}) { id } }`)).toEqual({
      data: { trainingEvents: null },
      errors: [refusal('trainingEvents', expected)],
    });
  });

  it('refuses to subscribe to what is no center', async () => {
    const stream = await subscribe('subscription { trainingEventAdded(center: "x") { id } }');
    expect((await stream.next()).value).toEqual({
      errors: [refusal('trainingEventAdded', 'center to be an id, Center:slug, got "x"')],
    });
  });
});

function refusal(field: string, expected: string) {
  return {
    message: `Expected ${expected}.`,
    locations: expect.anything(),
    path: [field],
    extensions: { code: 'BAD_USER_INPUT' },
  };
}
