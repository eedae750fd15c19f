import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { asker, gamep, source, usePublishingGraph, valuesOf } from '../support/publishingGraph.ts';

const { ask } = usePublishingGraph();

const provider = asker('commerce', 'Agency:commerce', 'publish');
const reviewer = asker('nist', null, 'review');

const UPDATE = `mutation ($input: UpdateResourceInput!) {
  said: updateResource(input: $input) { amendment { id status } version userErrors { code } }
}`;
const WITHDRAW = UPDATE.replace('UpdateResourceInput', 'WithdrawInput').replace(
  'updateR',
  'withdrawR',
);
const REVIEW = `mutation ($input: ReviewAmendmentInput!) {
  said: reviewAmendment(input: $input) { amendment { status } version userErrors { code message } }
}`;
const WAITING = `{ amendments(status: PENDING) {
  nodes { id recordVersion expectedVersion changes { field from to } }
} }`;

async function say(who: typeof gamep, more: object, mutation = UPDATE): Promise<string> {
  const input = { idempotencyKey: randomUUID(), source, id: 'everywhere', ...more };
  return String(valuesOf(await ask(who, mutation, { input }), 'id')[0]);
}

async function review(id: string, decision: 'ACCEPT' | 'REJECT', more: object = {}) {
  const input = { idempotencyKey: randomUUID(), id, decision, ...more };
  return ask(reviewer, REVIEW, { input });
}

const refused = (message: string) => ({
  data: {
    said: { amendment: null, version: null, userErrors: [{ code: 'VERSION_CONFLICT', message }] },
  },
});
const settled = (status: string, version: number | null) => ({
  data: { said: { amendment: { status }, version, userErrors: [] } },
});

describe('what waits', () => {
  beforeAll(async () => {
    // Version 2.
    await say(provider, { title: 'By its provider' });
  });

  it('cannot be accepted where the record is not as its author expects it any more', async () => {
    const update = await say(gamep, { title: 'By others', expectedVersion: 2 });
    const withdrawal = await say(gamep, { expectedVersion: 2 }, WITHDRAW);
    const any = await say(gamep, { summary: 'Of whatever it is.' });
    await say(provider, { title: 'Newer words' });

    const stale = refused('Expected version 2, which its author expects, got version 3.');
    expect(await review(update, 'ACCEPT')).toEqual(stale);
    expect(await review(update, 'ACCEPT', { validateOnly: true })).toEqual(stale);
    // What a reviewer has seen does not stand for what the author has.
    expect(await review(update, 'ACCEPT', { expectedVersion: 3 })).toEqual(stale);
    expect(await review(withdrawal, 'ACCEPT')).toEqual(stale);
    expect(await review(any, 'ACCEPT')).toEqual(settled('ACCEPTED', 4));
    expect(await review(update, 'REJECT')).toEqual(settled('REJECTED', null));
    expect(await review(withdrawal, 'REJECT')).toEqual(settled('REJECTED', null));
    expect(await ask(reviewer, '{ resource(slug: "everywhere") { title summary } }')).toEqual({
      data: { resource: { title: 'Newer words', summary: 'Of whatever it is.' } },
    });
  });

  it('is decided on as the reviewer has seen it, or not at all', async () => {
    const id = await say(gamep, { title: 'By others', expectedVersion: 4 });
    const seen = (recordVersion: number, from: string) => ({
      data: {
        amendments: {
          nodes: [
            {
              ...{ id, recordVersion, expectedVersion: 4 },
              changes: [{ field: 'title', from: JSON.stringify(from), to: '"By others"' }],
            },
          ],
        },
      },
    });
    expect(await ask(reviewer, WAITING)).toEqual(seen(4, 'Newer words'));
    await say(provider, { title: 'Newest words' });
    const unseen = refused('Expected version 4, got version 5.');
    expect(await review(id, 'ACCEPT', { expectedVersion: 4 })).toEqual(unseen);
    expect(await review(id, 'REJECT', { expectedVersion: 4 })).toEqual(unseen);
    expect(await ask(reviewer, WAITING)).toEqual(seen(5, 'Newest words'));
    expect(await review(id, 'REJECT', { expectedVersion: 5 })).toEqual(settled('REJECTED', null));
    // Ids of one millisecond come in any order.
    expect(await ask(reviewer, WAITING.replace('PENDING', 'REJECTED'))).toEqual({
      data: {
        amendments: {
          nodes: expect.arrayContaining([
            { id, recordVersion: null, expectedVersion: 4, changes: [] },
          ]),
        },
      },
    });
  });

  it('is of version 0 where the record never was', async () => {
    const input = {
      ...{ idempotencyKey: randomUUID(), source, slug: 'new', title: 'New', kind: 'TRAINING' },
      ...{ providerKind: 'AGENCY', agencies: ['nist-mep'], focusArea: 'WORKFORCE' },
      summary: 'What it is.',
    };
    const publish = UPDATE.replace('UpdateR', 'PublishR').replace('updateR', 'publishR');
    const [id] = valuesOf(await ask(gamep, publish, { input }), 'id');
    expect(valuesOf(await ask(reviewer, WAITING), 'recordVersion')).toEqual([0]);
    expect(await review(String(id), 'ACCEPT', { expectedVersion: 0 })).toEqual(
      settled('ACCEPTED', 1),
    );
  });
});
