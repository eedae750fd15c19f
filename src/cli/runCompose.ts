import { writeFile } from 'node:fs/promises';
import { readVariable } from '../settings/config.ts';
import { StartupError } from '../errors.ts';
import { writeFault } from '../fileFault.ts';
import type { Composition } from '../gateway/compose/composition.ts';
import { composeGateway } from '../gateway/compose/compose.ts';
import { describeProblem } from '../gateway/compose/problems.ts';
import { loadList, type LoadedList } from '../gateway/list/loadList.ts';
import { readHttpUrl } from '../httpUrl.ts';
import { isDomainName, OWN_NAME, ownSubgraphs } from '../graph/ownSubgraphs.ts';
import type { Output } from './steps.ts';

export interface ComposeOptions {
  /** List of remote subgraphs; null for none. */
  readonly subgraphs: string | null;
  /** `domain=URL`, where a domain does not run where it does by default. */
  readonly urls: readonly string[];
  /** Where all domains run as one subgraph; null when each is one. */
  readonly ownUrl: string | null;
  /** Of the list; null for the whole graph. */
  readonly contract: string | null;
  /** Null for `out`. */
  readonly output: string | null;
  readonly out: Output;
  /** For warnings. */
  readonly err: Output;
}

/** Writes the supergraph that other routers load. Throws a StartupError that names every problem. */
export async function runCompose(options: ComposeOptions): Promise<void> {
  const { ownUrl, output, out, err } = options;
  const own = ownSubgraphs(readUrls(options));
  const { schemas, contracts } = await loadRemote(options.subgraphs, own);
  const composition = composeGateway(own, schemas, specsFor(options, contracts));
  if (composition.kind === 'failed') {
    throw new StartupError(composition.problems.map(describeProblem).join('\n'));
  }
  const { sdl, warnings } = chosenOf(composition, ownUrl !== null);
  for (const warning of [...composition.warnings, ...warnings]) err.write(`${warning}\n`);
  const text = `${sdl.trim()}\n`;
  if (output === null) out.write(text);
  else await writeOutput(output, text);
}

/** The contract that was composed, or else the whole graph. */
function chosenOf(
  { publicSdl, supergraph, contracts: [contract] }: Extract<Composition, { kind: 'composed' }>,
  isOne: boolean,
): { readonly sdl: string; readonly warnings: readonly string[] } {
  if (contract?.kind !== 'failed') {
    return contract ?? { sdl: isOne ? supergraph.sdl : publicSdl, warnings: [] };
  }
  throw new StartupError(contract.problems.map(describeProblem).join('\n'));
}

/** The contract that is asked for, alone. */
function specsFor(
  { contract, ownUrl }: ComposeOptions,
  contracts: LoadedList['contracts'],
): LoadedList['contracts'] {
  if (contract === null) return [];
  if (ownUrl !== null) throw new StartupError('Expected --contract or --own-url, got both.');
  const spec = contracts.find(({ name }) => name === contract);
  if (spec !== undefined) return [spec];
  const known = contracts.map(({ name }) => name).join(', ') || 'none';
  throw new StartupError(
    `Expected --contract to name a contract of the list (there is ${known}), got "${contract}".`,
  );
}

async function loadRemote(
  file: string | null,
  own: ReturnType<typeof ownSubgraphs>,
): Promise<Pick<LoadedList, 'schemas' | 'contracts'>> {
  if (file === null) return { schemas: [], contracts: [] };
  const ownNames = [own.whole, ...own.domains].map(({ name }) => name);
  const { signal } = new AbortController();
  const { schemas, contracts, failures } = await loadList({ file, readVariable, ownNames }, signal);
  if (failures.size === 0) return { schemas, contracts };
  // A supergraph that lacks a subgraph would take it from the clients of whoever loads it.
  throw new StartupError([...failures].map(([name, reason]) => `${name}: ${reason}`).join('\n'));
}

function readUrls({ urls, ownUrl }: ComposeOptions): ReadonlyMap<string, string> {
  if (ownUrl !== null && urls.length > 0) {
    throw new StartupError('Expected --url or --own-url, got both.');
  }
  const pairs = urls.map((text) => {
    const at = text.indexOf('=');
    const name = text.slice(0, Math.max(at, 0));
    if (!isDomainName(name)) {
      throw new StartupError(
        `Expected --url as domain=URL with ${ownNames().join(', ')}, got "${text}".`,
      );
    }
    return [name, checkUrl(text.slice(at + 1))] as const;
  });
  return new Map(ownUrl === null ? pairs : [[OWN_NAME, checkUrl(ownUrl)]]);
}

function ownNames(): readonly string[] {
  return ownSubgraphs().domains.map(({ name }) => name);
}

function checkUrl(text: string): string {
  if (readHttpUrl(text) !== null) return text;
  throw new StartupError(`Expected a URL that starts with http:// or https://, got "${text}".`);
}

async function writeOutput(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (cause) {
    throw new StartupError(
      `Expected --output to name a file that can be written, got ${file}: ${writeFault(cause)}.`,
      { cause },
    );
  }
}
