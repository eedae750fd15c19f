import { GraphQLError } from 'graphql';
import { UnreadableFieldSet } from '../plan/model/unreadable.ts';
import { readSupergraph } from '../readSupergraph.ts';
import { readSupergraphAs, type Supergraph } from '../supergraph.ts';
import { agreeOnDefaults } from './agreedDefaults.ts';
import { carryCosts } from './carryCosts.ts';
import { findClosedInterfaces } from './findClosedInterfaces.ts';
import type { Composition, OwnSubgraphs, SubgraphSchema } from './composition.ts';
import { composeContract, type ComposedContract } from './contracts.ts';
import type { ContractSpec } from './contractSpec.ts';
import { findMixedFields, type MixedFields } from './fieldTypes.ts';
import { findUntoldTypes } from './interfaceKeys.ts';
import { hideArguments } from './hideArguments.ts';
import { findInterfaceObjectProblems } from './interfaceObjects.ts';
import { findClosedOwn, findGuardMistakes } from './guardMistakes.ts';
import { joinOwn } from './joinOwn.ts';
import { findLosses } from './keepOwn.ts';
import { explainTaken } from './explainTaken.ts';
import { markExternal } from './markExternal.ts';
import { mendJoins } from './mendJoins.ts';
import { findOverriddenOwn } from './overriddenOwn.ts';
import { printSupergraph } from './printSupergraph.ts';
import { firstOfEach, toProblem, type CompositionProblem } from './problems.ts';
import { readServices } from './readService.ts';
import { runComposer } from './runComposer.ts';
import { findUnsatisfiedProblems } from './unsatisfiedProblems.ts';
import { findSharedSubscriptions } from './sharedSubscriptions.ts';
import { findUnrepeatedGuards } from './unrepeatedGuards.ts';
import type { Service } from './service.ts';

/** What composing gives before anything is planned by it. */
export type ComposedTexts =
  | {
      readonly kind: 'composed';
      /** Every domain a subgraph of its own. */
      readonly shown: Supergraph;
      /** Our part as one subgraph. */
      readonly sdl: string;
      readonly warnings: readonly string[];
      readonly contracts: readonly ComposedContract[];
    }
  | Extract<Composition, { kind: 'failed' }>;

/** Composes remote subgraphs, with ours when there are any, and what contracts show of them. */
export function composeGateway(
  own: OwnSubgraphs | null,
  remote: readonly SubgraphSchema[],
  specs: readonly ContractSpec[] = [],
): Composition {
  const composed = composeTexts(own, remote, specs);
  if (composed.kind === 'failed') return composed;
  const { shown, sdl, ...told } = composed;
  const supergraph = own === null ? shown : readSupergraphAs(sdl, () => shown.schema);
  return { ...told, supergraph, publicSdl: shown.sdl };
}

/** The same for who hands it on as texts. */
export function composeTexts(
  own: OwnSubgraphs | null,
  remote: readonly SubgraphSchema[],
  specs: readonly ContractSpec[] = [],
): ComposedTexts {
  const problems = remote.flatMap((subgraph) =>
    findClosedInterfaces(subgraph, own?.closedInterfaces ?? []),
  );
  if (problems.length > 0) return { kind: 'failed', problems };
  const composed = compose(own, remote);
  if ('problems' in composed) return { kind: 'failed', problems: composed.problems };
  const { warnings, supergraph: shown, services, mixed } = composed;
  const contracts = specs.map((spec) =>
    composeContract(spec, { services, mixed, whole: shown.schema }),
  );
  const told = { shown, warnings, contracts };
  if (own === null) return { kind: 'composed', sdl: shown.sdl, ...told };
  const losses = findLosses(own.apiSdl, shown.schema, remote);
  if (losses.length > 0) return { kind: 'failed', problems: losses };
  return { kind: 'composed', sdl: printSupergraph(joinOwn(shown.planning.document, own)), ...told };
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

function compose(own: OwnSubgraphs | null, remote: readonly SubgraphSchema[]): Composed {
  const domains = own?.domains ?? [];
  const read = readServices(domains, remote);
  const { services, warnings: lost } = agreeOnDefaults(read.map(({ service }) => service));
  const warnings = [...read.flatMap((one) => one.warnings), ...lost];
  const mixed = findMixedFields(services);
  const problems = [
    ...read.flatMap((one) => one.problems),
    ...findInterfaceObjectProblems(services),
    ...findUntoldTypes(services),
    ...findGuardMistakes(services),
    ...findSharedSubscriptions(services),
    ...findClosedOwn(services.slice(0, domains.length), services.slice(domains.length)),
    ...(own === null ? [] : findOverriddenOwn(own, services.slice(domains.length))),
    ...mixed.problems,
  ];
  if (problems.length > 0) return { problems: explainTaken(problems, services) };
  try {
    const run = composeSound(services, mixed.fields);
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
function composeSound(
  services: readonly Service[],
  mixed: MixedFields['fields'],
): { readonly supergraph: Supergraph } | Refused {
  const result = runComposer(services, mixed);
  if ('errors' in result) {
    const told = result.errors.map((error) => toProblem(error, services));
    return { problems: firstOfEach(explainTaken(told, services)) };
  }
  const mended = mendJoins(hideArguments(result.supergraphSdl, services), services, mixed);
  const sdl = carryCosts(markExternal(mended, services), services);
  const supergraph = readSupergraph(sdl);
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
