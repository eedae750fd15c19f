import { GraphQLError, type DocumentNode, type GraphQLSchema } from 'graphql';
import { UnreadableFieldSet } from '../plan/model/unreadable.ts';
import { readSupergraphAs, type Supergraph } from '../supergraph.ts';
import { buildApiSchema, rebuildApiSchema } from './apiSchema.ts';
import { carryCosts } from './carryCosts.ts';
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
import { firstOfEach, toProblem, type CompositionProblem } from './problems.ts';
import { readServices } from './readService.ts';
import { runComposer } from './runComposer.ts';
import { findUnsatisfiedProblems } from './satisfied.ts';
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
  const shown = compose(own?.domains ?? [], remote, buildApiSchema);
  if ('problems' in shown) return { kind: 'failed', problems: shown.problems };
  const { warnings, supergraph, services, mixed } = shown;
  const publicSdl = supergraph.sdl;
  const contracts = specs.map((spec) =>
    composeContract(spec, { services, mixed, whole: supergraph.schema }),
  );
  const told = { publicSdl, warnings, contracts };
  if (own === null) return { kind: 'composed', supergraph, ...told };
  // What clients are shown of it is valid if it is the same.
  const run = compose([own.whole], remote, rebuildApiSchema);
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
  | Refused;

interface Refused {
  readonly problems: readonly CompositionProblem[];
}

function compose(
  own: readonly SubgraphSchema[],
  remote: readonly SubgraphSchema[],
  apiSchemaOf: (supergraph: DocumentNode) => GraphQLSchema,
): Composed {
  const read = readServices(own, remote);
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
    const run = composeServices(services, mixed.fields, apiSchemaOf);
    if ('problems' in run) return run;
    const { supergraph } = run;
    return {
      supergraph,
      services,
      mixed: mixed.fields,
      warnings: [...warnings, ...supergraph.warnings],
    };
  } catch (error) {
    // The composer throws at some schemas that it should refuse, and lets others pass.
    return { problems: [problemThrown(error, services)] };
  }
}

/** Of services that have no problem by themselves. */
function composeServices(
  services: readonly Service[],
  mixed: MixedFields['fields'],
  apiSchemaOf: (supergraph: DocumentNode) => GraphQLSchema,
): { readonly supergraph: Supergraph } | Refused {
  const result = runComposer(services, mixed);
  if ('errors' in result) {
    const told = result.errors.map((error) => toProblem(error, services));
    return { problems: firstOfEach(explainTaken(told, services)) };
  }
  const mended = mendJoins(result.supergraphSdl, services, mixed);
  const sdl = carryCosts(markExternal(mended, services), services);
  const supergraph = readSupergraphAs(sdl, apiSchemaOf);
  const unrepeated = findUnrepeatedGuards(supergraph);
  if (unrepeated.length > 0) return { problems: unrepeated };
  // What cannot be planned by is not composed.
  const unsatisfied = findUnsatisfiedProblems(supergraph, services);
  if (unsatisfied.length > 0) return { problems: explainTaken(unsatisfied, services) };
  return { supergraph };
}

function problemThrown(error: unknown, services: readonly Service[]): CompositionProblem {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof UnreadableFieldSet)) return toProblem(new GraphQLError(message), services);
  const { subgraph, coordinate } = error;
  return { code: 'FIELDS_UNREADABLE', message, subgraph, coordinate, hint: null };
}
