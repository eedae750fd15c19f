import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { failuresOf } from './support/drawn.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mep-graph-drawn-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Draws the seed doubled; `wrong` are answered wrong. */
async function run(wrong: readonly number[]) {
  const checked: number[] = [];
  const failures = await failuresOf({
    name: 'doubles',
    folder,
    firstSeed: 1,
    count: 5,
    draw: (seed) => ({ doubled: 2 * seed }),
    check: async ({ doubled }) => {
      checked.push(doubled);
      return wrong.includes(doubled) ? `${doubled} is wrong` : null;
    },
  });
  return { failures, checked };
}

describe('a random test', () => {
  it('keeps what failed as a file, and checks that first from then on', async () => {
    const first = await run([6]);
    expect(first.failures).toEqual([expect.stringContaining('6 is wrong')]);
    expect(await readdir(path.join(folder, 'doubles'))).toEqual(['seed-3.json']);
    expect(await run([6])).toEqual({ failures: ['doubles/seed-3.json\n6 is wrong'], checked: [6] });
    expect(await run([])).toEqual({ failures: [], checked: [6, 2, 4, 6, 8, 10] });
  });
});
