import { describe, expect, it } from '@jest/globals';
import {
  answer,
  createTestClock,
  request,
  useRemotes,
  type Behave,
} from '../../support/remoteSubgraph.ts';

const { start } = useRemotes();

const TEXT =
  'query ($t: [_Any!]!, $n: Int) { _entities(representations: $t) { ... on Thing { a } } }';
const ids = (count: number) => Array.from({ length: count }, (_one, index) => String(index));
const ask = (of: readonly string[], text = TEXT) =>
  request(text, { variables: { t: of.map((id) => ({ __typename: 'Thing', id })), n: 1 } });
const options = { retries: { attempts: 1 } };

interface Sent {
  readonly t: readonly { readonly id: string }[];
  readonly n: number;
}
const asked = ({ received }: { readonly received: readonly { readonly body: unknown }[] }) =>
  received.map(({ body }) => {
    const { t } = (body as { readonly variables: Sent }).variables;
    return t.map(({ id }) => id).join(' ');
  });

/** Nulls everything where a reference fails, as lists of entities that may not be null do. */
const failingFor =
  (bad: readonly string[], pathOf: (index: number) => unknown = () => ['_entities']): Behave =>
  (response, { body }) => {
    const { t } = (body as { readonly variables: Sent }).variables;
    const index = t.findIndex(({ id }) => bad.includes(id));
    const found = t.map(({ id }) => ({ a: id === 'null' ? null : `a${id}` }));
    const at = t.findIndex(({ id }) => id === 'null');
    const errors = at < 0 ? {} : { errors: [{ message: 'No a.', path: ['_entities', at, 'a'] }] };
    if (index < 0) answer(response, { data: { _entities: found }, ...errors });
    else {
      const message = `No thing ${t[index]?.id ?? ''}.`;
      answer(response, { data: null, errors: [{ message, path: pathOf(index) }] });
    }
  };

const lost = (index: number, id: string) => ({
  message: `No thing ${id}.`,
  path: ['_entities', index],
  extensions: { code: 'SUBGRAPH_ERROR', subgraph: 'training' },
});
const things = (of: readonly string[], bad: readonly string[]) =>
  of.map((id) => (bad.includes(id) ? null : { a: `a${id}` }));

describe('entities of one type of which one fails', () => {
  it('are asked for in halves where nothing says which', async () => {
    const { subgraph, peer } = await start(failingFor(['2']), options);
    const { data, errors, cost } = await subgraph.execute(ask(ids(5)));
    expect({ data, errors }).toEqual({
      data: { _entities: things(ids(5), ['2']) },
      errors: [lost(2, '2')],
    });
    expect(asked(peer)).toEqual(['0 1 2 3 4', '0 1 2', '3 4', '0 1', '2']);
    expect(cost).toMatchObject({ attempts: 5, askedApart: true });
  });

  it.each<[string, (index: number) => unknown]>([
    ['a number', (index) => ['_entities', index]],
    ['a text', (index) => ['_entities', String(index)]],
    ['the beginning of a field', (index) => ['_entities', index, 'a']],
  ])('are asked for without the one whose index a path has, as %s', async (_what, pathOf) => {
    const { subgraph, peer } = await start(failingFor(['1', '3'], pathOf), options);
    const { data, errors } = await subgraph.execute(ask(ids(5)));
    expect({ data, errors }).toEqual({
      data: { _entities: things(ids(5), ['1', '3']) },
      errors: [lost(1, '1'), lost(3, '3')],
    });
    expect(asked(peer)).toEqual(['0 1 2 3 4', '0 2 3 4', '0 2 4']);
  });

  it('have errors of their fields where they stand in the whole', async () => {
    const of = ['0', '1', 'bad', 'null'];
    const { subgraph } = await start(failingFor(['bad']), options);
    const { data, errors } = await subgraph.execute(ask(of));
    expect(data).toEqual({ _entities: [{ a: 'a0' }, { a: 'a1' }, null, { a: null }] });
    expect(errors.map(({ message, path }) => [message, path])).toEqual([
      ['No a.', ['_entities', 3, 'a']],
      ['No thing bad.', ['_entities', 2]],
    ]);
  });

  it('are asked for beside those that failed before, for a minute', async () => {
    const clock = createTestClock();
    const { subgraph, peer } = await start(failingFor(['1', '2']), options, clock);
    await subgraph.execute(ask(ids(3)));
    const before = peer.received.length;
    expect(before).toBe(5);
    const { data, errors } = await subgraph.execute(ask(['5', '2', '1', '0']));
    expect({ data, errors }).toEqual({
      data: { _entities: [{ a: 'a5' }, null, null, { a: 'a0' }] },
      errors: [
        { ...lost(1, '2'), path: ['_entities', 1] },
        { ...lost(2, '2'), path: ['_entities', 2] },
      ],
    });
    expect(asked(peer).slice(before)).toEqual(['5 0', '2 1']);
    clock.move(60_000);
    await subgraph.execute(ask(['5', '6']));
    await subgraph.execute(ask(['5', '1']));
    expect(asked(peer).slice(before + 2)).toEqual(['5 6', '5 1', '5', '1']);
  });

  it('are together again once they are found', async () => {
    const bad = ['1'];
    const { subgraph, peer } = await start(
      (response, body, index) => failingFor(bad)(response, body, index),
      options,
    );
    await subgraph.execute(ask(['0', '1']));
    bad.pop();
    expect((await subgraph.execute(ask(['0', '1']))).data).toEqual({
      _entities: things(['0', '1'], []),
    });
    await subgraph.execute(ask(['0', '1']));
    expect(asked(peer)).toEqual(['0 1', '0', '1', '0', '1', '0 1']);
  });

  it('are asked for in seven requests where all fail, and for a minute in one', async () => {
    const clock = createTestClock();
    const { subgraph, peer } = await start(failingFor(ids(100)), options, clock);
    const failed = {
      data: null,
      errors: [{ ...lost(0, '0'), path: ['_entities'] }],
    };
    expect(await subgraph.execute(ask(ids(100)))).toMatchObject(failed);
    expect(peer.received).toHaveLength(7);
    expect(await subgraph.execute(ask(ids(100)))).toMatchObject(failed);
    expect(await subgraph.execute(ask(ids(50)))).toMatchObject(failed);
    expect(peer.received).toHaveLength(9);
    clock.move(60_000);
    await subgraph.execute(ask(ids(100)));
    expect(peer.received).toHaveLength(16);
  });

  it('are asked for in 24 requests at most, then in two', async () => {
    const bad = ids(50).filter((id) => Number(id) % 7 === 0);
    const { subgraph, peer } = await start(failingFor(bad), options);
    const first = await subgraph.execute(ask(ids(100)));
    expect(peer.received.length).toBeLessThanOrEqual(24);
    const got = (first.data?.['_entities'] as readonly unknown[]).filter((one) => one !== null);
    expect(got.length).toBeGreaterThan(0);
    const before = peer.received.length;
    const second = await subgraph.execute(ask(ids(100)));
    expect(peer.received).toHaveLength(before + 2);
    expect(second.data).toEqual(first.data);
  });

  it('finds one of a thousand', async () => {
    const { subgraph, peer } = await start(failingFor(['777']), options);
    const { data } = await subgraph.execute(ask(ids(1000)));
    expect(data).toEqual({ _entities: things(ids(1000), ['777']) });
    expect(peer.received.length).toBeLessThanOrEqual(24);
  });

  it.each<[string, Behave, string]>([
    [
      'the request is refused',
      (response) => {
        answer(response, { errors: [{ message: 'No.' }] });
      },
      TEXT,
    ],
    [
      'nobody answers',
      (response) => {
        answer(response, '', { status: 503 });
      },
      TEXT,
    ],
    [
      'something is changed',
      failingFor(['1']),
      'mutation ($t: [_Any!]!, $n: Int) { _entities(representations: $t) { a } }',
    ],
    [
      'data came',
      (response) => {
        answer(response, {
          data: { _entities: [null, null] },
          errors: [{ message: 'No.', path: ['_entities', 1] }],
        });
      },
      TEXT,
    ],
  ])('are asked for once where %s', async (_what, behave, text) => {
    const { subgraph, peer } = await start(behave, options);
    await subgraph.execute(ask(['0', '1'], text));
    await subgraph.execute(ask(['0', '1'], text));
    expect(peer.received).toHaveLength(2);
  });
});
