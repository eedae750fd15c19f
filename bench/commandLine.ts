import { parseArgs } from 'node:util';
import { StartupError } from '../src/errors.ts';

export const suiteNames = ['local', 'federated', 'burst', 'end-to-end', 'cold'] as const;
export type SuiteName = (typeof suiteNames)[number];

export interface Wanted {
  readonly suites: readonly SuiteName[];
  readonly isQuick: boolean;
  /** Of the questions with several to choose from, those of these names; null for all. */
  readonly questions: ReadonlySet<string> | null;
  /** Whether other servers get the flags for Node.js that the product has. */
  readonly sharesFlags: boolean;
  /** A commit whose servers take part beside those of this checkout; null for none. */
  readonly against: string | null;
  /** Whether the run becomes the one that is shown. */
  readonly isPublished: boolean;
}

const help = `npm run bench -- [options]

  --suite <names>  what to measure, separated by commas; all without it
                     local       one process beside a floor, Apollo Server, Yoga and Mercurius
                     federated   the gateway alone, beside a floor and other gateways
                     burst       the same, from 10 to 500 connections at once
                     end-to-end  one process beside routers in front of our subgraphs
                     cold        from the start to the first answer, and memory
  --questions <names>  only these of local, federated and end-to-end, separated by commas, as reference,remote
  --quick          fewer questions and shorter windows: all suites in some 6 minutes
  --same-flags     run other servers with the flags for Node.js that npm start gives ours, not with Node's defaults
  --with <peers>   peers that are not installed by themselves, separated by commas:
                     hive-router=<file>  the binary of Hive Router
                   @apollo/gateway takes part once it is installed in bench/federated/apollo-gateway
  --against <commit>   set this checkout beside that commit, installed beside the cached mongod
  --publish        write the run to bench/results/published.*, which are committed; not on a busy machine
  --help           this
`;

/** What the command line asks for; null where it asked for help, which is printed then. */
export function readCommandLine(): Wanted | null {
  const values = parse();
  if (values.help) {
    console.log(help);
    return null;
  }
  for (const peer of listOf(values.with)) addPeer(peer);
  return {
    suites: suitesIn(values.suite),
    isQuick: values.quick,
    questions: values.questions === '' ? null : new Set(listOf(values.questions)),
    sharesFlags: values['same-flags'],
    against: values.against === '' ? null : values.against,
    isPublished: values.publish,
  };
}

function parse() {
  try {
    return parseArgs({
      options: {
        suite: { type: 'string', default: 'all' },
        questions: { type: 'string', default: '' },
        quick: { type: 'boolean', default: false },
        'same-flags': { type: 'boolean', default: false },
        with: { type: 'string', default: '' },
        against: { type: 'string', default: '' },
        publish: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(`${reason}\nnpm run bench -- --help tells what there is.`);
  }
}

function listOf(names: string): readonly string[] {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

function suitesIn(names: string): readonly SuiteName[] {
  if (names === 'all') return suiteNames;
  return listOf(names).map((name) => {
    const suite = suiteNames.find((known) => known === name);
    if (suite !== undefined) return suite;
    throw new StartupError(
      `Expected --suite to name some of ${suiteNames.join(', ')}, got ${name}.`,
    );
  });
}

function addPeer(peer: string): void {
  const [name, file = ''] = peer.split('=');
  if (name !== 'hive-router' || file === '') {
    throw new StartupError(`Expected --with hive-router=<file>, got ${peer}.`);
  }
  process.env['HIVE_ROUTER'] = file;
}
