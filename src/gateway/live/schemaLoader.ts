import { readFile } from 'node:fs/promises';
import { loadSchema, type LoadedSchema } from '../list/loadSchema.ts';
import type { ListedSubgraph } from '../list/readList.ts';
import type { Due } from './attempt.ts';
import { hashOf } from './remotes.ts';

/** A subgraph with what came of reading its schema. */
export interface Loaded {
  readonly listed: ListedSubgraph;
  readonly schema: LoadedSchema;
  /** What its file of authorities holds; null without one, or where it cannot be read. */
  readonly authorities: string | null;
}

type LoadSchemas = (
  subgraphs: readonly ListedSubgraph[],
  look: { readonly signal: AbortSignal; readonly due: Due },
) => Promise<readonly Loaded[]>;

/** Reads the schemas of listed subgraphs; of those that are not due, and listed as before, gives what was read last. */
export function createSchemaLoader(): LoadSchemas {
  let before: ReadonlyMap<string, LoadedSchema> = new Map();
  return async (subgraphs, { signal, due }) => {
    const loaded = await Promise.all(
      subgraphs.map(async (listed) => {
        const earlier = isDue(listed, due) ? undefined : before.get(hashOf(listed));
        const schema = earlier ?? (await loadSchema(listed, signal));
        return { listed, schema, authorities: await readAuthorities(listed) };
      }),
    );
    before = new Map(loaded.map(({ listed, schema }) => [hashOf(listed), schema]));
    return loaded;
  };
}

/** Files that decide over the schema of a subgraph, or how it is asked. */
export function filesOf({ schema, options }: ListedSubgraph): readonly string[] {
  const { caFile } = options.tls;
  return [...(schema.kind === 'file' ? [schema.path] : []), ...(caFile === null ? [] : [caFile])];
}

async function readAuthorities({ options }: ListedSubgraph): Promise<string | null> {
  const { caFile } = options.tls;
  return caFile === null ? null : readFile(caFile, 'utf8').catch(() => null);
}

function isDue(listed: ListedSubgraph, due: Due): boolean {
  return due === 'everything' || filesOf(listed).some((file) => due.has(file));
}
