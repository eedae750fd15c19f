import { describe, expect, it } from '@jest/globals';
import type { SubgraphResult } from '../../../../src/gateway/subgraph.ts';
import { collect, event, next, result, subscription } from '../../../support/remoteStream.ts';
import {
  answer,
  refused,
  unavailable,
  useRemotes,
  type Behave,
  type TestRemote,
} from '../../../support/remoteSubgraph.ts';

const { start } = useRemotes();

const COMPLETE = 'event: complete\n\n';

async function subscribe(
  behave: Behave,
): Promise<TestRemote & { readonly results: readonly SubgraphResult[] }> {
  const remote = await start(behave);
  const results = await collect(remote.subgraph.subscribe(subscription()));
  return { ...remote, results };
}

/** Byte by byte, so that every cut is met, or in one piece. */
const stream =
  (text: string, isCut = false): Behave =>
  async (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const bytes = Buffer.from(text);
    const pieces = isCut ? [...bytes].map((byte) => Buffer.from([byte])) : [bytes];
    for (const piece of pieces) {
      await new Promise((resolve) => response.write(piece, resolve));
    }
    response.end();
  };

describe('the end of a stream', () => {
  const ended = { outcome: 'answered', events: 1 };
  it.each([
    ['has no line of data, as gqlgen sends it', 'event: complete\n\n'],
    ['has an empty line of data, as graphql-sse sends it', 'event: complete\ndata:\n\n'],
    ['has a blank as data, as strawberry sends it', 'event: complete\ndata: \n\n'],
    ['has data that mean nothing', 'event: complete\ndata: null\n\n'],
    ['has its data first', 'data: {}\nevent: complete\n\n'],
    ['has no blank', 'event:complete\n\n'],
    ['has an id', 'id: 7\nevent: complete\n\n'],
    ['has a comment in it', 'event: complete\n: bye\n\n'],
    ['comes after comments', ': bye\n\n:\n\nevent: complete\n\n'],
    ['has lines that end in CR LF', 'event: complete\r\n\r\n'],
    ['has lines that end in CR', 'event: complete\r\r'],
    ['ends with the connection, in its block', 'event: complete\n'],
    ['ends with the connection, in its line', 'event: complete'],
    ['is said twice', 'event: complete\n\nevent: complete\n\n'],
    ['has events after it', `event: complete\n\n${next(event(9))}`],
  ])('is right where it %s', async (_what, end) => {
    for (const isCut of [false, true]) {
      const { results, streams, logged } = await subscribe(stream(next(event(1)) + end, isCut));
      expect({ results, streams, logged }).toEqual({
        results: [result(1)],
        streams: [ended],
        logged: [],
      });
    }
  });

  it.each([
    ['nothing', ''],
    ['an event that is not whole', next(event(2)).trimEnd()],
    ['another event', 'event: completed\n\n'],
    ['a text that looks like it', ': event: complete\n\n'],
    ['data that look like it', 'data: complete\n\n'],
    ['a name without value', 'complete\n\n'],
  ])('is a failure where it is %s', async (_what, end) => {
    const { results, streams } = await subscribe(stream(next(event(1)) + end));
    expect(results).toEqual([
      result(1),
      unavailable('Subgraph "training" ended the connection before its answer was whole.'),
    ]);
    expect(streams).toEqual([{ outcome: 'reset', events: 1 }]);
  });

  it('is right without any event before it', async () => {
    const { results, streams } = await subscribe(stream(COMPLETE));
    expect({ results, streams }).toEqual({
      results: [],
      streams: [{ outcome: 'answered', events: 0 }],
    });
  });
});

describe('an event of a stream', () => {
  it.each([
    [
      'in several lines of data',
      'event: next\ndata: {"data":\ndata: {"eventAdded":{"id":"Event:1"}}}\n\n',
    ],
    ['with its name last', `data: ${JSON.stringify(event(1))}\nevent: next\n\n`],
    ['with CR LF', next(event(1)).replaceAll('\n', '\r\n')],
    ['with CR', next(event(1)).replaceAll('\n', '\r')],
    ['after one without data', `event: next\n\n${next(event(1))}`],
    ['after a byte order mark', `\ufeff${next(event(1))}`],
    ['with fields that nobody knows', `retry: 10\nodd\nodd: 1\n${next(event(1))}`],
  ])('is read %s', async (_what, text) => {
    for (const isCut of [false, true]) {
      const { results } = await subscribe(stream(text + COMPLETE, isCut));
      expect(results).toEqual([result(1)]);
    }
  });

  const error = { message: 'No int.', path: ['eventAdded', 'id'] };
  const failed = { ...error, extensions: { code: 'SUBGRAPH_ERROR', subgraph: 'training' } };
  it.each<[string, unknown, unknown]>([
    [
      'with data null and a path',
      { data: null, errors: [error] },
      { data: null, isExecuted: true, errors: [failed] },
    ],
    [
      'with data null and no path',
      { errors: [{ message: 'No.' }], data: null },
      { ...refused('No.'), isExecuted: true },
    ],
    [
      'with a null in its data',
      { data: { eventAdded: null }, errors: [error] },
      { data: { eventAdded: null }, errors: [failed] },
    ],
  ])('does not end it %s', async (_what, value, expected) => {
    const text = next(event(1)) + next(value) + next(event(3)) + COMPLETE;
    const { results, streams, logged } = await subscribe(stream(text));
    expect(results).toEqual([result(1), expected, result(3)]);
    expect(streams).toEqual([{ outcome: 'answered', events: 3 }]);
    expect(logged).toEqual([]);
  });

  it('ends it where it has errors and no data at all', async () => {
    const text = next({ errors: [{ message: 'No.' }] }) + next(event(2)) + COMPLETE;
    const { results } = await subscribe(stream(text));
    expect(results).toEqual([refused('No.')]);
  });
});

describe('one answer in place of a stream', () => {
  const NO_EVENTS =
    'Expected events (text/event-stream) of subgraph "training", got one answer: its server has to be told to stream.';
  const path = ['eventAdded'];
  it.each<[string, unknown, string]>([
    ['data null of a field, as mercurius gives it', { data: { eventAdded: null } }, ''],
    ['the first event, as gqlgen gives it', event(1), ''],
    [
      'no data and why, as strawberry gives it',
      { data: null, errors: [{ message: 'Cannot return null.', path }] },
      ' It said: Cannot return null.',
    ],
    [
      'data null of a field and why',
      { data: { eventAdded: null }, errors: [{ message: 'No function.', path }] },
      ' It said: No function.',
    ],
    ['data null and nothing else', { data: null }, ''],
    ['a list', [event(1)], ''],
    ['no JSON', '{', ''],
  ])('is an error where it is %s', async (_what, body, said) => {
    for (const type of ['application/json', 'application/graphql-response+json']) {
      const { results, streams, logged, subgraph } = await subscribe((response) => {
        answer(response, body, { type });
      });
      expect(results).toEqual([refused(NO_EVENTS)]);
      expect(streams).toEqual([{ outcome: 'no-events', events: 0 }]);
      expect(logged).toMatchObject([
        { kind: 'no-events', detail: expect.stringContaining('GRAPHQL_SSE_PROTOCOL') },
      ]);
      expect(String(logged[0]?.['detail']).endsWith(said)).toBe(true);
      // Whoever only asks queries is not cut off.
      expect(subgraph.state()).toBe('closed');
    }
  });

  it.each([
    [200, 'application/json', { errors: [{ message: 'No field.' }] }],
    [200, 'application/json', { data: null, errors: [{ message: 'No field.' }] }],
    [400, 'application/graphql-response+json', { data: null, errors: [{ message: 'No field.' }] }],
    [400, 'application/json', { errors: [{ message: 'No field.' }] }],
  ])('says why the request is refused (%i, %s)', async (status, type, body) => {
    const { results } = await subscribe((response) => {
      answer(response, body, { status, type });
    });
    expect(results).toEqual([refused('No field.')]);
  });
});
