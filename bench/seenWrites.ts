import { setTimeout as delay } from 'node:timers/promises';
import { authorizationBy } from './askOnce.ts';
import { describeTimes } from './describeTimes.ts';

interface Seeing {
  /** The process that takes the writes, and another one over the same database. */
  readonly writer: string;
  readonly reader: string;
  /** May publish. */
  readonly key: string;
  /** Tells these writes from others of the run. */
  readonly name: string;
  readonly untilMs: number;
  readonly writesPerSecond: number;
}

const slug = 'bench-staleness';
const source = { url: 'https://example.org/bench' };
const facts = {
  title: 'Zz bench',
  kind: 'TRAINING',
  providerKind: 'CENTER_NETWORK',
  focusArea: 'WORKFORCE',
  topics: [],
  states: ['GA'],
  summary: 'Written again and again.',
};
const question = JSON.stringify({ query: `{ resource(slug: "${slug}") { title } }` });

/** Mutations, and who sees them when: their writer, one who waits by `x-mep-after`, and everybody. */
export async function seeWrites(seeing: Seeing): Promise<string> {
  const { writer, reader, name, untilMs, writesPerSecond } = seeing;
  const seenAfterMs: number[] = [];
  const awaitedMs: number[] = [];
  let missed = 0;
  for (let turn = 0; performance.now() < untilMs; turn += 1) {
    const title = `Zz bench ${name} ${turn}`;
    const token = await write(seeing, 'updateResource', { id: slug, title }, title);
    const acknowledgedAt = performance.now();
    const sees = async (url: string, headers = {}): Promise<boolean> =>
      (await ask(url, question, headers)).includes(`"${title}"`);
    // In turns: who has waited for it has made it known.
    if (turn % 2 === 0) {
      if (!(await sees(writer))) missed += 1;
      while (!(await sees(reader))) continue;
      seenAfterMs.push(performance.now() - acknowledgedAt);
    } else {
      if (!(await sees(reader, { 'x-mep-after': token }))) missed += 1;
      awaitedMs.push(performance.now() - acknowledgedAt);
    }
    await delay(1000 / writesPerSecond);
  }
  return [
    `  of ${seenAfterMs.length + awaitedMs.length} mutations, ${missed} were not seen at once by their writer or by who sent x-mep-after`,
    `  by another process, everybody saw them after ${describeTimes(seenAfterMs)}`,
    `  who sent x-mep-after was answered after ${describeTimes(awaitedMs)}`,
  ].join('\n');
}

/** What is changed from then on. */
export async function publishFirst(seeing: Pick<Seeing, 'writer' | 'key'>): Promise<void> {
  await write(seeing, 'publishResource', { slug, ...facts }, 'first');
}

/** Gives the token behind it. */
async function write(
  { writer, key }: Pick<Seeing, 'writer' | 'key'>,
  mutation: 'publishResource' | 'updateResource',
  said: object,
  idempotencyKey: string,
): Promise<string> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation Say($input: ${type}!) { ${mutation}(input: $input) { token userErrors { message } } }`;
  const variables = { input: { ...said, idempotencyKey, source } };
  const answer = await ask(writer, JSON.stringify({ query, variables }), authorizationBy(key));
  const token = /"token":"([^"]+)"/.exec(answer)?.[1];
  if (token === undefined) throw new Error(`Expected a token, got ${answer}`);
  return token;
}

async function ask(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    signal: AbortSignal.timeout(30_000),
  });
  return response.text();
}
