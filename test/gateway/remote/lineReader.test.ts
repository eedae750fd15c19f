import { describe, expect, it } from '@jest/globals';
import { LineReader } from '../../../src/gateway/remote/lineReader.ts';
import { createRandom } from '../../support/random.ts';

const ENDINGS = ['\n', '\r', '\r\n'];
const WORDS = ['', 'data: 1', 'é', '€uro', 'ﬁ'.repeat(300), '\u{1d11e}', ' ', 'x'.repeat(5000)];

describe('lines of bytes', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'are the same however the bytes are cut (seed %i)',
    (seed) => {
      const random = createRandom(seed);
      const lines = Array.from({ length: 30 }, () => random.pick(WORDS));
      const ending = random.pick(ENDINGS);
      const bytes = Buffer.from(lines.map((line) => line + ending).join(''));

      const read: { text: string; bytes: number }[] = [];
      const reader = new LineReader();
      for (let from = 0; from < bytes.length;) {
        const size = random.pick([1, 2, 3, 100, 4000]);
        reader.read(bytes.subarray(from, from + size), (text, length) => {
          read.push({ text, bytes: length });
          return true;
        });
        from += size;
      }

      expect(read).toEqual(lines.map((text) => ({ text, bytes: Buffer.byteLength(text) })));
      expect(reader.restBytes).toBe(0);
    },
  );

  it('keep what has no end yet, and count it', () => {
    const reader = new LineReader();
    reader.read(Buffer.from('one\rtwo\r\nca'), () => true);
    reader.read(Buffer.from('fé'), () => true);

    expect(reader.restBytes).toBe(5);
    expect(reader.end()).toBe('café');
  });

  it('stop where they are told to', () => {
    const read: string[] = [];
    new LineReader().read(Buffer.from('one\ntwo\nthree\n'), (text) => read.push(text) < 2);

    expect(read).toEqual(['one', 'two']);
  });
});
