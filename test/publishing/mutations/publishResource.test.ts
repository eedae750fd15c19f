import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { anonymous } from '../../../src/identity/asker.ts';
import {
  asker,
  gamep,
  publishResource,
  resource,
  source,
  usePublishingGraph,
  valuesOf,
} from '../../support/publishingGraph.ts';

const { db, ask } = usePublishingGraph();

const sme = asker('sme', 'Association:sme', 'publish');
const reviewer = asker('nist', null, 'review');

describe('publishResource', () => {
  it('is done at once where the partner speaks for all who provide it, and seen at once', async () => {
    expect(await ask(gamep, publishResource, { input: resource() })).toEqual({
      data: {
        publishResource: {
          resource: {
            id: 'Resource:lean-days',
            title: 'Lean days',
            topics: { nodes: [{ id: 'Topic:lean' }] },
          },
          amendment: { status: 'ACCEPTED', entityId: 'Resource:lean-days', source },
          version: 1,
          userErrors: [],
        },
      },
    });
    expect(
      await ask(
        anonymous,
        `{
          search(text: "lean days") { nodes { id } }
          center(slug: "gamep") { resources(filter: { kind: TRAINING }) { totalCount nodes { id } } }
          resources { facets(by: TOPIC) { value count } }
          resource(slug: "lean-days") { history { nodes { version kind owner { id } source { url } } } }
        }`,
      ),
    ).toEqual({
      data: {
        search: { nodes: expect.arrayContaining([{ id: 'Resource:lean-days' }]) },
        center: { resources: { totalCount: 1, nodes: [{ id: 'Resource:lean-days' }] } },
        resources: {
          facets: [
            { value: 'Topic:energy', count: 4 },
            { value: 'Topic:lean', count: 1 },
          ],
        },
        resource: {
          history: {
            nodes: [
              {
                version: 1,
                kind: 'PUBLISHED',
                owner: { id: 'Center:gamep' },
                source: { url: source.url },
              },
            ],
          },
        },
      },
    });
  });

  it('waits for a reviewer where it names others, and is there once one accepts it', async () => {
    const input = resource({ slug: 'with-mep', agencies: ['Agency:nist-mep'] });
    expect(await ask(gamep, publishResource, { input })).toEqual({
      data: {
        publishResource: {
          resource: null,
          amendment: { status: 'PENDING', entityId: 'Resource:with-mep', source },
          version: null,
          userErrors: [],
        },
      },
    });
    const pending = `{ amendments(status: PENDING) { nodes { id entityId entity { id } } totalCount } }`;
    const seen = await ask(reviewer, pending);
    expect(seen).toEqual({
      data: {
        amendments: {
          nodes: [{ id: expect.any(String), entityId: 'Resource:with-mep', entity: null }],
          totalCount: 1,
        },
      },
    });
    expect(await ask(gamep, pending)).toEqual(seen);
    expect(await ask(sme, pending)).toEqual({
      data: { amendments: { nodes: [], totalCount: 0 } },
    });
    const [id] = valuesOf(seen, 'id');
    const review = `mutation ($input: ReviewAmendmentInput!) {
      reviewAmendment(input: $input) { amendment { status entity { id } } version userErrors { code } }
    }`;
    const decision = { id, decision: 'ACCEPT', reason: 'It is so.' };
    expect(
      await ask(gamep, review, { input: { ...decision, idempotencyKey: randomUUID() } }),
    ).toEqual({
      data: {
        reviewAmendment: { amendment: null, version: null, userErrors: [{ code: 'FORBIDDEN' }] },
      },
    });
    expect(
      await ask(reviewer, review, { input: { ...decision, idempotencyKey: randomUUID() } }),
    ).toEqual({
      data: {
        reviewAmendment: {
          amendment: { status: 'ACCEPTED', entity: { id: 'Resource:with-mep' } },
          version: 1,
          userErrors: [],
        },
      },
    });
    expect(
      await ask(reviewer, review, { input: { ...decision, idempotencyKey: randomUUID() } }),
    ).toEqual({
      data: {
        reviewAmendment: {
          amendment: null,
          version: null,
          userErrors: [{ code: 'ALREADY_DECIDED' }],
        },
      },
    });
  });

  it('is told by field what is wrong with it', async () => {
    const input = resource({
      slug: 'Not a slug',
      title: ' ',
      agencies: ['Agency:gone'],
      status: { code: 'ACTIVE' },
      endYear: 1700,
      source: { url: 'nowhere' },
    });
    expect(await ask(reviewer, publishResource, { input })).toEqual({
      data: {
        publishResource: {
          resource: null,
          amendment: null,
          version: null,
          userErrors: [
            [
              'slug',
              'Expected a slug: lower case letters and digits, joined by hyphens, got "Not a slug".',
            ],
            ['title', 'Expected text without spaces around it, got " ".'],
            ['endYear', 'Expected a year from 1851 to 2050, got 1700.'],
            ['status.code', 'Expected one of OPEN, CLOSED, UNKNOWN, got "ACTIVE".'],
            [
              'source.url',
              'Expected an address that starts with http:// or https://, got "nowhere".',
            ],
          ].map(([field, message]) => ({ field, code: 'INVALID', message })),
        },
      },
    });
    const gone = resource({ slug: 'other', agencies: ['gone'] });
    expect(await ask(reviewer, publishResource, { input: gone })).toMatchObject({
      data: {
        publishResource: {
          userErrors: [
            {
              field: 'agencies[0]',
              code: 'INVALID',
              message: 'Expected the id of an Agency that is there, got "gone".',
            },
          ],
        },
      },
    });
  });

  it('is done once for one key, and refuses the key with another input', async () => {
    const input = resource({ slug: 'once' });
    const first = await ask(gamep, publishResource, { input });
    expect(await ask(gamep, publishResource, { input })).toEqual(first);
    expect(
      await ask(gamep, publishResource, { input: { ...input, title: 'Twice' } }),
    ).toMatchObject({
      data: { publishResource: { userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] } },
    });
    const again = { ...input, idempotencyKey: randomUUID() };
    expect(await ask(gamep, publishResource, { input: again })).toMatchObject({
      data: { publishResource: { userErrors: [{ code: 'TAKEN', field: 'slug' }] } },
    });
    expect(await db.collection('changes').countDocuments({ entity: 'Resource:once' })).toBe(1);
  });

  it('only says what would be where that is asked for', async () => {
    const input = resource({ slug: 'not-yet', validateOnly: true });
    expect(await ask(gamep, publishResource, { input })).toEqual({
      data: {
        publishResource: { resource: null, amendment: null, version: null, userErrors: [] },
      },
    });
    expect(await db.collection('amendments').countDocuments({ entityId: 'Resource:not-yet' })).toBe(
      0,
    );
  });

  it('takes credentials with a scope', async () => {
    expect(await ask(anonymous, publishResource, { input: resource() })).toMatchObject({
      data: { publishResource: null },
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(
      await ask(asker('reader', 'Center:gamep'), publishResource, { input: resource() }),
    ).toMatchObject({ data: { publishResource: { userErrors: [{ code: 'FORBIDDEN' }] } } });
  });
});
