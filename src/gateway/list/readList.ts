import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import { StartupError } from '../../errors.ts';
import type { ContractSpec } from '../compose/contractSpec.ts';
import { parseRemoteOptions, type RemoteOptions } from '../remote/options.ts';
import { expandVariables, type ReadVariable } from './expand.ts';
import { listSchema, type ListAsWritten } from './listSchema.ts';
import { mergeOptions, splitOptions, type ListOptions } from './listOptions.ts';
import { findContractNameProblems, findNameProblems } from './names.ts';
import type { ListProblem } from './problem.ts';
import { parseYaml } from './yamlPlaces.ts';

/** The remote subgraphs that are to be served with ours. */
export interface SubgraphList extends ListOptions {
  readonly subgraphs: readonly ListedSubgraph[];
  readonly contracts: readonly ContractSpec[];
}

export interface ListedSubgraph {
  readonly name: string;
  /** Where it is asked. */
  readonly url: string;
  readonly schema: SchemaSource;
  readonly options: RemoteOptions;
}

export type SchemaSource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'sdl'; readonly sdl: string }
  | {
      readonly kind: 'url';
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
    };

export interface ListContext {
  /** Absolute; files in the list are relative to it. */
  readonly file: string;
  readonly readVariable: ReadVariable;
  /** Names that no remote subgraph may have. */
  readonly ownNames: readonly string[];
}

/**
 * Reads a supergraph.yaml. Throws one StartupError that names every problem with line and column, the
 * path of keys, what was expected and what came.
 */
export function readList(text: string, context: ListContext): SubgraphList {
  const { file } = context;
  const parsed = parseYaml(text);
  if (parsed.state === 'broken') {
    throw new StartupError(parsed.problems.map((problem) => `${file}:${problem}`).join('\n'));
  }
  const { yaml } = parsed;
  const { value, secrets, missing } = expandVariables(yaml.value, context.readVariable);
  const problems: ListProblem[] = missing.map(({ path, name }) => ({
    path,
    message: `expected the variable ${name} in the environment, got none`,
  }));
  const unset = new Set(missing.map(({ path }) => path.join('.')));
  const found: ListProblem[] = [];
  const list = readValue(value, context, found);
  // What is wrong with a text whose variable is missing was not written by anybody.
  problems.push(...found.filter(({ path }) => !unset.has(path.join('.'))));
  if (list !== null && problems.length === 0) return list;
  const lines = problems.map(({ path, message }) => {
    const isOpen = secrets.every((secret) => !message.includes(secret));
    const shown = isOpen ? message : message.replace(/, got [^]*$/, '');
    const at = path.length === 0 ? '' : ` ${path.map(String).join('.')}`;
    return `${file}:${yaml.place(path)}${at}: ${shown}`;
  });
  throw new StartupError(lines.join('\n'));
}

function readValue(
  value: unknown,
  context: ListContext,
  problems: ListProblem[],
): SubgraphList | null {
  const parsed = listSchema.safeParse(value);
  if (!parsed.success) {
    problems.push(...parsed.error.issues.flatMap((issue) => problemsOf(issue, value)));
    return null;
  }
  const { subgraphs, contracts, 'x-mep-graph': common } = parsed.data;
  const listed = Object.entries(subgraphs ?? {});
  problems.push(
    ...findNameProblems(
      listed.map(([name]) => name),
      context.ownNames,
    ),
    ...findContractNameProblems(Object.keys(contracts ?? {})),
  );
  const { options: ofList, problems: found, rest } = splitOptions(common);
  problems.push(...found);
  // Defaults that cannot be read would be named again for each subgraph.
  const defaults = parseRemoteOptions(rest);
  if (defaults.state === 'invalid') problems.push(...defaults.problems.map(splitProblem));
  return {
    ...ofList,
    contracts: Object.entries(contracts ?? {}).map(([name, { include, exclude }]) => ({
      name,
      include,
      exclude,
    })),
    subgraphs: listed.flatMap(([name, written]) => {
      if (defaults.state === 'invalid') return [];
      const options = optionsOver(rest, name, written);
      if (options.state === 'invalid') {
        problems.push(...options.problems.map(splitProblem));
        return [];
      }
      return [toListed(name, written, options.options, dirname(context.file))];
    }),
  };
}

/** Its own options over those for all. */
function optionsOver(
  defaults: unknown,
  name: string,
  written: SubgraphAsWritten,
): ReturnType<typeof parseRemoteOptions> {
  return parseRemoteOptions(
    mergeOptions(defaults, written['x-mep-graph'] ?? undefined),
    `subgraphs.${name}.x-mep-graph`,
  );
}

type SubgraphAsWritten = NonNullable<ListAsWritten['subgraphs']>[string];

function toListed(
  name: string,
  { routing_url: routingUrl, schema }: SubgraphAsWritten,
  options: RemoteOptions,
  folder: string,
): ListedSubgraph {
  const { caFile } = options.tls;
  return {
    name,
    url: routingUrl ?? schema.subgraph_url ?? '',
    schema: toSource(schema, folder),
    options: { ...options, tls: { caFile: caFile === null ? null : resolve(folder, caFile) } },
  };
}

function toSource(schema: SubgraphAsWritten['schema'], folder: string): SchemaSource {
  const { file, sdl, subgraph_url: url, introspection_headers: headers } = schema;
  if (file !== undefined) return { kind: 'file', path: resolve(folder, file) };
  if (sdl !== undefined) return { kind: 'sdl', sdl };
  return { kind: 'url', url: url ?? '', headers: headers ?? {} };
}

/** `a.b: text` as the path and the text. */
function splitProblem(line: string): ListProblem {
  const [, path = '', message = line] = /^([^:]*): ([^]*)$/.exec(line) ?? [];
  return { path: path.split('.'), message };
}

function problemsOf(issue: z.core.$ZodIssue, value: unknown): readonly ListProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: UNSUPPORTED[key] ?? `expected a known key, got "${key}"`,
    }));
  }
  const found = issue.path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined,
    value,
  );
  return [{ path: issue.path, message: `${expectation(issue)}, got ${quote(found)}` }];
}

/** What Rover knows and this gateway does not. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  graphref: 'expected file, subgraph_url or sdl, got graphref: no schema registry is asked here',
};

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith('expected ')) return issue.message;
  if (issue.code === 'invalid_type') {
    return `expected ${issue.expected === 'record' ? 'object' : issue.expected}`;
  }
  return issue.code === 'too_small' ? 'expected some text' : 'expected another value';
}

function quote(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'keys';
  const text = JSON.stringify(value ?? undefined) as string | undefined;
  return text === undefined ? 'nothing' : text.replace(/\/\/[^/@\s]*@/, '//…@').slice(0, 100);
}
