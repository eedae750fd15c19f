import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, validate } from 'graphql';
import { createGraph } from '../../src/graph/createGraph.ts';
import { anonymous, type Asker } from '../../src/identity/asker.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { openWrites } from '../../src/publishing/openWrites.ts';
import { openWebhooks } from '../../src/webhooks/openWebhooks.ts';
import { testDatabase } from '../support/database.ts';
import { startReceiver, verified, writeChanges, type Receiver } from '../support/webhooks.ts';

const { db } = testDatabase();
const log = { info: () => undefined, warn: () => undefined };
const note = (): void => undefined;
const webhooks = openWebhooks({ db, log, note, hosts: ['127.0.0.1'] });
const { access: writes } = openWrites({ db, log, note }, webhooks.access);
const graph = createGraph(accessData(db, 240_000), { writes });
let hook: Receiver;

beforeAll(async () => {
  await ensureIndexes(db);
  await writeChanges(db, [{}]);
  hook = await startReceiver();
});

afterAll(async () => {
  await webhooks.close();
  await hook.close();
});

function asker(name: string, owner: string | null, ...scopes: readonly string[]): Asker {
  return { ...anonymous, kind: 'key', name, owner, scopes: new Set(scopes) };
}

const gamep = asker('one', 'Center:gamep', 'webhooks');
const colleague = asker('two', 'Center:gamep', 'webhooks');
const stranger = asker('three', 'Center:tmac', 'webhooks', 'publish', 'review');
const reader = asker('four', 'Center:gamep', 'publish');

interface Answered {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly unknown[];
}

async function ask(who: Asker, source: string, variables = {}): Promise<Answered> {
  const document = parse(source);
  expect(validate(graph.schema, document)).toEqual([]);
  const result = await graph.execute({ document, operationName: null, variables, asker: who });
  // JSON of a result is a result.
  return JSON.parse(JSON.stringify(result)) as Answered;
}

const registering = `mutation ($input: RegisterWebhookInput!) {
  registerWebhook(input: $input) {
    webhook { id url types state reason token waiting secrets { expiresAt } }
    secret
    userErrors { field code message }
  }
}`;

interface Registered {
  readonly webhook: { readonly id: string };
  readonly secret: string;
}

async function registered(who: Asker): Promise<Registered> {
  const { data } = await ask(who, registering, { input: { url: hook.url } });
  return data?.['registerWebhook'] as Registered;
}

const naming = (mutation: string, more = ''): string => `mutation ($id: ID!) {
  ${mutation}(input: { id: $id ${more} }) { webhook { id state } userErrors { field code message } }
}`;

describe('webhooks by mutation', () => {
  it('registers a receiver, and shows its secret this once', async () => {
    const { data } = await ask(gamep, registering, {
      input: { url: hook.url, types: ['Resource', 'Center'], note: 'CRM' },
    });
    expect(data).toEqual({
      registerWebhook: {
        webhook: {
          id: expect.stringMatching(/^wh_[0-9a-f]{18}$/),
          url: hook.url,
          types: ['Resource', 'Center'],
          state: 'ACTIVE',
          reason: null,
          token: expect.stringMatching(/-1$/),
          waiting: 0,
          secrets: [{ expiresAt: null }],
        },
        secret: expect.stringMatching(/^whsec_[0-9A-Za-z+/]{43}=$/),
        userErrors: [],
      },
    });
    const listed = await ask(colleague, '{ webhooks { id url note secrets { createdAt } } }');
    expect(JSON.stringify(listed)).not.toContain('whsec_');
    expect(listed.data?.['webhooks']).toHaveLength(1);
  });

  it.each([
    [
      { url: 'https://10.0.0.1/' },
      'url',
      'Expected a host at public addresses alone, got 10.0.0.1.',
    ],
    [{ url: 'http://example.org/' }, 'url', 'Expected a URL of https, got one of http.'],
    [{ types: ['Agencies'] }, 'types', expect.stringMatching(/^Expected some of .*"Agencies"\.$/)],
    [{ types: [] }, 'types', expect.stringMatching(/got none\.$/)],
    [{ note: 'a\nb' }, 'note', 'Expected one line of at most 200 characters, got another text.'],
  ])('refuses %j', async (input, field, message) => {
    const { data } = await ask(gamep, registering, { input: { url: hook.url, ...input } });
    expect(data).toEqual({
      registerWebhook: {
        webhook: null,
        secret: null,
        userErrors: [{ field, code: 'INVALID', message }],
      },
    });
  });

  it('is for who has the scope, each with its own', async () => {
    const { webhook } = await registered(gamep);
    const notFound = { field: 'id', code: 'NOT_FOUND', message: expect.any(String) };
    const forbidden = { field: null, code: 'FORBIDDEN', message: expect.any(String) };
    const mutations: readonly (readonly [string, string?])[] = [
      ['pauseWebhook'],
      ['resumeWebhook'],
      ['rotateWebhookSecret'],
      ['replayWebhook'],
      ['removeWebhook'],
    ];
    for (const [mutation, more] of mutations) {
      for (const [who, userErrors] of [
        [stranger, [notFound]],
        [reader, [forbidden]],
      ] as const) {
        const { data } = await ask(who, naming(mutation, more), { id: webhook.id });
        expect(data).toEqual({ [mutation]: { webhook: null, userErrors } });
      }
    }
    expect((await ask(stranger, '{ webhooks { id } }')).data).toEqual({ webhooks: [] });
    expect((await ask(reader, '{ webhooks { id } }')).data).toEqual({ webhooks: [] });
    expect(await ask(anonymous, '{ webhooks { id } }')).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(await ask(colleague, naming('pauseWebhook'), { id: webhook.id })).toEqual({
      data: { pauseWebhook: { webhook: { id: webhook.id, state: 'PAUSED' }, userErrors: [] } },
    });
  });

  it('sends a test, and has it in the log', async () => {
    const { webhook, secret } = await registered(gamep);
    const before = hook.received.length;
    const { data } = await ask(
      gamep,
      'mutation ($id: ID!) { testWebhook(input: { id: $id }) { attempt { status problem } userErrors { code } } }',
      { id: webhook.id },
    );
    expect(data).toEqual({
      testWebhook: { attempt: { status: 204, problem: null }, userErrors: [] },
    });
    const [one] = hook.received.slice(before);
    if (one === undefined) throw new Error('Expected a test');
    expect(verified(secret, one)).toEqual({
      type: 'webhook.test',
      timestamp: expect.any(String),
      data: { webhook: webhook.id },
    });
    const page = `{ webhooks { id deliveries(first: 1) {
      nodes { messageId event entityId state nextAttemptAt attemptCount attempts { status } }
      pageInfo { hasNextPage hasPreviousPage }
    } } }`;
    const { data: listed } = await ask(gamep, page);
    expect(listed?.['webhooks']).toContainEqual({
      id: webhook.id,
      deliveries: {
        nodes: [
          {
            messageId: one.headers['webhook-id'],
            event: 'webhook.test',
            entityId: null,
            state: 'DELIVERED',
            nextAttemptAt: null,
            attemptCount: 1,
            attempts: [{ status: 204 }],
          },
        ],
        pageInfo: { hasNextPage: false, hasPreviousPage: false },
      },
    });
  });

  it('gives a new secret, and keeps the one before for a while', async () => {
    const { webhook, secret } = await registered(gamep);
    const { data } = await ask(
      gamep,
      'mutation ($id: ID!) { rotateWebhookSecret(input: { id: $id }) { webhook { secrets { expiresAt } } secret } }',
      { id: webhook.id },
    );
    const rotated = data?.['rotateWebhookSecret'] as Registered;
    expect(rotated).toEqual({
      webhook: { secrets: [{ expiresAt: null }, { expiresAt: expect.any(String) }] },
      secret: expect.stringMatching(/^whsec_/),
    });
    expect(rotated.secret).not.toBe(secret);
  });

  it.each([
    ['rotateWebhookSecret', 'overlapHours: 721', 'overlapHours'],
    ['replayWebhook', 'after: "nowhere"', 'after'],
    ['replayWebhook', 'after: "0123456789ab-1"', 'after'],
  ])('refuses %s with %s', async (mutation, more, field) => {
    const { webhook } = await registered(gamep);
    const { data } = await ask(gamep, naming(mutation, more), { id: webhook.id });
    const userErrors = [{ field, code: 'INVALID', message: expect.any(String) }];
    expect(data).toEqual({ [mutation]: { webhook: null, userErrors } });
  });

  it('has 20 of a holder at most, however many are registered at once', async () => {
    const other = asker('twelve', null, 'webhooks');
    for (let count = 0; count < 18; count += 1) await registered(other);
    const twelve = await Promise.all(
      Array.from({ length: 12 }, async () => registered(other) as Promise<Partial<Registered>>),
    );
    // What is refused has no webhook, and no secret.
    expect(twelve.filter(({ secret }) => typeof secret === 'string')).toHaveLength(2);
    expect((await ask(other, '{ webhooks { id } }')).data?.['webhooks']).toHaveLength(20);
  });

  it('removes one, and has 20 of a holder at most', async () => {
    const other = asker('five', null, 'webhooks');
    const { webhook } = await registered(other);
    for (let count = 1; count < 20; count += 1) await registered(other);
    const { data } = await ask(other, registering, { input: { url: hook.url } });
    expect(data).toMatchObject({
      registerWebhook: { webhook: null, userErrors: [{ field: null }] },
    });
    await ask(other, naming('removeWebhook'), { id: webhook.id });
    const { data: listed } = await ask(other, '{ webhooks { id } }');
    expect(listed?.['webhooks']).toHaveLength(19);
    // A token's name is no key's.
    expect((await ask({ ...other, kind: 'token' }, '{ webhooks { id } }')).data).toEqual({
      webhooks: [],
    });
  });
});
