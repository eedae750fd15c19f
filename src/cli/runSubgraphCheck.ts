import { resolve } from 'node:path';
import { readVariable } from '../settings/config.ts';
import { StartupError } from '../errors.ts';
import { checkSubgraph } from '../gateway/check/checkSubgraph.ts';
import { loadList, type LoadedList } from '../gateway/list/loadList.ts';
import { loadSchema } from '../gateway/list/loadSchema.ts';
import { findNameProblems } from '../gateway/list/names.ts';
import type { ListedSubgraph, SchemaSource } from '../gateway/list/readList.ts';
import {
  createRemoteSubgraph,
  type RemoteSubgraph,
} from '../gateway/remote/createRemoteSubgraph.ts';
import { DEFAULT_REMOTE_OPTIONS, parseRemoteOptions } from '../gateway/remote/options.ts';
import { ownSubgraphs } from '../graph/ownSubgraphs.ts';
import { createLogger } from '../observing/log.ts';
import { nameOfSource } from './nameOfSource.ts';
import { printCheck } from './printCheck.ts';
import { sampleFromFiles, sampleFromGraph } from './sampleEntities.ts';
import type { Output } from './steps.ts';

export interface SubgraphCheckOptions {
  /** URL or file. */
  readonly source: string;
  /** Null for the one that the list has for this source, or one made of the source. */
  readonly name: string | null;
  /** List of remote subgraphs; null for none. */
  readonly subgraphs: string | null;
  /** Folder with the data files. */
  readonly data: string;
  /** Running graph; null for the data files. */
  readonly graph: string | null;
  /** `name: value`. */
  readonly headers: readonly string[];
  readonly isBreakingAllowed: boolean;
  readonly format: 'text' | 'json';
  readonly out: Output;
}

/** Prints the report and says whether the subgraph is good. Throws a StartupError where there is none. */
export async function runSubgraphCheck(options: SubgraphCheckOptions): Promise<boolean> {
  const { source, format, out } = options;
  const { signal } = new AbortController();
  const own = ownSubgraphs();
  const ownNames = [own.whole, ...own.domains].map(({ name }) => name);
  const list = await loadOthers(options, ownNames, signal);
  const target = findTarget(options, list);
  const [taken] = findNameProblems([target.name], ownNames);
  if (taken !== undefined) throw new StartupError(`--name: ${taken.message}`);
  const loaded = await loadSchema(target, signal);
  if (loaded.state === 'failed') throw new StartupError(loaded.reason);
  const { name, url } = target;
  const subgraph = target.schema.kind === 'url' ? connect(target) : null;
  try {
    const report = await checkSubgraph({
      own,
      candidate: { name, url, sdl: loaded.sdl },
      others: list.schemas.filter((other) => other.name !== name),
      current: list.schemas.find((other) => other.name === name) ?? null,
      subgraph,
      findSample:
        options.graph === null
          ? sampleFromFiles(options.data)
          : await sampleFromGraph(options.graph),
      isBreakingAllowed: options.isBreakingAllowed,
      warnings: [...list.failures]
        .filter(([other]) => other !== name)
        .map(([other, reason]) => `Checked without the subgraph "${other}". ${reason}`),
      signal,
    });
    out.write(
      format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : printCheck(report, source),
    );
    return report.isGood;
  } finally {
    await subgraph?.close();
  }
}

function connect({ name, schema, options, url }: ListedSubgraph): RemoteSubgraph {
  // What it says is reported; nothing of it needs a log.
  const log = createLogger({ logLevel: 'silent', logFormat: 'json' });
  return createRemoteSubgraph({
    name,
    url: schema.kind === 'url' ? schema.url : url,
    // Whoever checks it may know what it says.
    options: { ...options, messages: 'pass' },
    log,
  });
}

async function loadOthers(
  { subgraphs: file }: SubgraphCheckOptions,
  ownNames: readonly string[],
  signal: AbortSignal,
): Promise<LoadedList> {
  if (file === null) return { listed: [], contracts: [], schemas: [], failures: new Map() };
  return loadList({ file, readVariable, ownNames }, signal);
}

function findTarget(options: SubgraphCheckOptions, { listed }: LoadedList): ListedSubgraph {
  const headers = readHeaders(options.headers);
  const schema = sourceOf(options.source, headers);
  const known = listed.find((one) =>
    options.name === null ? isSame(one, schema) : one.name === options.name,
  );
  const base = known?.options ?? DEFAULT_REMOTE_OPTIONS;
  return {
    name: options.name ?? known?.name ?? nameOfSource(schema),
    url: known?.url ?? (schema.kind === 'url' ? schema.url : 'http://127.0.0.1/graphql'),
    schema,
    options: { ...base, headers: { allow: [], set: { ...base.headers.set, ...headers } } },
  };
}

function sourceOf(source: string, headers: Readonly<Record<string, string>>): SchemaSource {
  return /^https?:\/\//i.test(source)
    ? { kind: 'url', url: source, headers }
    : { kind: 'file', path: resolve(source) };
}

function isSame({ url, schema }: ListedSubgraph, source: SchemaSource): boolean {
  if (source.kind === 'url')
    return url === source.url || (schema.kind === 'url' && schema.url === source.url);
  return source.kind === 'file' && schema.kind === 'file' && schema.path === source.path;
}

function readHeaders(given: readonly string[]): Readonly<Record<string, string>> {
  const pairs = given.map((text) => {
    const at = text.indexOf(':');
    if (at <= 0) throw new StartupError('Expected --header as "name: value", got no colon.');
    return [text.slice(0, at).trim(), text.slice(at + 1).trim()] as const;
  });
  const parsed = parseRemoteOptions({ headers: { set: Object.fromEntries(pairs) } }, '--header');
  if (parsed.state === 'invalid') throw new StartupError(parsed.problems.join('\n'));
  return parsed.options.headers.set;
}
