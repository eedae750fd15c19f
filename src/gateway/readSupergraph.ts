import { buildApiSchema } from './compose/apiSchema.ts';
import { readSupergraphAs, type Supergraph } from './supergraph.ts';

/** Apart from `readSupergraphAs`, as what clients are shown of it is found by the composer, which takes long to load. */
export function readSupergraph(sdl: string): Supergraph {
  return readSupergraphAs(sdl, buildApiSchema);
}
