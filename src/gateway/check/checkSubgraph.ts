import { composeGateway } from '../compose/compose.ts';
import type { OwnSubgraphs, SubgraphSchema } from '../compose/composition.ts';
import type { CompositionProblem } from '../compose/problems.ts';
import type { RemoteSubgraph } from '../remote/createRemoteSubgraph.ts';
import { checkEntities, type EntityCheck, type FindSample } from './checkEntities.ts';
import type { Supergraph } from '../supergraph.ts';
import { compareGraphs, KINDS, type GraphChange } from './compareGraphs.ts';
import { compareGuards } from './compareGuards.ts';
import { checkStreams } from './checkStreams.ts';
import { entitiesOf } from './entities.ts';
import { findLine } from './findLine.ts';

export interface CheckReport {
  readonly subgraph: string;
  /** Without problems, errors of known entities and, unless they are allowed, breaking changes. */
  readonly isGood: boolean;
  /** The other remote subgraphs that it was composed with. */
  readonly others: readonly string[];
  /** Why it does not compose; none where it does. */
  readonly problems: readonly PlacedProblem[];
  /** What does not keep it out, but its owner should know. */
  readonly warnings: readonly string[];
  readonly entities: readonly EntityCheck[];
  readonly changes: readonly GraphChange[];
}

export interface PlacedProblem extends CompositionProblem {
  /** In the SDL of the subgraph that is checked. */
  readonly line: number | null;
}

export interface CheckParts {
  readonly own: OwnSubgraphs;
  readonly others: readonly SubgraphSchema[];
  readonly candidate: SubgraphSchema;
  /** What the graph has of it today; null where it is new. */
  readonly current: SubgraphSchema | null;
  /** What can be asked for entities; null where there is only a schema. */
  readonly subgraph: RemoteSubgraph | null;
  readonly findSample: FindSample;
  readonly isBreakingAllowed: boolean;
  /** What is known already. */
  readonly warnings: readonly string[];
  readonly signal: AbortSignal;
}

/** What a subgraph would do to the graph, before anything is live. */
export async function checkSubgraph(parts: CheckParts): Promise<CheckReport> {
  const { own, others, candidate, subgraph, findSample, signal } = parts;
  const report = {
    subgraph: candidate.name,
    others: others.map(({ name }) => name),
    problems: [],
    warnings: [...parts.warnings],
    entities: [],
    changes: [],
  };
  const after = composeGateway(own, [...others, candidate]);
  if (after.kind === 'failed') {
    const problems = after.problems.map((problem) => place(problem, candidate));
    return { ...report, isGood: false, problems };
  }
  const { schema } = after.supergraph;
  const before = composeGateway(own, [...others, ...(parts.current ? [parts.current] : [])]);
  if (before.kind === 'failed') {
    report.warnings.push(
      'What changes is not known, because the graph as it is now does not compose.',
    );
  }
  const [changes, entities, streams] = await Promise.all([
    before.kind === 'failed' ? [] : changesBetween(before.supergraph, after.supergraph),
    subgraph === null
      ? []
      : checkEntities(entitiesOf(candidate.sdl, schema), { subgraph, schema, findSample, signal }),
    subgraph === null ? [] : checkStreams(candidate.sdl, subgraph),
  ]);
  const breaks = changes.some(({ kind }) => kind === 'breaking') && !parts.isBreakingAllowed;
  const fails = entities.some(({ asked, outcome }) => asked === 'known' && outcome === 'error');
  return {
    ...report,
    isGood: !breaks && !fails,
    changes,
    entities,
    warnings: [...report.warnings, ...after.warnings, ...streams, ...entities.flatMap(warningOf)],
  };
}

async function changesBetween(
  before: Supergraph,
  after: Supergraph,
): Promise<readonly GraphChange[]> {
  const changes = await compareGraphs(before.schema, after.schema);
  return [...compareGuards(before, after), ...changes].toSorted(
    (one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind),
  );
}

function place(problem: CompositionProblem, { name, sdl }: SubgraphSchema): PlacedProblem {
  const { coordinate, message, subgraph, code } = problem;
  // The parser says its own line, in words.
  const told = code === 'INVALID_GRAPHQL' ? /\(line (\d+),/.exec(message)?.[1] : undefined;
  const isOurs = subgraph === null || subgraph === name;
  const found = coordinate === null ? null : findLine(sdl, coordinate);
  return { ...problem, line: told === undefined ? found : isOurs ? Number(told) : null };
}

function warningOf({ type, key, asked, outcome, message }: EntityCheck): readonly string[] {
  if (asked === 'unknown' && outcome === 'error') {
    return [
      `${type} by "${key}": an entity that nobody has gives an error instead of null (${message ?? ''}); every query that meets one will carry it. Return null from the reference resolver, and make it async: where it throws at once, most libraries lose all entities of the request.`,
    ];
  }
  if (asked === 'known' && outcome === 'null') {
    return [
      `${type} by "${key}": a known entity is null; its fields of this subgraph will be null, too.`,
    ];
  }
  return [];
}
