import { describe, expect, it } from '@jest/globals';
import { DatabaseTurns, type Claimant } from '../../src/loading/work/databaseTurns.ts';

/** Who may begin, in order, where one operation runs at a time and each of `asked` asks for one. */
async function orderOf(
  turns: DatabaseTurns,
  asked: readonly Claimant[],
): Promise<readonly number[]> {
  const begun: number[] = [];
  const all = asked.map(async (claimant, index) => {
    await turns.take(claimant);
    begun.push(index);
    await Promise.resolve();
    turns.giveBack(claimant);
  });
  await Promise.all(all);
  return begun;
}

const claimant = (): Claimant => ({ inFlight: 0, waiting: [] });

describe('turns at the database', () => {
  it('go round among requests, so that one with one operation does not wait for all of another', async () => {
    const [busy, plain] = [claimant(), claimant()];
    const turns = new DatabaseTurns({ atOnce: 1, perRequest: 6 });
    expect(await orderOf(turns, [busy, busy, busy, busy, plain, busy])).toEqual([0, 1, 4, 2, 3, 5]);
  });

  it('are no more at a time than one request may have, whatever is free', () => {
    const turns = new DatabaseTurns({ atOnce: 10, perRequest: 2 });
    const [busy, plain] = [claimant(), claimant()];
    expect([turns.take(busy), turns.take(busy)]).toEqual([null, null]);
    expect(turns.take(busy)).not.toBeNull();
    expect(turns.take(plain)).toBeNull();
  });

  it('are given up by a request that is stopped, and leave room for others', async () => {
    const turns = new DatabaseTurns({ atOnce: 1, perRequest: 1 });
    const [first, gone, next] = [claimant(), claimant(), claimant()];
    expect(turns.take(first)).toBeNull();
    const given = turns.take(gone);
    const taken = turns.take(next);
    turns.leave(gone, new Error('The client has left.'));
    await expect(given).rejects.toThrow('The client has left.');
    turns.giveBack(first);
    await taken;
    expect([first.inFlight, gone.inFlight, next.inFlight]).toEqual([0, 0, 1]);
  });
});
