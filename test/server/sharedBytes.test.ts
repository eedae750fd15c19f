import { describe, expect, it } from '@jest/globals';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { SharedBytes } from '../../src/server/front/sharedBytes.ts';

describe('bytes of a long text', () => {
  it('are made once for all who are sent it in one turn of the event loop', async () => {
    const shared = new SharedBytes();
    const [one, other] = ['ä'.repeat(70_000), 'b'.repeat(70_000)];

    const first = shared.of(one);
    const again = shared.of(one);
    const different = shared.of(other);
    await turnOfTheLoop();
    const later = shared.of(one);

    expect(first).toEqual(Buffer.from(one));
    expect(again).toBe(first);
    expect(different).toEqual(Buffer.from(other));
    expect(later).toEqual(first);
    expect(later).not.toBe(first);
  });

  it('are none of a short one, which is sent as it is', () => {
    expect(new SharedBytes().of('short')).toBe('short');
  });
});
