import Sequencer from '@jest/test-sequencer';

/** Where files start processes, browsers and databases, and wait for them. Those that take longest come first. */
const long = [
  'faults',
  'package',
  'server/subscriptions',
  'mongo',
  'browser',
  'freshness',
  'cli',
  'scale',
  'tools',
  'synthetic',
  'examples',
];

/** Begins with what takes long where nobody knows how long files take, so that no core waits for the last of them. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (tests.some((test) => test.duration !== undefined)) return sorted;
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ path }) {
  const rank = long.findIndex((name) => path.includes(`/test/${name}`));
  return rank < 0 ? long.length : rank;
}
