import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { oneAhead } from '../../src/server/publish/oneAhead.ts';

interface Group {
  readonly number: number;
}

const numbered = (number: number): Group => ({ number });
const take = async ({ number }: Group): Promise<number> => number;

describe('groups that are taken one ahead', () => {
  it('are given in their order, and leave nobody listening', async () => {
    const groups = async function* (): AsyncGenerator<Group> {
      for (let number = 0; number < 20; number += 1) yield numbered(number);
    };
    const given: number[] = [];
    const give = async (number: number): Promise<boolean> => given.push(number) > 0;
    const { signal } = new AbortController();
    expect(await oneAhead(groups(), { take, give, signal })).toBeNull();
    expect(given).toEqual(Array.from({ length: 20 }, (_, number) => number));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('are no more once who takes them stops, though the next has not come', async () => {
    const stopping = new AbortController();
    const groups = async function* (): AsyncGenerator<Group> {
      yield numbered(1);
      stopping.abort(new Error('over'));
      await new Promise(() => undefined);
    };
    const given: number[] = [];
    const give = async (number: number): Promise<boolean> => given.push(number) > 0;
    const { signal } = stopping;
    expect(await oneAhead(groups(), { take, give, signal })).toEqual({ error: new Error('over') });
    expect(given).toEqual([1]);
  });

  it('end with what one fails with, after those before it are given', async () => {
    const groups = async function* (): AsyncGenerator<Group> {
      yield numbered(1);
      yield numbered(2);
      await new Promise(() => undefined);
    };
    const failing = async (group: Group): Promise<number> => {
      if (group.number === 2) throw new Error('no second');
      return take(group);
    };
    const given: number[] = [];
    const give = async (number: number): Promise<boolean> => given.push(number) > 0;
    const { signal } = new AbortController();
    expect(await oneAhead(groups(), { take: failing, give, signal })).toEqual({
      error: new Error('no second'),
    });
    expect(given).toEqual([1]);
  });
});
