import { describe, expect, it } from '@jest/globals';
import { AggregatorRegistry, Histogram, Registry } from 'prom-client';
import { RequestHistogram } from '../src/observing/histogram.ts';
import { createRandom } from './support/random.ts';

const shape = {
  name: 'answers_seconds',
  help: 'Time of answers',
  labelNames: ['method', 'status'] as const,
  buckets: [0.001, 0.1, 1],
};
const random = createRandom(3);
const values = Array.from({ length: 200 }, () => ({
  method: random.pick(['GET', 'POST', 'a "b"\nc']),
  status: random.pick(['200', '404']),
  seconds: random.pick([0, 0.001, 0.0011, 0.5, 1, 7, random.next()]),
}));

/** The same in prom-client's own, and in ours. */
function observed(): { readonly own: Registry; readonly theirs: Registry } {
  const [own, theirs] = [new Registry(), new Registry()];
  const ours = new RequestHistogram({ ...shape, registry: own });
  const usual = new Histogram({ ...shape, registers: [theirs] });
  for (const { method, status, seconds } of values) {
    ours.observe([method, status], seconds);
    usual.observe({ method, status }, seconds);
  }
  return { own, theirs };
}

describe('a histogram of requests', () => {
  it("is written as prom-client's own", async () => {
    const { own, theirs } = observed();
    expect(await own.metrics()).toBe(await theirs.metrics());
  });

  it("is summed up over processes as prom-client's own", async () => {
    const { own, theirs } = observed();
    const sum = async (registry: Registry) => {
      const each = await registry.getMetricsAsJSON();
      return AggregatorRegistry.aggregate([each, each]).metrics();
    };
    expect(await sum(own)).toBe(await sum(theirs));
  });

  it('has nothing but its name before the first value', async () => {
    const registry = new Registry();
    new RequestHistogram({ ...shape, registry });
    expect((await registry.metrics()).trim()).toBe(
      '# HELP answers_seconds Time of answers\n# TYPE answers_seconds histogram',
    );
  });
});
