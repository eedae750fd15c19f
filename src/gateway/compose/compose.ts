import { GraphQLError, Kind, parse } from 'graphql';
import { readSupergraph, type Supergraph } from '../supergraph.ts';
import { findClosedInterfaces } from './findClosedInterfaces.ts';
import type { Composition, OwnSubgraphs, SubgraphSchema } from './composition.ts';
import { differenceOf } from './differenceOf.ts';
import { findMixedFields } from './fieldTypes.ts';
import { findInterfaceObjectProblems } from './interfaceObjects.ts';
import { findLosses } from './keepOwn.ts';
import { markExternal } from './markExternal.ts';
import { mendJoins } from './mendJoins.ts';
import { nameRoots } from './nameRoots.ts';
import { coordinatesOf, describeOnlyNew } from './ownDescriptions.ts';
import { parseSdl } from './parseSdl.ts';
import { firstOfEach, toProblem, type CompositionProblem } from './problems.ts';
import { runComposer } from './runComposer.ts';
import { tidyFieldSets } from './tidyFieldSets.ts';
import type { Service } from './service.ts';

/** Composes remote subgraphs, with ours when there are any. */
export function composeGateway(
  own: OwnSubgraphs | null,
  remote: readonly SubgraphSchema[],
): Composition {
  const problems = remote.flatMap((subgraph) => [
    ...findClosedInterfaces(subgraph, own?.closedInterfaces ?? []),
  ]);
  if (problems.length > 0) return { kind: 'failed', problems };
  const shown = compose(own?.domains ?? [], remote);
  if ('problems' in shown) return { kind: 'failed', problems: shown.problems };
  if (own === null) return { kind: 'composed', supergraph: shown, publicSdl: shown.sdl };
  const run = compose([own.whole], remote);
  if ('problems' in run) return { kind: 'failed', problems: run.problems };
  const { schema } = shown;
  const losses = findLosses(own.apiSdl, schema, remote);
  if (losses.length > 0) return { kind: 'failed', problems: losses };
  const difference = differenceOf(run.schema, schema);
  return difference === null
    ? { kind: 'composed', supergraph: { ...run, schema }, publicSdl: shown.sdl }
    : { kind: 'failed', problems: [difference] };
}

/** Of what both know, ours say what it is. */
function compose(
  own: readonly SubgraphSchema[],
  remote: readonly SubgraphSchema[],
): Supergraph | { readonly problems: readonly CompositionProblem[] } {
  const known = new Set(own.flatMap(({ sdl }) => [...coordinatesOf(parse(sdl))]));
  const read = [...own, ...remote].map((subgraph, index) =>
    readService(subgraph, index < own.length ? null : known),
  );
  const services = read.map(({ service }) => service);
  const mixed = findMixedFields(services);
  const problems = [
    ...read.flatMap((one) => one.problems),
    ...findInterfaceObjectProblems(services),
    ...mixed.problems,
  ];
  if (problems.length > 0) return { problems };
  try {
    const result = runComposer(services, mixed.fields);
    if ('errors' in result) {
      return { problems: firstOfEach(result.errors.map((error) => toProblem(error, services))) };
    }
    const mended = mendJoins(result.supergraphSdl, services, mixed.fields);
    return readSupergraph(markExternal(mended, services));
  } catch (error) {
    // The composer throws at some schemas that it should refuse, and lets others pass.
    const message = error instanceof Error ? error.message : String(error);
    return { problems: [toProblem(new GraphQLError(message), services)] };
  }
}

/** A subgraph as the composer is given it; what it says of coordinates that are known is left out. */
function readService(
  { name, url, sdl }: SubgraphSchema,
  known: ReadonlySet<string> | null,
): { readonly service: Service; readonly problems: readonly CompositionProblem[] } {
  const parsed = parseSdl(name, sdl);
  if ('code' in parsed) {
    const typeDefs = { kind: Kind.DOCUMENT, definitions: [] } as const;
    return { service: { name, url, typeDefs }, problems: [parsed] };
  }
  const named = nameRoots(known === null ? parsed : describeOnlyNew(parsed, known));
  const { document, problems } = tidyFieldSets(name, named);
  return { service: { name, url, typeDefs: document }, problems };
}
