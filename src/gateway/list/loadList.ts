import type { SubgraphSchema } from '../compose/composition.ts';
import type { ContractSpec } from '../compose/contractSpec.ts';
import { readText } from './readText.ts';
import { loadSchema } from './loadSchema.ts';
import { readList, type ListContext, type ListedSubgraph } from './readList.ts';

/** A list with the schemas of its subgraphs as they are now. */
export interface LoadedList {
  readonly listed: readonly ListedSubgraph[];
  readonly contracts: readonly ContractSpec[];
  readonly schemas: readonly SubgraphSchema[];
  /** Why a schema could not be had, by the name of its subgraph. */
  readonly failures: ReadonlyMap<string, string>;
}

/** Throws a StartupError where the list itself cannot be read. */
export async function loadList(context: ListContext, signal: AbortSignal): Promise<LoadedList> {
  const { subgraphs, contracts } = readList(await readText(context.file), context);
  const loaded = await Promise.all(
    subgraphs.map(async (listed) => ({ listed, schema: await loadSchema(listed, signal) })),
  );
  return {
    listed: subgraphs,
    contracts,
    schemas: loaded.flatMap(({ listed: { name, url }, schema }) =>
      schema.state === 'loaded' ? [{ name, url, sdl: schema.sdl }] : [],
    ),
    failures: new Map(
      loaded.flatMap(({ listed, schema }) =>
        schema.state === 'failed' ? [[listed.name, schema.reason] as const] : [],
      ),
    ),
  };
}
