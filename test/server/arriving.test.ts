import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { arriving, TooSlow } from '../../src/server/publish/arriving.ts';

describe('a body that is published', () => {
  it('is read as it comes, and given up once nothing more does', async () => {
    const body = new PassThrough();
    body.write('first');
    const chunks = arriving(body, { patienceMs: 20, pauseMs: 5 });
    expect(await chunks.next()).toEqual({ done: false, value: Buffer.from('first') });
    expect(await chunks.next()).toEqual({ done: false, value: null });
    await expect(chunks.next()).rejects.toThrow(
      new TooSlow('Expected more of the body within 0.02 s.'),
    );
  });

  it('tells a pause once, and goes on with what comes after it', async () => {
    const body = new PassThrough();
    const chunks = arriving(body, { patienceMs: 60_000, pauseMs: 5 });
    expect(await chunks.next()).toEqual({ done: false, value: null });
    const next = chunks.next();
    body.end('late');
    expect(await next).toEqual({ done: false, value: Buffer.from('late') });
    expect(await chunks.next()).toEqual({ done: true, value: undefined });
  });
});
