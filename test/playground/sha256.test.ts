import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../playground/sha256.ts';

describe('sha256', () => {
  it('is that of Node.js, at all lengths around the ends of blocks and beyond ASCII', () => {
    const texts = [
      ...Array.from({ length: 140 }, (_, length) => 'x'.repeat(length)),
      '{ center(slug: "gamep") { name } }',
      'Año 😀 日本'.repeat(99),
    ];
    expect(texts.map(sha256)).toEqual(
      texts.map((text) => createHash('sha256').update(text).digest('hex')),
    );
  });
});
