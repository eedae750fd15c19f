import Sequencer from '@jest/test-sequencer';

/** Where files wait for most of their time: for elections, for servers that are gone, for what starts again. */
const waiting = [
  'faults',
  'freshness',
  'mongo',
  'graph/lostDatabase',
  'webhooks/killed',
  'publishing/bulk',
];
/** Where files or what they start, browsers above all, compute for long. */
const busy = [
  'package',
  'browser',
  'tools',
  'frameworks',
  'gateway/differential',
  'cli/',
  'scale',
  'synthetic',
  'examples',
  'server/subscriptions',
];

/**
 * Begins with what takes long where nobody knows how long files take, so that no core waits for the last of them; and
 * with what waits beside what computes, so that none waits for nothing.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (tests.some((test) => test.duration !== undefined)) return sorted;
    const long = alternate(within(sorted, waiting), within(sorted, busy));
    return [...new Set([...long, ...sorted])];
  }
}

/** The files of these folders, or that are so named, in that order. */
function within(tests, names) {
  return names.flatMap((name) => tests.filter(({ path }) => path.includes(`/test/${name}`)));
}

function alternate(some, others) {
  const length = Math.max(some.length, others.length);
  return Array.from({ length }, (_, index) => [some[index], others[index]])
    .flat()
    .filter((test) => test !== undefined);
}
