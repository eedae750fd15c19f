import { describe, expect, it } from '@jest/globals';
import {
  gamep,
  publishResource,
  resource,
  reviewer,
  source,
  usePublishingGraph,
} from '../support/publishingGraph.ts';

const { ask, mutate, lineErrors } = usePublishingGraph();

const said = { source, id: 'gamep' };

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
    expect(await mutate(gamep, 'updateCenter', { ...said, ...place })).toEqual({
      amendment: { status },
      userErrors: [],
    });
  });

  it('counts at once where a reviewer says it', async () => {
    const accepted = { amendment: { status: 'ACCEPTED' }, userErrors: [] };
    expect(await mutate(reviewer, 'updateCenter', { ...said, zip: '20001' })).toEqual(accepted);
    // What is said of something else moves it nowhere.
    const summary = 'Helps more.';
    expect(await mutate(gamep, 'updateCenter', { ...said, summary })).toEqual(accepted);
  });
});

describe('the time at which a status was told', () => {
  const everywhere = { source, id: 'Resource:everywhere' };
  const statusOf = (asOf: string) => ({ code: 'OPEN', asOf, source: source.url });

  it.each(['2026', '2026-03', '2026-03-02', '2025-12-31'])('may be %s', async (asOf) => {
    const input = { ...everywhere, status: statusOf(asOf) };
    expect(await mutate(reviewer, 'reportStatus', input)).toEqual({
      amendment: { status: 'ACCEPTED' },
      userErrors: [],
    });
  });

  it.each(['2027', '2026-04', '2026-03-04', '2999-01-01'])('has not come as %s', async (asOf) => {
    const status = statusOf(asOf);
    const message = `Expected a time that has come, 2026-03-02 at the latest, got ${asOf}.`;
    const error = { field: 'status.asOf', code: 'INVALID', message };
    expect(await mutate(reviewer, 'reportStatus', { ...everywhere, status })).toEqual({
      amendment: null,
      userErrors: [error],
    });
    const line = { kind: 'UPDATE', entity: 'Resource:everywhere', source };
    const record = { status: { ...status, note: null } };
    expect(await lineErrors(reviewer, { ...line, record })).toEqual([error]);
  });
});

describe('the field at fault', () => {
  /** Of a mutation, and of the line that says the same. */
  async function fieldsOf(mutation: string, input: object, line: object) {
    const { userErrors } = await mutate(reviewer, mutation, { source, ...input });
    const ofLine = await lineErrors(reviewer, { source, ...line });
    return [userErrors, ofLine].map((errors) => errors.map(({ field, code }) => ({ field, code })));
  }

  const both = (code: string, field: string, ofLine: string) => [
    [{ field, code }],
    [{ field: ofLine, code }],
  ];

  it('is what the record is named by', async () => {
    const update = { kind: 'UPDATE', entity: 'Resource:gone', record: { title: 'New' } };
    expect(await fieldsOf('updateResource', { id: 'gone', title: 'New' }, update)).toEqual(
      both('NOT_FOUND', 'id', 'entity'),
    );
    const withdraw = { kind: 'WITHDRAW', entity: 'Association:sme' };
    expect(await fieldsOf('withdrawAssociation', { id: 'sme' }, withdraw)).toEqual(
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
    expect(await fieldsOf('publishResource', taken, publish)).toEqual(
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
    expect(await fieldsOf('updateResource', input, line)).toEqual(
      both('VERSION_CONFLICT', 'expectedVersion', 'expectedVersion'),
    );
  });

  it('is the amendment that is not there', async () => {
    const input = { id: 'Amendment:gone', decision: 'ACCEPT' };
    const { userErrors } = await mutate(reviewer, 'reviewAmendment', input);
    expect(userErrors).toMatchObject([{ field: 'id', code: 'NOT_FOUND' }]);
  });
});
