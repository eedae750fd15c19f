import { describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import {
  answerEvents,
  EVENTS,
  answer,
  request,
  unavailable,
  useRemotes,
  type Behave,
} from '../../../support/remoteSubgraph.ts';
import { until } from '../../../support/until.ts';

const { start } = useRemotes();

describe('a subgraph that hangs', () => {
  it('holds up no other', async () => {
    const hung = await start(() => undefined, { concurrency: { limit: 5, queue: 1000 } });
    const quick = await start(answerEvents);
    const controller = new AbortController();
    const asker = { signal: controller.signal };
    let answered = 0;
    const waiting = Array.from({ length: 100 }, async () => {
      await hung.subgraph.execute(request('{ events { id } }', { asker }));
      answered += 1;
    });
    await until('requests that hang', () => hung.peer.received.length === 5);
    for (let asked = 0; asked < 100; asked += 1) {
      expect(await quick.subgraph.execute(request())).toMatchObject(EVENTS);
    }
    expect({ answered, load: hung.subgraph.load() }).toEqual({
      answered: 0,
      load: { running: 5, waiting: 95, streams: 0 },
    });
    controller.abort();
    await Promise.all(waiting);
    expect({ answered, load: hung.subgraph.load(), asked: hung.peer.received.length }).toEqual({
      answered: 100,
      load: { running: 0, waiting: 0, streams: 0 },
      asked: 5,
    });
    // Their going away says nothing of the subgraph.
    expect(hung.subgraph.state()).toBe('closed');
  });
});

describe('concurrency', () => {
  it('bounds what the subgraph has to do at once', async () => {
    const held: ServerResponse[] = [];
    const answerInThrees: Behave = (response) => {
      held.push(response);
      if (held.length === 3) for (const each of held.splice(0)) answer(each, EVENTS);
    };
    const { peer, subgraph } = await start(answerInThrees, {
      concurrency: { limit: 3, queue: 100 },
    });
    const results = await Promise.all(
      Array.from({ length: 60 }, async () => subgraph.execute(request())),
    );
    for (const result of results) expect(result).toMatchObject(EVENTS);
    expect(peer.mostAtOnce()).toBe(3);
    expect(peer.connections()).toBe(3);
  });

  it('refuses what has no place in the queue', async () => {
    const held: ServerResponse[] = [];
    const { peer, subgraph, fetches } = await start((response) => held.push(response), {
      concurrency: { limit: 1, queue: 1 },
    });
    const first = [subgraph.execute(request()), subgraph.execute(request())];
    expect(await subgraph.execute(request())).toMatchObject(
      unavailable('Subgraph "training" has too many requests waiting.'),
    );
    for (let answered = 0; answered < 2; answered += 1) {
      answer(await until('a request', () => held.shift()), EVENTS);
    }
    for (const result of await Promise.all(first)) expect(result).toMatchObject(EVENTS);
    expect(peer.received).toHaveLength(2);
    expect(fetches.map(({ outcome }) => outcome)).toEqual(['busy', 'answered', 'answered']);
  });
});
