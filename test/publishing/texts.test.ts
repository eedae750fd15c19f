import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  publishResource,
  resource,
  reviewer,
  source,
  usePublishingGraph,
} from '../support/publishingGraph.ts';

const { ask, mutate, lineErrors } = usePublishingGraph();

/** What is wrong with a mutation, in its order. */
async function errorsOf(mutation: string, input: object) {
  return (await mutate(reviewer, mutation, input)).userErrors;
}

const long = (length: number): string => 'x'.repeat(length);
const website = `https://example.org/${long(2000)}`;
const many = Array.from({ length: 201 }, (_one, index) => `group ${index}`);
const readable = 'characters that can be read, and none that control';

/** By the field of a record: what it may not be, and what was expected. */
const strange: readonly (readonly [field: string, value: unknown, expected: string])[] = [
  ['title', long(201), 'at most 200 characters'],
  ['title', 'Lean\u0000days', readable],
  ['title', 'Lean\ndays', readable],
  ['title', 'Lean \uD83D days', readable],
  ['summary', long(2001), 'at most 2000 characters'],
  ['summary', 'Two\u0007 days', readable],
  ['website', website, 'an address of at most 2000 characters'],
  ['website', 'https://example.org/lean days', 'an address without spaces'],
  ['audience', many, 'a list of at most 200'],
  ['topics', ['a'.repeat(101)], 'a slug of at most 100 characters'],
];

const record = {
  title: 'Lean days',
  kind: 'TRAINING',
  providerKind: 'CENTER_NETWORK',
  focusArea: 'WORKFORCE',
  summary: 'Two days of lean.',
};

describe('a text that is published', () => {
  it.each(strange)('is refused as %s where it is %j', async (field, value, expected) => {
    const at = Array.isArray(value) && value.length === 1 ? `${field}[0]` : field;
    const message = expect.stringMatching(new RegExp(`^Expected ${expected}.*, got `));
    const input = resource({ slug: 'strange', [field]: value });
    expect(await errorsOf('publishResource', input)).toEqual([
      { field: at, code: 'INVALID', message },
    ]);
    const line = {
      kind: 'PUBLISH',
      entity: 'Resource:strange',
      source,
      record: { ...record, [field]: value },
    };
    expect(await lineErrors(reviewer, line)).toEqual([{ field: at, code: 'INVALID', message }]);
  });

  it('may be as long as that, and have several lines where it is of sentences', async () => {
    const input = resource({
      slug: 'a'.repeat(100),
      title: long(200),
      summary: `First.\r\n\t${long(1980)}`,
      audience: many.slice(1).map((one) => one.padEnd(200, '.')),
    });
    expect(await ask(reviewer, publishResource, { input })).toMatchObject({
      data: { publishResource: { version: 1, userErrors: [] } },
    });
  });

  it.each([
    ['reason', { reason: long(2001) }],
    ['reason', { reason: 'No\u0000body' }],
    ['source.url', { source: { url: 'nowhere' } }],
    ['source.note', { source: { ...source, note: long(2001) } }],
    ['idempotencyKey', { idempotencyKey: long(201) }],
    ['idempotencyKey', { idempotencyKey: 'a\u0000b' }],
  ])('is refused beside what is withdrawn as %s', async (field, more) => {
    const input = { idempotencyKey: randomUUID(), source, id: 'everywhere', ...more };
    const errors = [{ field, message: expect.stringMatching(/^Expected /) }];
    expect(await errorsOf('withdrawResource', input)).toMatchObject(errors);
    const line = { kind: 'WITHDRAW', entity: 'Resource:everywhere', source, ...more };
    expect(await lineErrors(reviewer, line)).toMatchObject(errors);
  });

  it('is refused as the reason of a decision', async () => {
    const input = {
      idempotencyKey: randomUUID(),
      id: 'Amendment:gone',
      decision: 'ACCEPT',
      reason: long(2001),
    };
    expect(await errorsOf('reviewAmendment', input)).toMatchObject([{ field: 'reason' }]);
  });

  it('is refused with its line where somebody could not read it', async () => {
    const line = { kind: 'PUBLISH', entity: 'Resource:caf', source, record };
    // As a decoder leaves it of a byte that is no UTF-8.
    const text = JSON.stringify(line).replace('Lean', 'Caf\uFFFD');
    expect(await lineErrors(reviewer, text)).toEqual([
      { field: null, code: 'INVALID', message: expect.stringMatching(/^Expected UTF-8, got /) },
    ]);
    const input = resource({ slug: 'caf', title: 'Caf\uFFFD' });
    expect(await errorsOf('publishResource', input)).toMatchObject([{ field: 'title' }]);
  });
});
