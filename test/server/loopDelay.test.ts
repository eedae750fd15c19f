import { describe, expect, it } from '@jest/globals';
import { LateTurns } from '../../src/server/front/loopDelay.ts';

/** What requests may wait, where nobody says otherwise. */
const MAX_WAIT_MS = 800;

describe('how late the event loop is', () => {
  it('is little after one turn, however late that was', () => {
    const turns = new LateTurns();
    turns.note(3.6e6);
    expect(turns.ms).toBeGreaterThan(0);
    expect(turns.ms).toBeLessThan(MAX_WAIT_MS / 2);
  });

  it('is more than requests may wait after many late turns, and little again after many in time', () => {
    const turns = new LateTurns();
    for (let turn = 0; turn < 30; turn += 1) turns.note(1000);
    expect(turns.ms).toBeGreaterThan(MAX_WAIT_MS);
    for (let turn = 0; turn < 30; turn += 1) turns.note(-1);
    expect(turns.ms).toBeLessThan(MAX_WAIT_MS / 10);
  });
});
