import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse, validate } from 'graphql';
import { ChangeLog } from '../../src/freshness/changeLog.ts';
import { createGraph } from '../../src/graph/createGraph.ts';
import { anonymous, type Asker } from '../../src/identity/asker.ts';
import { importData } from '../../src/import/import.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { openWrites } from '../../src/publishing/openWrites.ts';
import { takesAllAtOnce } from '../../src/publishing/writeBatch.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import type { Row } from '../support/dataRows.ts';
import { commandOf, say } from '../support/publishing.ts';

const { db, client } = testDatabase();
const write = dataFolders();
const now = (): Date => new Date('2026-03-02T08:00:00Z');
const changes = new ChangeLog();
const writes = openWrites({
  db,
  log: { warn: () => undefined },
  note: (change) => {
    changes.note(change);
  },
  now,
  restMs: 3_600_000,
});
const graph = createGraph(accessData(db, 240_000), { writes: writes.access });

beforeAll(async () => {
  await ensureIndexes(db);
  await importData({ db, dir: await write(smallSet), now });
});

function asker(name: string, owner: string | null, ...scopes: readonly string[]): Asker {
  return { ...anonymous, kind: 'key', name, owner, scopes: new Set(scopes) };
}

const gamep = asker('gamep', 'Center:gamep', 'publish');
const sme = asker('sme', 'Association:sme', 'publish');
const reviewer = asker('nist', null, 'review');

async function ask(
  who: Asker,
  source: string,
  variables: Record<string, unknown> = {},
): Promise<unknown> {
  const document = parse(source);
  expect(validate(graph.schema, document)).toEqual([]);
  const result = await graph.execute({ document, operationName: null, variables, asker: who });
  return JSON.parse(JSON.stringify(result));
}

/** Every value that an answer has under a key. */
function valuesOf(value: unknown, key: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) =>
    name === key ? [part] : valuesOf(part, key),
  );
}

const source = { url: 'https://example.org/lean', note: 'Its page.' };
let keys = 0;
const newKey = (): string => `key-${(keys += 1)}`;

const publishResource = `mutation ($input: PublishResourceInput!) {
  publishResource(input: $input) {
    resource { id title topics { nodes { id } } }
    amendment { status entityId source { url note } }
    version
    userErrors { field code message }
  }
}`;

function resource(facts: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    idempotencyKey: newKey(),
    source,
    slug: 'lean-days',
    title: 'Lean days',
    kind: 'TRAINING',
    providerKind: 'CENTER_NETWORK',
    focusArea: 'WORKFORCE',
    topics: ['lean'],
    summary: 'Two days of lean.',
    states: ['GA'],
    ...facts,
  };
}

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
    expect(await ask(gamep, review, { input: { ...decision, idempotencyKey: newKey() } })).toEqual({
      data: {
        reviewAmendment: { amendment: null, version: null, userErrors: [{ code: 'FORBIDDEN' }] },
      },
    });
    expect(
      await ask(reviewer, review, { input: { ...decision, idempotencyKey: newKey() } }),
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
      await ask(reviewer, review, { input: { ...decision, idempotencyKey: newKey() } }),
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
    const again = { ...input, idempotencyKey: newKey() };
    expect(await ask(gamep, publishResource, { input: again })).toMatchObject({
      data: { publishResource: { userErrors: [{ code: 'TAKEN', field: null }] } },
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

describe('mutations', () => {
  it('run in their order, and each shows what it has written', async () => {
    const update = (title: string) =>
      `updateResource(input: { idempotencyKey: "${newKey()}", source: { url: "https://example.org/new" },
        id: "lean-days", title: "${title}" }) { resource { title sources { url } } version }`;
    expect(await ask(gamep, `mutation { a: ${update('First')} b: ${update('Second')} }`)).toEqual({
      data: {
        a: {
          resource: {
            title: 'First',
            sources: [{ url: source.url }, { url: 'https://example.org/new' }],
          },
          version: 2,
        },
        b: {
          resource: {
            title: 'Second',
            sources: [{ url: source.url }, { url: 'https://example.org/new' }],
          },
          version: 3,
        },
      },
    });
  });

  it('refuse another version than was seen', async () => {
    const stale = `mutation { updateResource(input: { idempotencyKey: "${newKey()}", expectedVersion: 1,
      source: { url: "https://example.org" }, id: "Resource:lean-days", title: "Late" })
      { version userErrors { code message } } }`;
    expect(await ask(gamep, stale)).toEqual({
      data: {
        updateResource: {
          version: null,
          userErrors: [{ code: 'VERSION_CONFLICT', message: 'Expected version 1, got version 3.' }],
        },
      },
    });
  });

  it('let a center write its own record, and nobody else at once', async () => {
    const update = `mutation ($key: ID!, $summary: String!) {
      updateCenter(input: { idempotencyKey: $key, id: "Center:gamep", summary: $summary,
        source: { url: "https://example.org" } }) {
        center { summary } amendment { status fields { field value isAddition } }
      }
    }`;
    const fields = (summary: string) => [
      { field: 'summary', value: JSON.stringify(summary), isAddition: false },
      {
        field: 'sources',
        value: '[{"url":"https://example.org","basis":"DOCUMENT","note":null}]',
        isAddition: true,
      },
    ];
    expect(await ask(gamep, update, { key: newKey(), summary: 'Helps.' })).toEqual({
      data: {
        updateCenter: {
          center: { summary: 'Helps.' },
          amendment: { status: 'ACCEPTED', fields: fields('Helps.') },
        },
      },
    });
    expect(await ask(sme, update, { key: newKey(), summary: 'Fails.' })).toEqual({
      data: {
        updateCenter: {
          center: null,
          amendment: { status: 'PENDING', fields: fields('Fails.') },
        },
      },
    });
  });

  it('change a record without saying again what it names', async () => {
    const input = { idempotencyKey: newKey(), source, id: 'mou', title: 'Memorandum of 2026' };
    const mutation = `mutation ($input: UpdateAgreementInput!) {
      updateAgreement(input: $input) {
        agreement { title resources { nodes { id } } }
        userErrors { field code message }
      }
    }`;

    expect(await ask(reviewer, mutation, { input })).toEqual({
      data: {
        updateAgreement: {
          agreement: {
            title: 'Memorandum of 2026',
            resources: { nodes: [{ id: 'Resource:closed' }] },
          },
          userErrors: [],
        },
      },
    });
  });

  it('take out only what nothing refers to', async () => {
    const withdraw = (name: string, id: string) => `mutation {
      ${name}(input: { idempotencyKey: "${newKey()}", source: { url: "https://example.org" }, id: "${id}" })
      { amendment { status } version userErrors { code } } }`;
    expect(await ask(reviewer, withdraw('withdrawAssociation', 'sme'))).toEqual({
      data: {
        withdrawAssociation: {
          amendment: null,
          version: null,
          userErrors: [{ code: 'STILL_REFERRED_TO' }],
        },
      },
    });
    expect(await ask(gamep, withdraw('withdrawResource', 'Resource:lean-days'))).toEqual({
      data: {
        withdrawResource: { amendment: { status: 'ACCEPTED' }, version: 4, userErrors: [] },
      },
    });
    expect(await ask(anonymous, '{ resource(slug: "lean-days") { id } }')).toEqual({
      data: { resource: null },
    });
  });

  it('cost few commands each: all writes are one where the server takes them so', async () => {
    const commands: string[] = [];
    const listener = ({ commandName }: { commandName: string }) => commands.push(commandName);
    const publisher = await writes.publisher();
    const [row] = smallSet['resources.json'] ?? [];
    const set: Row = { ...row, id: 'counted', agencyIds: ['commerce'], providerKind: 'AGENCY' };
    const word = { kind: 'PUBLISH', entity: 'Resource:counted', file: 'resources', set } as const;
    const command = commandOf(say(word));
    client.on('commandStarted', listener);
    await publisher.publish([command]);
    client.off('commandStarted', listener);

    const isOneCommand = await takesAllAtOnce(db);
    const written = isOneCommand ? ['bulkWrite'] : commands.slice(2, -1);
    expect(commands).toEqual(['aggregate', 'find', ...written, 'commitTransaction']);
    expect(written.length).toBeLessThanOrEqual(isOneCommand ? 1 : 9);
  });
});

describe('changes', () => {
  it('are told in their order, and go on from a token', async () => {
    const text = `query ($after: String) { changes(after: $after, types: ["Resource"], first: 2) {
      nodes { entityId kind version record } pageInfo { hasNextPage endCursor } } }`;
    const first = await ask(anonymous, text);
    expect(first).toEqual({
      data: {
        changes: {
          nodes: ['network-services', 'everywhere'].map((id) => ({
            entityId: `Resource:${id}`,
            kind: 'PUBLISHED',
            version: 1,
            record: expect.stringContaining(`"id":"${id}"`),
          })),
          pageInfo: { hasNextPage: true, endCursor: expect.stringMatching(/^[0-9a-z]{12}-\d+$/) },
        },
      },
    });
    const [after] = valuesOf(first, 'endCursor');
    const next = await ask(anonymous, text, { after });
    expect(valuesOf(next, 'entityId')).toEqual(['Resource:two-states', 'Resource:closed']);
    expect(await ask(anonymous, text, { after: 'abcdefghijkl-1' })).toMatchObject({
      errors: [{ extensions: { code: 'CHANGES_EXPIRED' } }],
    });
  });
});
