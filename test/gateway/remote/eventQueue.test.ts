import { describe, expect, it } from '@jest/globals';
import { createEventQueue } from '../../../src/gateway/remote/eventQueue.ts';

const nothing = (): void => undefined;

function open(maxBytes: number) {
  return createEventQueue<string>({
    maxEvents: 100,
    maxBytes,
    onAdded: nothing,
    onTaken: nothing,
    onReturn: nothing,
  });
}

describe('room for events that wait', () => {
  it('is there until as many bytes wait as may', async () => {
    const queue = open(250);
    queue.push('first', 100);
    const little = queue.hasRoom();
    queue.push('second', 150);
    const much = queue.hasRoom();
    await queue.iterator.next();

    expect([little, much, queue.hasRoom()]).toEqual([true, false, true]);
  });

  it('is none after an event that is larger by itself, until the next is waited for', async () => {
    const queue = open(250);
    queue.push('first', 400);
    await queue.iterator.next();
    const whileSent = queue.hasRoom();
    const room = queue.room();
    const next = queue.iterator.next();
    await room;
    const onceWanted = queue.hasRoom();
    queue.push('second', 10);

    expect([whileSent, onceWanted]).toEqual([false, true]);
    expect(await next).toEqual({ done: false, value: 'second' });
    expect(queue.hasRoom()).toBe(true);
  });
});
