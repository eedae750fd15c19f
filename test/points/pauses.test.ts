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

describe('who has no points as long as what it asked runs', () => {
  it('is told to try again when that is over, which is soon, and not when as many have come back', () => {
    now += 20_000;
    const waits = () => {
      const answer = points.charge(request, anonymous, 10);
      return answer.kind === 'tooFew' ? answer.retryAfterSeconds : answer.kind;
    };
    const running = points.charge(request, anonymous, 10);
    expect(waits()).toBe(1);
    if (running.kind === 'taken') running.settle(8);
    expect(waits()).toBe(8);
  });

  it('is told the time that points take where it left what it asked', () => {
    now += 20_000;
    expect(points.charge(request, anonymous, 10).kind).toBe('taken');
    now += 10_001;
    points.owe(request, anonymous, { estimated: 10, cost: 10 });
    expect(points.charge(request, anonymous, 5)).toMatchObject({ retryAfterSeconds: 5 });
  });
});
