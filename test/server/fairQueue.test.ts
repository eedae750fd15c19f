import { describe, expect, it } from '@jest/globals';
import { FairQueue } from '../../src/server/front/fairQueue.ts';

const anybody = () => true;

function queueOf(text: string): FairQueue<string> {
  const queue = new FairQueue<string>();
  for (const one of text.split(' ')) queue.push(one.charAt(0), one);
  return queue;
}

function takeAll(queue: FairQueue<string>, mayHave: (asker: string) => boolean = anybody): string {
  const taken: string[] = [];
  for (let one = queue.shift(mayHave); one !== undefined; one = queue.shift(mayHave))
    taken.push(one);
  return taken.join(' ');
}

describe('a fair queue', () => {
  it('gives one of each asker in turns, and of each in order', () => {
    expect(takeAll(queueOf('a1 a2 a3 a4 b1 c1 c2'))).toBe('a1 b1 c1 a2 c2 a3 a4');
  });

  it('passes over who may not have a turn now, and leaves what they wait for', () => {
    const queue = queueOf('a1 a2 b1');
    expect(takeAll(queue, (asker) => asker !== 'a')).toBe('b1');
    expect([queue.size, takeAll(queue)]).toEqual([2, 'a1 a2']);
  });

  it('tells how many come before one more of an asker', () => {
    const queue = queueOf('a1 a2 a3 b1 b2 c1');
    expect(['a', 'b', 'c', 'd'].map((asker) => queue.before(asker))).toEqual([6, 6, 5, 3]);
    expect(new FairQueue().before('a')).toBe(0);
    expect(queueOf('a1 a2').before('a')).toBe(2);
  });

  it('takes what came first of each asker, as long as it is so', () => {
    const queue = queueOf('a1 a2 a5 b3 c1');
    expect(queue.takeWhile((one) => Number(one.charAt(1)) < 3)).toEqual(['a1', 'a2', 'c1']);
    expect([queue.size, takeAll(queue)]).toEqual([2, 'a5 b3']);
  });
});
