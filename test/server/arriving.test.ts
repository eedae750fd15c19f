import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { arriving, TooSlow } from '../../src/server/publish/arriving.ts';

describe('a body that is published', () => {
  it('is read as it comes, and given up once nothing more does', async () => {
    const body = new PassThrough();
    body.write('first');
    const chunks = arriving(body, 20);
    expect(await chunks.next()).toEqual({ done: false, value: Buffer.from('first') });
    await expect(chunks.next()).rejects.toThrow(
      new TooSlow('Expected more of the body within 0.02 s.'),
    );
  });
});
