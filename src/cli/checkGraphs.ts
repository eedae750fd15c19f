import { resolve } from 'node:path';
import { buildSchema, parse, type GraphQLSchema } from 'graphql';
import { StartupError } from '../errors.ts';
import { buildApiSchema } from '../gateway/compose/apiSchema.ts';
import { composeGateway } from '../gateway/compose/compose.ts';
import type { Composition, SubgraphSchema } from '../gateway/compose/composition.ts';
import type { ContractSpec } from '../gateway/compose/contractSpec.ts';
import { describeProblem, type CompositionProblem } from '../gateway/compose/problems.ts';
import { loadList, type LoadedList } from '../gateway/list/loadList.ts';
import { loadSchema } from '../gateway/list/loadSchema.ts';
import { DEFAULT_REMOTE_OPTIONS } from '../gateway/remote/options.ts';
import { ownSubgraphs } from '../graph/ownSubgraphs.ts';
import { readApiSdl } from '../graph/schemaFiles.ts';
import { readVariable } from '../settings/config.ts';
import { nameOfSource } from './nameOfSource.ts';
import { readGivenText } from './readGiven.ts';

export type CheckTarget =
  | { readonly kind: 'schema'; readonly file: string }
  /** Without a name, it has that of the list for this source, or one made of it. */
  | { readonly kind: 'subgraph'; readonly source: string; readonly name: string | null }
  | { readonly kind: 'contract'; readonly name: string };

interface Wanted {
  readonly target: CheckTarget;
  readonly before: string | null;
  readonly subgraphs: string | null;
}

interface Graphs {
  readonly before: GraphQLSchema;
  readonly after: GraphQLSchema;
}

/** The graph as it is and as it would be, for clients. Throws a StartupError where there is none. */
export async function loadGraphs({ target, before, subgraphs }: Wanted): Promise<Graphs> {
  const list = await listIn(subgraphs);
  return {
    before: before === null ? composed(list.schemas) : await readSchema('--before', before),
    after: await graphOf(target, list),
  };
}

async function graphOf(target: CheckTarget, list: LoadedList): Promise<GraphQLSchema> {
  switch (target.kind) {
    case 'schema':
      return readSchema('--schema', target.file);
    case 'subgraph': {
      const candidate = await loadCandidate(target, list);
      const others = list.schemas.filter(({ name }) => name !== candidate.name);
      return composed([...others, candidate]);
    }
    case 'contract': {
      const spec = list.contracts.find(({ name }) => name === target.name);
      if (spec === undefined) throw noContract(target.name, list.contracts);
      return contractOf(list.schemas, spec);
    }
  }
}

async function listIn(file: string | null): Promise<LoadedList> {
  if (file === null) return { listed: [], contracts: [], schemas: [], failures: new Map() };
  const own = ownSubgraphs();
  const ownNames = [own.whole, ...own.domains].map(({ name }) => name);
  const { signal } = new AbortController();
  const list = await loadList({ file, readVariable, ownNames }, signal);
  if (list.failures.size === 0) return list;
  throw new StartupError([...list.failures.values()].join('\n'));
}

async function loadCandidate(
  { source, name }: Extract<CheckTarget, { kind: 'subgraph' }>,
  { listed }: LoadedList,
): Promise<SubgraphSchema> {
  const schema: Source = /^https?:\/\//i.test(source)
    ? { kind: 'url', url: source, headers: {} }
    : { kind: 'file', path: resolve(source) };
  const known = listed.find((one) =>
    name === null ? isAt(one.schema, schema) : one.name === name,
  );
  const candidate = { ...(known ?? unlisted(schema)), schema, ...(name !== null && { name }) };
  const loaded = await loadSchema(candidate, new AbortController().signal);
  if (loaded.state === 'failed') throw new StartupError(loaded.reason);
  return { name: candidate.name, url: candidate.url, sdl: loaded.sdl };
}

function unlisted(schema: Source): LoadedList['listed'][number] {
  const url = schema.kind === 'url' ? schema.url : 'http://127.0.0.1/graphql';
  return { name: nameOfSource(schema), url, schema, options: DEFAULT_REMOTE_OPTIONS };
}

type Source = LoadedList['listed'][number]['schema'];

function isAt(one: Source, other: Source): boolean {
  return one.kind === 'file'
    ? other.kind === 'file' && one.path === other.path
    : one.kind === 'url' && other.kind === 'url' && one.url === other.url;
}

function composed(subgraphs: readonly SubgraphSchema[]): GraphQLSchema {
  if (subgraphs.length === 0) return buildSchema(readApiSdl());
  return good(composeGateway(ownSubgraphs(), subgraphs)).supergraph.schema;
}

function contractOf(subgraphs: readonly SubgraphSchema[], spec: ContractSpec): GraphQLSchema {
  const [contract] = good(composeGateway(ownSubgraphs(), subgraphs, [spec])).contracts;
  if (contract?.kind !== 'composed') throw refused(contract?.problems ?? []);
  return buildApiSchema(parse(contract.sdl));
}

function good(composition: Composition): Extract<Composition, { kind: 'composed' }> {
  if (composition.kind === 'failed') throw refused(composition.problems);
  return composition;
}

function refused(problems: readonly CompositionProblem[]): StartupError {
  return new StartupError(problems.map(describeProblem).join('\n'));
}

function noContract(name: string, contracts: readonly ContractSpec[]): StartupError {
  const known = contracts.map((one) => one.name).join(', ') || 'none';
  return new StartupError(
    `Expected --contract to name a contract of --subgraphs (there is ${known}), got "${name}".`,
  );
}

/** Of a graph, or of a supergraph as its clients see it. */
async function readSchema(option: string, file: string): Promise<GraphQLSchema> {
  const sdl = await readGivenText(file, `${option} to name a file`);
  try {
    return sdl.includes('join__Graph') ? buildApiSchema(parse(sdl)) : buildSchema(sdl);
  } catch (error) {
    throw new StartupError(`Expected ${option} to hold the SDL of a graph: ${String(error)}`);
  }
}
