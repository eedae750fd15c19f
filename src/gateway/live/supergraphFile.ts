import { StartupError } from '../../errors.ts';
import type { Guarding } from '../../guards/guardGraph.ts';
import type { Logger } from '../../observing/log.ts';
import { DEFAULT_REMOTE_OPTIONS, type RemoteOptions } from '../remote/options.ts';
import { describeProblem } from '../compose/problems.ts';
import { findUnsatisfiedProblems } from '../compose/unsatisfiedProblems.ts';
import { readText } from '../list/readText.ts';
import { shownUrl } from '../list/shownUrl.ts';
import { readSupergraph } from '../readSupergraph.ts';
import type { Supergraph } from '../supergraph.ts';
import type { Attempt, Recipe, Sources } from './attempt.ts';
import { buildGraph } from './buildGraph.ts';
import { hashOf, type RemoteAddress, type Remotes } from './remotes.ts';

export interface SupergraphFile {
  readonly file: string;
  /** Subgraphs by these names are ours, whose messages are for clients. */
  readonly ownNames: ReadonlySet<string>;
  readonly remotes: Remotes;
  readonly log: Logger;
  readonly guarding: Guarding;
}

/** How often a file is read again that nobody said has changed: not every file system tells. */
const POLL_MS = 30_000;

const OWN_OPTIONS: RemoteOptions = { ...DEFAULT_REMOTE_OPTIONS, messages: 'pass' };

/** The graph that the SDL of a supergraph in a file says, exactly; every subgraph is asked at its join URL. */
export function followSupergraphFile({
  file,
  ownNames,
  remotes,
  log,
  guarding,
}: SupergraphFile): Recipe & Sources {
  let accepted: { readonly hash: string; readonly attempt: Attempt } | null = null;
  return {
    files: () => [file],
    pollMs: () => POLL_MS,
    attempt: async () => {
      const sdl = await readText(file);
      const hash = hashOf(sdl);
      if (accepted?.hash === hash) return accepted.attempt;
      const supergraph = await inFile(file, () => readSupergraph(sdl));
      for (const reason of supergraph.warnings)
        log.warn({ file, reason }, 'a supergraph says what does not count');
      const parts = {
        supergraph,
        publicSdl: sdl,
        contracts: [],
        addresses: addressesIn(supergraph, ownNames),
        remoteSdls: [],
        own: null,
        guarding,
      };
      const built = await inFile(file, async () => buildGraph(parts, { remotes, log }));
      // Whoever composed it takes it for whole; the rest of it can be asked.
      for (const problem of findUnsatisfiedProblems(supergraph, supergraph.subgraphs)) {
        const reason = describeProblem(problem);
        log.warn({ file, reason }, 'a supergraph has what cannot be planned');
      }
      const kept = keptOf(supergraph);
      const accept = () => {
        accepted = { hash, attempt: kept };
      };
      return { ...kept, outcome: { kind: 'made', hash, accept, ...built } };
    },
  };
}

function addressesIn(
  { subgraphs }: Supergraph,
  ownNames: ReadonlySet<string>,
): readonly RemoteAddress[] {
  return subgraphs.map((known) => ({
    ...known,
    options: ownNames.has(known.name) ? OWN_OPTIONS : DEFAULT_REMOTE_OPTIONS,
    authorities: null,
  }));
}

/** What there is to say of it for as long as the file says the same. */
function keptOf({ subgraphs }: Supergraph): Attempt {
  return {
    outcome: { kind: 'kept' },
    trouble: null,
    subgraphs: subgraphs.map(({ name, url }) => ({
      name,
      url: shownUrl(url),
      schema: 'current',
      reason: null,
    })),
  };
}

/** Whatever is wrong is told with the file that it is in. */
async function inFile<T>(file: string, make: () => T | Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(`${file}: ${reason}`, { cause: error });
  }
}
