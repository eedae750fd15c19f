import { writeFile } from 'node:fs/promises';
import { assertCompositionSuccess, composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { schemas } from './schemas.ts';

/** Writes the supergraph of all subgraphs, which are at paths of their names below `url`. */
export async function composeSupergraph(url: string, file: string): Promise<void> {
  const composed = composeServices(
    Object.entries(schemas).map(([name, sdl]) => ({
      name,
      url: `${url}/${name}`,
      typeDefs: parse(sdl),
    })),
  );
  assertCompositionSuccess(composed);
  await writeFile(file, composed.supergraphSdl);
}
