import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { anonymous } from '../../src/identity/asker.ts';
import { createPointsMeter } from '../../src/points/pointsMetrics.ts';
import { Points } from '../../src/points/points.ts';

let now = 0;
const points = new Points({
  mode: 'enforce',
  quota: { maximum: 10, pointsPerSecond: 1 },
  addressOf: () => '192.0.2.1',
  meter: createPointsMeter(new Registry()),
  now: () => now,
});
const request = new IncomingMessage(new Socket());

describe('who goes on asking without points', () => {
  it('is told so at once ten times, then after a pause, and at once again when there were enough', () => {
    const pauses = (times: number): readonly number[] =>
      Array.from({ length: times }, () => {
        points.charge(request, anonymous, 10);
        return points.pauseMs(request, anonymous);
      });
    expect(points.pauseMs(request, anonymous)).toBe(0);
    expect(pauses(11)).toEqual(Array(11).fill(0));
    expect(pauses(2)).toEqual([250, 250]);
    now += 10_000;
    expect(pauses(2)).toEqual([0, 0]);
  });
});
