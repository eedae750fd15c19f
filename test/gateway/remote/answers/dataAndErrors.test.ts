import { describe, expect, it } from '@jest/globals';
import { answer, request, useRemotes } from '../../../support/remoteSubgraph.ts';

const remotes = useRemotes();
const { ask } = remotes;

describe('data of a remote subgraph', () => {
  it('are only what was asked for', async () => {
    const text =
      '{ events { id: slug ... on Talk { by { name } } ...Named } } fragment Named on Event { by { born } }';
    const { subgraph } = await remotes.start((response) => {
      const by = { name: 'N', born: 1, secret: 's' };
      answer(response, {
        data: {
          center: { name: 'Not yours' },
          events: [
            { id: 'a', slug: 'b', by, __typename: 'Talk' },
            null,
            { id: [{ any: 1 }], by: [by] },
          ],
        },
      });
    });
    const kept = { name: 'N', born: 1 };
    expect(await subgraph.execute(request(text))).toMatchObject({
      errors: [],
      data: { events: [{ id: 'a', by: kept }, null, { id: [{ any: 1 }], by: [kept] }] },
    });
    const { data } = await subgraph.execute(request(text));
    expect(JSON.stringify(data)).not.toMatch(/Not yours|secret|slug|__typename/);
  });
});

describe('errors of a remote subgraph', () => {
  const errorsOf = async (errors: unknown, data: unknown = null) => {
    const { result } = await ask((response) => {
      answer(response, { data, errors });
    });
    return result;
  };

  it('keep path and code beside the data, and say whose they are', async () => {
    const path = ['events', 0, 'seats'];
    expect(
      await errorsOf(
        [
          { message: 'Sold out.', path, extensions: { code: 'SOLD_OUT', seats: 0, subgraph: 'x' } },
          {
            message: 'Odd.',
            path: ['a', {}],
            locations: [{ line: 1, column: 1 }],
            extensions: 'x',
          },
          { message: 'Odder.', path: 'a', extensions: { code: 17 } },
        ],
        { events: [null] },
      ),
    ).toEqual({
      data: { events: [null] },
      errors: [
        {
          message: 'Sold out.',
          path,
          extensions: { code: 'SOLD_OUT', seats: 0, subgraph: 'training' },
        },
        {
          message: 'Odd.',
          path: null,
          extensions: { code: 'SUBGRAPH_ERROR', subgraph: 'training' },
        },
        {
          message: 'Odder.',
          path: null,
          extensions: { code: 'SUBGRAPH_ERROR', subgraph: 'training' },
        },
      ],
    });
  });

  it('lose stacks and what is too long', async () => {
    const stack = 'Error: boom\n    at resolve (/srv/app.js:1:1)';
    expect(
      await errorsOf([
        {
          message: stack,
          extensions: {
            code: 'BOOM',
            stacktrace: [stack],
            exception: { stacktrace: [stack] },
            debug: { stack, hint: 'h' },
          },
        },
        { message: 'm'.repeat(5000), extensions: { code: 'LONG', more: 'x'.repeat(5000) } },
      ]),
    ).toEqual({
      data: null,
      errors: [
        {
          message: 'Error: boom',
          path: null,
          extensions: { code: 'BOOM', debug: { hint: 'h' }, subgraph: 'training' },
        },
        {
          message: `${'m'.repeat(1000)}…`,
          path: null,
          extensions: { code: 'LONG', subgraph: 'training' },
        },
      ],
    });
  });

  it('are at most 1000, and a word on the rest', async () => {
    const { errors } = await errorsOf(Array.from({ length: 5000 }, () => ({ message: 'no' })));
    expect(errors).toHaveLength(1001);
    expect(errors.at(-1)?.message).toBe('Subgraph "training" gave 4000 more errors.');
  });
});
