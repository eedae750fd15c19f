import { setTimeout as delay } from 'node:timers/promises';
import { randomOf, type Random } from '../../synthetic/random.ts';
import type { FaultContext } from '../faultContext.ts';

interface Writing {
  readonly url: string;
  /** Of a reviewer, and of a center whose words may have to wait for one. */
  readonly keys: { readonly reviewer: string; readonly center: string };
  readonly pauseMs: number;
}

export interface RandomWriters {
  /** Ends them; gives how often each kind of write was done. */
  stop(): Promise<ReadonlyMap<string, number>>;
}

type Write = (random: Random, key: string) => Promise<boolean>;

/**
 * Says one thing after the other at random: of a resource that others are named in, which waits, then what becomes of
 * that, and lines. What fails is not tried again: whatever was done has to be told all the same.
 */
export function startRandomWriters(context: FaultContext, writing: Writing): RandomWriters {
  const done = new Map<string, number>();
  const ending = new AbortController();
  const kinds = kindsOf(writing, ending.signal);
  const running = (async () => {
    // In turn, at a pace of their own.
    for (let index = 0; !ending.signal.aborted; index += 1) {
      const random = randomOf(1, 'write', index);
      const [name, write] = random.pick(kinds);
      const isDone = await write(random, `random-${index}`).catch(() => false);
      if (isDone) done.set(name, (done.get(name) ?? 0) + 1);
      await delay(writing.pauseMs);
    }
  })();
  context.endings.push(async () => {
    ending.abort();
  });
  return {
    stop: async () => {
      ending.abort();
      await running;
      return done;
    },
  };
}

function kindsOf({ url, keys }: Writing, end: AbortSignal): readonly (readonly [string, Write])[] {
  const send = (path: string, key: string, body: string, type: string): Promise<Response> =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': type, authorization: `Bearer ${key}` },
      body,
      signal: AbortSignal.any([end, AbortSignal.timeout(20_000)]),
    });
  const ask = async (key: string, query: string, variables: object): Promise<Data> => {
    const body = JSON.stringify({ query, variables });
    const response = await send('/graphql', key, body, 'application/json');
    const { data } = (await response.json()) as { readonly data?: Data | null };
    if (data == null) throw new Error(`Expected data, got ${response.status}.`);
    return data;
  };
  const isSaid = async (key: string, query: string, input: object): Promise<boolean> =>
    (await ask(key, query, { input })).said?.userErrors.length === 0;
  const waiting = async (random: Random): Promise<string> => {
    const { amendments } = await ask(keys.reviewer, WAITING, {});
    return random.pick(amendments?.nodes ?? []).id;
  };
  return [
    ['words that wait', (random, key) => isSaid(keys.center, PUBLISH, proposed(random, key))],
    [
      'decisions',
      async (random, key) => {
        const id = await waiting(random);
        const decision = random.chance(0.7) ? 'ACCEPT' : 'REJECT';
        return isSaid(keys.reviewer, REVIEW, { idempotencyKey: key, id, decision });
      },
    ],
    [
      'words taken back',
      async (random, key) =>
        isSaid(keys.center, TAKE_BACK, { idempotencyKey: key, id: await waiting(random) }),
    ],
    [
      'groups of lines',
      async (random, key) => {
        const lines = Array.from({ length: 5 }, (_, at) => lineOf(random, `${key}-${at}`));
        const response = await send(
          '/publish',
          keys.reviewer,
          lines.join('\n'),
          'application/x-ndjson',
        );
        return (await response.text()).includes('"errors":[]');
      },
    ],
  ];
}

/** Of all that is asked here. */
interface Data {
  readonly said?: { readonly userErrors: readonly object[] } | null;
  readonly amendments?: { readonly nodes: readonly { readonly id: string }[] };
}

const PAYLOAD = '{ userErrors { code message } }';
const PUBLISH = `mutation ($input: PublishResourceInput!) { said: publishResource(input: $input) ${PAYLOAD} }`;
const REVIEW = `mutation ($input: ReviewAmendmentInput!) { said: reviewAmendment(input: $input) ${PAYLOAD} }`;
const TAKE_BACK = `mutation ($input: WithdrawAmendmentInput!) { said: withdrawAmendment(input: $input) ${PAYLOAD} }`;
const WAITING = '{ amendments(status: PENDING, first: 20) { nodes { id } } }';

const source = { url: 'https://example.org/random' };

/** Provided by others than its writer, so that it waits. */
function proposed(random: Random, key: string): object {
  return {
    ...{ idempotencyKey: key, source, slug: key, title: titleOf(random), kind: 'TRAINING' },
    ...{ providerKind: 'AGENCY', agencies: ['nist-mep'], focusArea: 'WORKFORCE' },
    summary: 'Written at random.',
  };
}

/** Of one of a few records, so that lines publish, change and take out the same. */
function lineOf(random: Random, key: string): string {
  const kind = random.pick(['PUBLISH', 'UPDATE', 'WITHDRAW']);
  const entity = `Resource:random-line-${random.below(20)}`;
  const title = titleOf(random);
  const record = { PUBLISH: { title, ...facts }, UPDATE: { title }, WITHDRAW: undefined }[kind];
  return JSON.stringify({ idempotencyKey: key, kind, entity, source, record });
}

const facts = {
  kind: 'TRAINING',
  providerKind: 'CENTER_NETWORK',
  focusArea: 'WORKFORCE',
  topics: [],
  stateCodes: ['GA'],
  summary: 'Written at random.',
};

function titleOf(random: Random): string {
  const words = ['Lean', 'Energy', 'Quality', 'Export', 'Robotics', 'Café'];
  return `${random.pick(words)} ${random.pick(words)} ${random.below(1000)}`;
}
