import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  asker,
  gamep,
  publishResource,
  resource,
  source,
  usePublishingGraph,
} from '../support/publishingGraph.ts';

const { ask, writes } = usePublishingGraph();
const reviewer = asker('nist', null, 'review');

const updateCenter = `mutation ($input: UpdateCenterInput!) {
  updateCenter(input: $input) { amendment { status } userErrors { field code message } }
}`;

function update(facts: Record<string, unknown>): { readonly input: object } {
  return { input: { idempotencyKey: randomUUID(), source, id: 'gamep', ...facts } };
}

describe('the place that a center says it sits at', () => {
  it.each([
    ['ACCEPTED', { latitude: 33.7, longitude: -84.4 }],
    ['PENDING', { latitude: 18.4, longitude: -66.1 }],
    ['PENDING', { latitude: 89, longitude: -83 }],
    ['ACCEPTED', { zip: '30109' }],
    ['ACCEPTED', { zip: '20099' }],
    ['PENDING', { zip: '20001' }],
    ['PENDING', { zip: '00801' }],
    // Nobody knows whose that is.
    ['ACCEPTED', { zip: '99999' }],
    ['ACCEPTED', { zip: null, latitude: null, longitude: null }],
  ])('is %s as %j', async (status, place) => {
    const answered = { updateCenter: { amendment: { status }, userErrors: [] } };
    expect(await ask(gamep, updateCenter, update(place))).toEqual({ data: answered });
  });

  it('counts at once where a reviewer says it', async () => {
    expect(await ask(reviewer, updateCenter, update({ zip: '20001' }))).toMatchObject({
      data: { updateCenter: { amendment: { status: 'ACCEPTED' } } },
    });
    // What is said of something else moves it nowhere.
    expect(await ask(gamep, updateCenter, update({ summary: 'Helps more.' }))).toMatchObject({
      data: { updateCenter: { amendment: { status: 'ACCEPTED' } } },
    });
  });
});

describe('the time at which a status was told', () => {
  const report = `mutation ($input: ReportStatusInput!) {
    reportStatus(input: $input) { amendment { status } userErrors { field code message } }
  }`;
  const statusOf = (asOf: string) => ({ code: 'OPEN', asOf, source: source.url });

  it.each(['2026', '2026-03', '2026-03-02', '2025-12-31'])('may be %s', async (asOf) => {
    const input = { idempotencyKey: randomUUID(), source, id: 'Resource:everywhere' };
    expect(await ask(reviewer, report, { input: { ...input, status: statusOf(asOf) } })).toEqual({
      data: { reportStatus: { amendment: { status: 'ACCEPTED' }, userErrors: [] } },
    });
  });

  it.each(['2027', '2026-04', '2026-03-04', '2999-01-01'])('has not come as %s', async (asOf) => {
    const status = statusOf(asOf);
    const message = `Expected a time that has come, 2026-03-02 at the latest, got ${asOf}.`;
    const error = { field: 'status.asOf', code: 'INVALID', message };
    const input = { idempotencyKey: randomUUID(), source, id: 'Resource:everywhere', status };
    expect(await ask(reviewer, report, { input })).toEqual({
      data: { reportStatus: { amendment: null, userErrors: [error] } },
    });
    const line = { kind: 'UPDATE', entity: 'Resource:everywhere', source };
    const record = { status: { ...status, note: null } };
    const texts = [JSON.stringify({ ...line, record })];
    const [result] = await writes.bulk.publishLines(reviewer, { texts, from: 1 });
    expect(result?.errors).toEqual([error]);
  });
});

describe('the field at fault', () => {
  /** Of a mutation, and of the line that says the same. */
  async function fieldsOf(mutation: string, type: string, input: object, line: object) {
    const operation = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { field code } } }`;
    const asked = { input: { idempotencyKey: randomUUID(), source, ...input } };
    const { data } = (await ask(reviewer, operation, asked)) as {
      readonly data: Readonly<Record<string, { readonly userErrors: readonly object[] }>>;
    };
    const texts = [JSON.stringify({ source, ...line })];
    const [result] = await writes.bulk.publishLines(reviewer, { texts, from: 1 });
    const ofLine = result?.errors.map(({ field, code }) => ({ field, code }));
    return [data[mutation]?.userErrors, ofLine];
  }

  const both = (code: string, field: string, ofLine: string) => [
    [{ field, code }],
    [{ field: ofLine, code }],
  ];

  it('is what the record is named by', async () => {
    const update = { kind: 'UPDATE', entity: 'Resource:gone', record: { title: 'New' } };
    expect(
      await fieldsOf('updateResource', 'UpdateResourceInput', { id: 'gone', title: 'New' }, update),
    ).toEqual(both('NOT_FOUND', 'id', 'entity'));
    const withdraw = { kind: 'WITHDRAW', entity: 'Association:sme' };
    expect(await fieldsOf('withdrawAssociation', 'WithdrawInput', { id: 'sme' }, withdraw)).toEqual(
      both('STILL_REFERRED_TO', 'id', 'entity'),
    );
    const taken = resource({ slug: 'everywhere' });
    const record = {
      title: 'Lean days',
      kind: 'TRAINING',
      providerKind: 'CENTER_NETWORK',
      focusArea: 'WORKFORCE',
      summary: 'Two days of lean.',
    };
    const publish = { kind: 'PUBLISH', entity: 'Resource:everywhere', record };
    expect(await fieldsOf('publishResource', 'PublishResourceInput', taken, publish)).toEqual(
      both('TAKEN', 'slug', 'entity'),
    );
    expect(
      await ask(gamep, publishResource, { input: resource({ slug: 'Center:other' }) }),
    ).toMatchObject({ data: { publishResource: { userErrors: [{ field: 'slug' }] } } });
  });

  it('is the version that was expected', async () => {
    const expectedVersion = 1000;
    const record = { title: 'New' };
    const line = { kind: 'UPDATE', entity: 'Resource:everywhere', record, expectedVersion };
    const input = { id: 'everywhere', title: 'New', expectedVersion };
    expect(await fieldsOf('updateResource', 'UpdateResourceInput', input, line)).toEqual(
      both('VERSION_CONFLICT', 'expectedVersion', 'expectedVersion'),
    );
  });

  it('is the amendment that is not there', async () => {
    const review = `mutation ($input: ReviewAmendmentInput!) {
      reviewAmendment(input: $input) { userErrors { field code } }
    }`;
    const input = { idempotencyKey: randomUUID(), id: 'Amendment:gone', decision: 'ACCEPT' };
    expect(await ask(reviewer, review, { input })).toEqual({
      data: { reviewAmendment: { userErrors: [{ field: 'id', code: 'NOT_FOUND' }] } },
    });
  });
});
