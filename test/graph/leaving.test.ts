import { describe, expect, it } from '@jest/globals';
import { accessData } from '../../src/loading/dataAccess.ts';
import { PlainSignal } from '../../src/signal.ts';
import { askOf } from '../support/graph.ts';
import { realDatabase } from '../support/realData.ts';

const database = realDatabase();
const ask = askOf(database);
const query = `{ centers(first: 2) { nodes { name state { name } resources(first: 1) { nodes { title } } } } }`;

describe('an operation whose asker leaves', () => {
  it('begins no more reads', async () => {
    const whole = await ask(query);
    const left = await ask(query, {}, 'find centers');
    expect(whole.operations).toHaveLength(3);
    expect(left.operations).toEqual(['find centers']);
    expect(new Set(left.errors?.map(({ message }) => message))).toEqual(
      new Set(['The client has left.']),
    );
  });
});

describe('operations of the database that run for nobody', () => {
  it('are killed, and what their request waits for does not begin', async () => {
    const { db, client } = database;
    const data = accessData(db, 240_000);
    const leaving = new PlainSignal();
    const reader = data.openReader(leaving);
    // 5 s for all centers.
    const slow = { $where: 'sleep(100) || true' };
    const begun: string[] = [];
    const running = new Promise<void>((resolve) => {
      client.on('commandStarted', ({ commandName, command }) => {
        if (commandName !== 'aggregate') return;
        begun.push(JSON.stringify(command['pipeline']));
        if (begun.length === 6) resolve();
      });
    });
    const reads = Array.from({ length: 8 }, (_, index) =>
      reader.aggregate('centers', [{ $match: { ...slow, index } }]),
    );
    const ended = Promise.allSettled(reads);
    await running;
    leaving.abort(new Error('The client has left.'));
    const results = await ended;
    expect(results.map(({ status }) => status)).toEqual(Array(8).fill('rejected'));
    expect(begun).toHaveLength(6);
    const active = await client
      .db('admin')
      .aggregate([{ $currentOp: {} }, { $match: { ns: `${db.databaseName}.centers` } }])
      .toArray();
    expect(active).toEqual([]);
  });

  it('are given no more time than is left of the request’s', async () => {
    const { db, client } = database;
    const reader = accessData(db, 60_000).openReader(undefined);
    const bounds: number[] = [];
    client.on('commandStarted', ({ command }) => {
      if (command['find'] === 'states') bounds.push(Number(command['maxTimeMS']));
    });
    await reader.find('states', {}, { projection: { _id: 1 } });
    await reader.find('states', {}, { projection: { _id: 1 } });
    expect(bounds).toHaveLength(2);
    expect(bounds[0]).toBeLessThanOrEqual(60_000);
    expect(bounds[1]).toBeLessThanOrEqual(bounds[0] ?? 0);
  });
});
