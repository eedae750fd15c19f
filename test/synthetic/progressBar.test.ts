import { describe, expect, it } from '@jest/globals';
import { createProgressBar } from '../../scripts/synthetic/progressBar.ts';

describe('createProgressBar', () => {
  it('draws one line again and again on a terminal', () => {
    expect(run({ isTTY: true, steps: [0, 250, 1000] })).toEqual([
      '\r\u001b[KRecords ░░░░░░░░░░░░░░░░░░░░░░░░ 0 of 1,000',
      '\r\u001b[KRecords ██████░░░░░░░░░░░░░░░░░░ 250 of 1,000, 250 a second, 3 s left',
      '\r\u001b[KRecords ████████████████████████ 1,000 of 1,000, 500 a second, 0 s left',
      '\n',
    ]);
  });

  it('prints a line for each tenth elsewhere, at the rate of this run alone', () => {
    expect(run({ isTTY: false, steps: [500, 510, 600, 1000] })).toEqual([
      'Records: 500 of 1,000\n',
      'Records: 600 of 1,000, 50 a second, 8 s left\n',
      'Records: 1,000 of 1,000, 167 a second, 0 s left\n',
    ]);
  });
});

/** What is written where a second passes before each step but the first. */
function run({ isTTY, steps }: { isTTY: boolean; steps: readonly number[] }): readonly string[] {
  const written: string[] = [];
  let ms = 0;
  const out = { isTTY, write: (text: string) => written.push(text) };
  const bar = createProgressBar({ title: 'Records', of: 1000, out, now: () => ms });
  for (const done of steps) {
    bar.advance(done);
    ms += 1000;
  }
  bar.end();
  return written;
}
