import { GraphQLError, Kind, parse } from 'graphql';
import { UnreadableFieldSet } from '../plan/model/unreadable.ts';
import { readSupergraph } from '../readSupergraph.ts';
import type { Supergraph } from '../supergraph.ts';
import { carryCosts } from './carryCosts.ts';
import { priceOnlyNew, withoutCosts } from './costDialect.ts';
import { findCostMistakes } from './costMistakes.ts';
import { readDialect } from './dialect.ts';
import { findClosedInterfaces } from './findClosedInterfaces.ts';
import type { Composition, OwnSubgraphs, SubgraphSchema } from './composition.ts';
import { composeContract } from './contracts.ts';
import type { ContractSpec } from './contractSpec.ts';
import { differenceOf } from './differenceOf.ts';
import { findMixedFields, type MixedFields } from './fieldTypes.ts';
import { findUntoldTypes } from './interfaceKeys.ts';
import { findInterfaceObjectProblems } from './interfaceObjects.ts';
import { findClosedOwn, findGuardMistakes } from './guardMistakes.ts';
import { findLosses } from './keepOwn.ts';
import { explainTaken } from './explainTaken.ts';
import { markExternal } from './markExternal.ts';
import { mendJoins } from './mendJoins.ts';
import { nameRoots } from './nameRoots.ts';
import { coordinatesOf, describeOnlyNew } from './ownDescriptions.ts';
import { parseSdl } from './parseSdl.ts';
import { firstOfEach, toProblem, type CompositionProblem } from './problems.ts';
import { runComposer } from './runComposer.ts';
import { findUnsatisfiedProblems } from './satisfied.ts';
import { tidyFieldSets } from './tidyFieldSets.ts';
import { findUnrepeatedGuards } from './unrepeatedGuards.ts';
import type { Service } from './service.ts';

/** Composes remote subgraphs, with ours when there are any, and what contracts show of them. */
export function composeGateway(
  own: OwnSubgraphs | null,
  remote: readonly SubgraphSchema[],
  specs: readonly ContractSpec[] = [],
): Composition {
  const problems = remote.flatMap((subgraph) => [
    ...findClosedInterfaces(subgraph, own?.closedInterfaces ?? []),
  ]);
  if (problems.length > 0) return { kind: 'failed', problems };
  const shown = compose(own?.domains ?? [], remote);
  if ('problems' in shown) return { kind: 'failed', problems: shown.problems };
  const { warnings, supergraph, services, mixed } = shown;
  const publicSdl = supergraph.sdl;
  const contracts = specs.map((spec) =>
    composeContract(spec, { services, mixed, whole: supergraph.schema }),
  );
  const told = { publicSdl, warnings, contracts };
  if (own === null) return { kind: 'composed', supergraph, ...told };
  const run = compose([own.whole], remote);
  if ('problems' in run) return { kind: 'failed', problems: run.problems };
  const { schema, guards } = supergraph;
  const losses = findLosses(own.apiSdl, schema, remote);
  if (losses.length > 0) return { kind: 'failed', problems: losses };
  const difference = differenceOf(run.supergraph.schema, schema);
  return difference === null
    ? { kind: 'composed', supergraph: { ...run.supergraph, schema, guards }, ...told }
    : { kind: 'failed', problems: [difference] };
}

type Composed =
  | {
      readonly supergraph: Supergraph;
      readonly services: readonly Service[];
      readonly mixed: MixedFields['fields'];
      readonly warnings: readonly string[];
    }
  | { readonly problems: readonly CompositionProblem[] };

/** Of what both know, ours say what it is. */
function compose(own: readonly SubgraphSchema[], remote: readonly SubgraphSchema[]): Composed {
  const known = new Set(own.flatMap(({ sdl }) => [...coordinatesOf(parse(sdl))]));
  const read = [...own, ...remote].map((subgraph, index) =>
    readService(subgraph, index < own.length ? null : known),
  );
  const services = read.map(({ service }) => service);
  const warnings = read.flatMap((one) => one.warnings);
  const mixed = findMixedFields(services);
  const problems = [
    ...read.flatMap((one) => one.problems),
    ...findInterfaceObjectProblems(services),
    ...findUntoldTypes(services),
    ...findGuardMistakes(services),
    ...findClosedOwn(services.slice(0, own.length), services.slice(own.length)),
    ...mixed.problems,
  ];
  if (problems.length > 0) return { problems: explainTaken(problems, services) };
  try {
    const result = runComposer(services, mixed.fields);
    if ('errors' in result) {
      const told = result.errors.map((error) => toProblem(error, services));
      return { problems: firstOfEach(explainTaken(told, services)) };
    }
    const mended = mendJoins(result.supergraphSdl, services, mixed.fields);
    const supergraph = readSupergraph(carryCosts(markExternal(mended, services), services));
    const unrepeated = findUnrepeatedGuards(supergraph);
    if (unrepeated.length > 0) return { problems: unrepeated };
    // What cannot be planned by is not composed.
    const unsatisfied = findUnsatisfiedProblems(supergraph, services);
    if (unsatisfied.length > 0) return { problems: explainTaken(unsatisfied, services) };
    return {
      supergraph,
      services,
      mixed: mixed.fields,
      warnings: [...warnings, ...supergraph.warnings],
    };
  } catch (error) {
    // The composer throws at some schemas that it should refuse, and lets others pass.
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof UnreadableFieldSet) {
      const { subgraph, coordinate } = error;
      const problem = { code: 'FIELDS_UNREADABLE', message, subgraph, coordinate, hint: null };
      return { problems: [problem] };
    }
    return { problems: [toProblem(new GraphQLError(message), services)] };
  }
}

interface ReadService {
  readonly service: Service;
  readonly problems: readonly CompositionProblem[];
  readonly warnings: readonly string[];
}

/** A subgraph as the composer is given it; what it says of coordinates that are known is left out. */
function readService(
  { name, url, sdl }: SubgraphSchema,
  known: ReadonlySet<string> | null,
): ReadService {
  const parsed = parseSdl(name, sdl);
  const read = 'code' in parsed ? parsed : readDialect(name, parsed);
  if ('code' in read) {
    const typeDefs = { kind: Kind.DOCUMENT, definitions: [] } as const;
    return { service: { name, url, typeDefs }, problems: [read], warnings: [] };
  }
  const named =
    known === null
      ? nameRoots(read.document)
      : priceOnlyNew(nameRoots(describeOnlyNew(read.document, known)), known);
  const { document, problems } = tidyFieldSets(name, withoutCosts(named));
  return {
    service: { name, url, typeDefs: document, priced: named },
    problems: [...findCostMistakes(name, named), ...problems],
    warnings: read.warnings,
  };
}
