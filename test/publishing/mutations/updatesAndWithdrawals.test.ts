import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandStartedEvent, Document } from 'mongodb';
import { anonymous } from '../../../src/identity/asker.ts';
import type { Command } from '../../../src/publishing/command.ts';
import { takesAllAtOnce } from '../../../src/publishing/writeBatch.ts';
import { smallSet } from '../../support/dataSet.ts';
import type { Row } from '../../support/dataRows.ts';
import {
  asker,
  gamep,
  publishResource,
  resource,
  source,
  usePublishingGraph,
  valuesOf,
} from '../../support/publishingGraph.ts';
import { commandOf, say } from '../../support/publishing.ts';

const { db, client, writes, ask } = usePublishingGraph();

const sme = asker('sme', 'Association:sme', 'publish');
const reviewer = asker('nist', null, 'review');

beforeAll(async () => {
  await ask(gamep, publishResource, { input: resource() });
});

function idIn({ _id }: Document): string {
  return String(_id);
}

/** What resources, which name an agency that is there, are published by. */
async function commandsToPublish(
  ...ids: readonly string[]
): Promise<readonly CommandStartedEvent[]> {
  const [row] = smallSet['resources.json'] ?? [];
  const facts = { agencyIds: ['commerce'], providerKind: 'AGENCY' };
  const commands = ids.map((id) => {
    const set: Row = { ...row, ...facts, id, title: `All about ${id}` };
    return commandOf(say({ kind: 'PUBLISH', entity: `Resource:${id}`, file: 'resources', set }));
  });
  return commandsOf(commands);
}

/** What is sent for commands that all change something. */
async function commandsOf(commands: readonly Command[]): Promise<readonly CommandStartedEvent[]> {
  const started: CommandStartedEvent[] = [];
  const listener = (event: CommandStartedEvent) => started.push(event);
  const publisher = await writes.publisher();
  client.on('commandStarted', listener);
  const outcomes = await publisher.publish(commands);
  client.off('commandStarted', listener);
  expect(outcomes.map(({ version }) => version)).not.toContain(null);
  return started;
}

/** What the first of them is published as. */
const counted = { entity: 'Resource:counted', file: 'resources' } as const;

describe('mutations', () => {
  it('run in their order, and each shows what it has written', async () => {
    const update = (title: string) =>
      `updateResource(input: { idempotencyKey: "${randomUUID()}", source: { url: "https://example.org/new" },
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
    const stale = `mutation { updateResource(input: { idempotencyKey: "${randomUUID()}", expectedVersion: 1,
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
    expect(await ask(gamep, update, { key: randomUUID(), summary: 'Helps.' })).toEqual({
      data: {
        updateCenter: {
          center: { summary: 'Helps.' },
          amendment: { status: 'ACCEPTED', fields: fields('Helps.') },
        },
      },
    });
    expect(await ask(sme, update, { key: randomUUID(), summary: 'Fails.' })).toEqual({
      data: {
        updateCenter: {
          center: null,
          amendment: { status: 'PENDING', fields: fields('Fails.') },
        },
      },
    });
  });

  it('change a record without saying again what it names', async () => {
    const input = { idempotencyKey: randomUUID(), source, id: 'mou', title: 'Memorandum of 2026' };
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
      ${name}(input: { idempotencyKey: "${randomUUID()}", source: { url: "https://example.org" }, id: "${id}" })
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
    const started = await commandsToPublish('counted');
    const commands = started.map(({ commandName }) => commandName);

    const isOneCommand = await takesAllAtOnce(db);
    const written = isOneCommand ? ['bulkWrite'] : commands.slice(1, -1);
    expect(commands).toEqual(['aggregate', ...written, 'commitTransaction']);
    expect(written.length).toBeLessThanOrEqual(isOneCommand ? 1 : 9);
  });

  it.each([
    ['an update', 9, say({ ...counted, kind: 'UPDATE', set: { title: 'All About Gauges' } })],
    // What is removed is no part of a command that replaces.
    ['a withdrawal', 11, say({ ...counted, kind: 'WITHDRAW' })],
  ])('read what %s takes by one as well', async (_what, most, word) => {
    const started = await commandsOf([commandOf(word)]);

    const commands = started.map(({ commandName }) => commandName);
    const isOneCommand = await takesAllAtOnce(db);
    const written = isOneCommand ? ['bulkWrite'] : commands.slice(1, -1);
    expect(commands).toEqual(['aggregate', ...written, 'commitTransaction']);
    expect(written.filter((name) => ['aggregate', 'find'].includes(name))).toEqual([]);
    expect(written.length).toBeLessThanOrEqual(isOneCommand ? 1 : most);
  });

  it('come in the order of names, where many are written at once', async () => {
    const started = await commandsToPublish(
      ...Array.from({ length: 25 }, (_, index) => `ordered-${String((index * 7) % 25)}`),
    );

    const documents = started.flatMap(({ command }) => {
      // Of MongoDB 6, and of MongoDB 8, where one command has all.
      const operations = (command['ops'] ?? []) as readonly { readonly document?: Document }[];
      const inserted = (command['documents'] ?? []) as readonly Document[];
      return [
        ...inserted,
        ...operations.flatMap(({ document }) => (document === undefined ? [] : [document])),
      ];
    });
    const titles = documents.flatMap(({ sortName, audienceKey }) =>
      // Only resources have it.
      audienceKey === undefined ? [] : String(sortName),
    );
    expect(titles).toHaveLength(25);
    expect(titles).toEqual(titles.toSorted());
  });

  it('look for nothing and replace nothing where what is published is nowhere yet', async () => {
    const started = await commandsToPublish('counted-too');

    const lookUps = (started[0]?.command['pipeline'] as readonly Document[]).flatMap(
      ({ $lookup = [] }) => $lookup as { from: string },
    );
    expect(lookUps.map(({ from }) => from)).toEqual([
      ...['records', 'answered', 'entities', 'searchTerms'],
    ]);
    const entities = lookUps.find(({ from }) => from === 'entities');
    expect(JSON.stringify(entities)).toContain('Agency:commerce');
    expect(JSON.stringify(entities)).not.toContain('counted-too');
    // On MongoDB 8, they are all in one command.
    const operations = started.flatMap(({ command }) =>
      ((command['updates'] ?? command['ops'] ?? []) as readonly Document[]).filter(
        ({ insert }) => insert === undefined || !Array.isArray(command['ops']),
      ),
    );
    const isOneCommand = await takesAllAtOnce(db);
    const replaced = operations.map(({ q, filter }) => idIn((q ?? filter) as Document));
    // Its entity is replaced only together with the one of the agency, which has a link more.
    expect(replaced.filter((id) => id === 'Resource:counted-too')).toHaveLength(
      isOneCommand ? 0 : 1,
    );
    expect(replaced).toContain('Agency:commerce');
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
