import { createRandom, type Random } from '../random.ts';
import { addAbstractTypes, addEntityInterface } from './abstractTypes.ts';
import { addEntities } from './entities.ts';
import { addFields, addRoots } from './fields.ts';
import { FederationDraft } from './federationDraft.ts';
import { finish } from './finish.ts';
import { addLeaves, addSplitValue, addValues } from './values.ts';
import { addOverrides, addProvides, addRequires, hideFields } from './rules.ts';

/** A subgraph as its owner writes it, without the link to the specification. */
export interface GeneratedSubgraph {
  readonly name: string;
  readonly sdl: string;
}

export interface FederationSize {
  readonly least: number;
  readonly most: number;
}

/** Subgraphs that could belong together, the same for the same seed; not all of them compose. */
export function generateFederation(
  seed: number,
  size: FederationSize,
): readonly GeneratedSubgraph[] {
  const random = createRandom(seed * 7919 + 17);
  const count = size.least + random.integer(size.most - size.least + 1);
  const draft = new FederationDraft(random, count);
  addLeaves(draft);
  addEntities(draft);
  if (random.chance(0.45)) addEntityInterface(draft);
  addValues(draft);
  addAbstractTypes(draft);
  addFields(draft);
  if (random.chance(0.3)) addSplitValue(draft);
  addRequires(draft);
  addRoots(draft);
  addProvides(draft);
  addOverrides(draft);
  hideFields(draft);
  finish(draft);
  return shuffled(draft.subgraphs, random).map((subgraph) => ({
    name: subgraph.name,
    sdl: random.chance(0.05) ? withOtherRoots(subgraph.print()) : subgraph.print(),
  }));
}

/** A subgraph whose root types have names of its own. */
function withOtherRoots(sdl: string): string {
  const roots = ['Query', 'Mutation', 'Subscription'].filter((name) =>
    sdl.includes(`type ${name}`),
  );
  const operations = roots.map((name) => `${name.toLowerCase()}: The${name}`);
  const renamed = sdl.replace(/\b(Query|Mutation|Subscription)\b/g, 'The$1');
  return `schema { ${operations.join(' ')} }\n\n${renamed}`;
}

function shuffled<T>(from: readonly T[], random: Random): readonly T[] {
  return from
    .map((one) => ({ one, at: random.next() }))
    .sort((left, right) => left.at - right.at)
    .map(({ one }) => one);
}
