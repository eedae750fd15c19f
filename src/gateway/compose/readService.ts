import { Kind, parse } from 'graphql';
import type { SubgraphSchema } from './composition.ts';
import { priceOnlyNew, withoutCosts } from './costDialect.ts';
import { findCostMistakes } from './costMistakes.ts';
import { readDialect } from './dialect.ts';
import { findDirectiveValues } from './directiveValues.ts';
import { interfaceObjectsFirst } from './interfaceObjectsFirst.ts';
import { namePlainly } from './namePlainly.ts';
import { nameRoots } from './nameRoots.ts';
import { coordinatesOf, describeOnlyNew } from './ownDescriptions.ts';
import { parseSdl } from './parseSdl.ts';
import type { CompositionProblem } from './problems.ts';
import type { Service } from './service.ts';
import { tidyFieldSets } from './tidyFieldSets.ts';
import { tidySchema } from './tidySchema.ts';

export interface ReadService {
  readonly service: Service;
  readonly problems: readonly CompositionProblem[];
  readonly warnings: readonly string[];
}

/** Subgraphs as the composer is given them: of what both know, ours say what it is. */
export function readServices(
  own: readonly SubgraphSchema[],
  remote: readonly SubgraphSchema[],
): readonly ReadService[] {
  const ours = own.map(readOwn);
  const known = new Set(ours.flatMap(({ service }) => [...coordinatesOf(service.typeDefs)]));
  return [...ours, ...remote.map((subgraph) => readRemote(subgraph, known))];
}

/** Ours are written as the composer wants them, which a test holds them to: to read them as others' would be a tenth of composing. */
function readOwn({ name, url, sdl }: SubgraphSchema): ReadService {
  return { service: { name, url, typeDefs: parse(sdl) }, problems: [], warnings: [] };
}

/** What it says of coordinates that are known is left out. */
export function readRemote(
  { name, url, sdl }: SubgraphSchema,
  known: ReadonlySet<string>,
): ReadService {
  const parsed = parseSdl(name, sdl);
  const read = 'code' in parsed ? parsed : readDialect(name, parsed);
  if ('code' in read) {
    const typeDefs = { kind: Kind.DOCUMENT, definitions: [] } as const;
    return { service: { name, url, typeDefs }, problems: [read], warnings: [] };
  }
  const plain = nameRoots(interfaceObjectsFirst(tidySchema(namePlainly(read.document))));
  const named = priceOnlyNew(describeOnlyNew(plain, known), known);
  const { document, problems } = tidyFieldSets(name, withoutCosts(named));
  return {
    service: { name, url, typeDefs: document, priced: named },
    problems: [...findCostMistakes(name, named), ...findDirectiveValues(name, plain), ...problems],
    warnings: read.warnings,
  };
}
