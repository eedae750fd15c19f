import { setTimeout as delay } from 'node:timers/promises';
import type { FaultContext } from '../faultContext.ts';

interface Entry {
  readonly token: string;
  readonly entity: string;
  readonly version: number;
  readonly record: object | null;
}

export interface Follower {
  /** Reads on to a place; gives what of all that was told is not so, in words. */
  stopAt(sequence: number, records: ReadonlyMap<string, unknown>): Promise<readonly string[]>;
}

/** Follows `GET /changes` from the first on, and goes on where it stood whatever fails. */
export function startFollower(context: FaultContext, url: string): Follower {
  const entries: Entry[] = [];
  const wrong: string[] = [];
  let token: string | null = null;
  const ending = new AbortController();
  const read = async (): Promise<void> => {
    const after: string = token === null ? '' : `&after=${token}`;
    const response = await fetch(`${url}/changes?wait=1${after}`, {
      signal: AbortSignal.timeout(20_000),
    });
    const body = await response.text();
    if (response.status === 410) wrong.push(`its place was refused: ${body}`);
    if (response.status !== 200) throw new Error(body);
    // The feed's own form.
    const told = body.split('\n').filter((line) => line !== '');
    entries.push(...told.map((line) => JSON.parse(line) as Entry));
    token = response.headers.get('x-mep-token');
  };
  const running = (async () => {
    // In turn: each goes on from the one before.
    while (!ending.signal.aborted) await read().catch(async () => delay(100));
  })();
  context.endings.push(async () => {
    ending.abort();
  });
  return {
    stopAt: async (sequence, records) => {
      const until = performance.now() + 60_000;
      while (entries.length < sequence && performance.now() < until) await delay(50);
      ending.abort();
      await running;
      return [...wrong, ...unlike(entries, sequence, records)];
    },
  };
}

function unlike(
  entries: readonly Entry[],
  sequence: number,
  records: ReadonlyMap<string, unknown>,
): readonly string[] {
  const places = entries.map(({ token }) => Number(token.split('-')[1]));
  const isWhole = places.length === sequence && places.every((place, at) => place === at + 1);
  const last = new Map(entries.map(({ entity, record }) => [entity, record]));
  const kept = [...last].filter(([, record]) => record !== null);
  const other = [...records].filter(
    ([entity, record]) => JSON.stringify(last.get(entity)) !== JSON.stringify(record),
  );
  return [
    ...(isWhole ? [] : [`the feed told ${places.length} changes of ${sequence}, or not in order`]),
    ...(kept.length === records.size
      ? []
      : [`the feed has ${kept.length} records, the graph has ${records.size}`]),
    ...other.slice(0, 3).map(([entity]) => `the feed has ${entity} otherwise than the graph`),
  ];
}
