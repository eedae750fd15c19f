import { describe, expect, it } from '@jest/globals';
import { PlainSignal } from '../src/signal.ts';

describe('PlainSignal', () => {
  it('tells those who listen, in order, once, and not who listens no longer', () => {
    const signal = new PlainSignal();
    const told: string[] = [];
    const listeners = ['first', 'gone', 'second', 'third'].map((name) => () => {
      told.push(name);
      // The first takes another off that comes after it.
      if (name === 'first' && third) signal.removeEventListener('abort', third);
    });
    const [, gone, , third] = listeners;
    for (const listener of listeners) signal.addEventListener('abort', listener);
    if (gone) signal.removeEventListener('abort', gone);
    signal.abort(new Error('why'));
    signal.abort(new Error('again'));
    expect(told).toEqual(['first', 'second']);
    expect(() => {
      signal.throwIfAborted();
    }).toThrow('why');
  });
});
