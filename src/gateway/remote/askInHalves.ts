import { Kind, type DocumentNode, type FieldNode } from 'graphql';
import type { SubgraphError, SubgraphRequest, SubgraphResult } from '../subgraph.ts';
import { mayHelp, sumCosts, type Ask } from './askApart.ts';
import type { Clock } from './clock.ts';
import { APART_MS, createFailing, type Group } from './failedLately.ts';

/** Requests for one fetch, the first included: enough to find one of a thousand entities that fails. */
const MAX_REQUESTS = 24;
/** Where so many parts of the whole bring nothing, it is not one entity that fails. */
const PARTS_IN_VAIN = 4;

/**
 * Asks for the entities of one type again where one that fails has taken the others with it: without the one that
 * the error names, else in halves. Those that failed alone are asked in a request of their own for a minute.
 */
export function createAskInHalves(ask: Ask, { now }: Pick<Clock, 'now'>): Ask {
  const failing = createFailing(now);
  let vainUntil = -Infinity;
  const settle = (search: Search, { representations }: AskedEntities) => {
    const isVain = search.found.size === 0 && search.isGivenUp;
    if (isVain) vainUntil = now() + APART_MS;
    else failing.note(representations, search);
  };
  const askAll = async (request: SubgraphRequest, asked: AskedEntities) => {
    const groups = failing.divide(asked.representations, now() < vainUntil);
    const [first, ...others] = groups;
    if (first === undefined || others.length > 0) {
      const search = await searchIn(groups, asked, { ask, before: [] });
      settle(search, asked);
      return join(search, asked);
    }
    const whole = await ask(request);
    if (!isLost(whole) || first.isLast) return whole;
    const search = await searchIn([first], asked, { ask, before: [whole] });
    settle(search, asked);
    if (search.found.size > 0) return join(search, asked);
    return { ...whole, cost: sumCosts(search.results) };
  };
  return (request) => {
    const asked = readAsked(request);
    return asked === null ? ask(request) : askAll(request, asked);
  };
}

function isLost(result: SubgraphResult): boolean {
  return result.data === null && mayHelp(result);
}

interface AskedEntities {
  readonly request: SubgraphRequest;
  readonly alias: string;
  readonly variable: string;
  readonly representations: readonly unknown[];
}

/** What a request for several entities of one list asks; null for any other. */
function readAsked(request: SubgraphRequest): AskedEntities | null {
  const place = placeOf(request);
  const representations = place && request.variables[place.variable];
  if (!place || !Array.isArray(representations) || representations.length < 2) return null;
  const { alias, variable } = place;
  return { request, alias, variable, representations: representations as readonly unknown[] };
}

type Place = Pick<AskedEntities, 'alias' | 'variable'>;

/** Operations come again and again. */
const known = new WeakMap<DocumentNode, Place | null>();

function placeOf({ operation: { kind, document } }: SubgraphRequest): Place | null {
  let place = known.get(document);
  if (place === undefined) {
    place = kind === 'query' ? readPlace(document) : null;
    known.set(document, place);
  }
  return place;
}

function readPlace({ definitions }: DocumentNode): Place | null {
  const operation = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const [field, ...others] = operation?.selectionSet.selections ?? [];
  return field?.kind === Kind.FIELD && others.length === 0 ? readField(field) : null;
}

function readField({ name, alias, arguments: given = [] }: FieldNode): Place | null {
  if (name.value !== '_entities') return null;
  const value = given.find((argument) => argument.name.value === 'representations')?.value;
  if (value?.kind !== Kind.VARIABLE) return null;
  return { alias: (alias ?? name).value, variable: value.name.value };
}

interface Search {
  /** Entities by their index. */
  readonly found: Map<number, unknown>;
  /** Those that failed, with what is told of them. */
  readonly lost: Map<number, readonly SubgraphError[]>;
  /** Of fields of entities that were found. */
  readonly errors: SubgraphError[];
  readonly results: SubgraphResult[];
  isGivenUp: boolean;
}

interface Asking {
  readonly ask: Ask;
  /** What came of the first of the groups, where that was asked before. */
  readonly before: readonly SubgraphResult[];
}

/** Level by level, what is lost divided again, as long as it brings something. */
async function searchIn(
  groups: readonly Group[],
  asked: AskedEntities,
  { ask, before }: Asking,
): Promise<Search> {
  const results = [...before];
  const search: Search = {
    found: new Map(),
    lost: new Map(),
    errors: [],
    results,
    isGivenUp: false,
  };
  const takeAll = (some: readonly Group[], came: readonly SubgraphResult[]) =>
    came.flatMap((result, index) => {
      const group = some[index];
      return group === undefined ? [] : take(search, group, { result, asked });
    });
  let next = before.length > 0 ? takeAll(groups, before) : groups;
  while (next.length > 0) {
    const isVain = search.found.size === 0 && results.length > PARTS_IN_VAIN;
    const isLeft = asked.request.asker.signal?.aborted === true;
    if (isVain || isLeft || results.length + next.length > MAX_REQUESTS) {
      search.isGivenUp = true;
      for (const { members, before: failed } of next) lose(search, members, { failed, asked });
      break;
    }
    // Each level says where the next has to look.
    const came = await Promise.all(next.map(({ members }) => ask(requestFor(members, asked))));
    results.push(...came);
    next = takeAll(next, came);
  }
  return search;
}

interface Came {
  readonly result: SubgraphResult;
  readonly asked: AskedEntities;
}

/** Keeps what came of a group; gives what is to be asked again where it was lost. */
function take(
  search: Search,
  { members, isLast }: Group,
  { result, asked }: Came,
): readonly Group[] {
  if (isLost(result) && members.length > 1 && !isLast) {
    return split(search, members, { result, asked });
  }
  const list = result.data?.[asked.alias];
  if (!Array.isArray(list) || list.length !== members.length) {
    lose(search, members, { failed: result, asked });
    return [];
  }
  members.forEach((member, index) => search.found.set(member, list[index]));
  search.errors.push(...result.errors.map((error) => placed(error, members, asked.alias)));
  return [];
}

/** A group without the one that an error names, else its halves. */
function split(
  search: Search,
  members: readonly number[],
  { result, asked }: Came,
): readonly Group[] {
  const group = (some: readonly number[]) => ({ members: some, before: result, isLast: false });
  const named = members.find((_member, index) => result.errors.some(isAbout(asked.alias, index)));
  if (named !== undefined) {
    const errors = result.errors.filter(isAbout(asked.alias, members.indexOf(named)));
    lose(search, [named], { failed: { ...result, errors }, asked });
    return [group(members.filter((member) => member !== named))];
  }
  const middle = Math.ceil(members.length / 2);
  return [group(members.slice(0, middle)), group(members.slice(middle))];
}

function isAbout(alias: string, index: number): (error: SubgraphError) => boolean {
  return ({ path }) => path?.[0] === alias && path[1] === index;
}

function requestFor(members: readonly number[], asked: AskedEntities): SubgraphRequest {
  const { request, variable, representations } = asked;
  const some = members.map((member) => representations[member]);
  return { ...request, variables: { ...request.variables, [variable]: some } };
}

interface Failed {
  readonly failed: SubgraphResult | null;
  readonly asked: AskedEntities;
}

function lose(
  { lost }: Search,
  members: readonly number[],
  { failed, asked: { alias } }: Failed,
): void {
  const errors = failed?.errors ?? [];
  for (const member of members) {
    lost.set(
      member,
      errors.map((error) => ({ ...error, path: [alias, member] })),
    );
  }
}

/** An error of a group's answer, with the index that its entity has in the whole. */
function placed(error: SubgraphError, members: readonly number[], alias: string): SubgraphError {
  const [root, index, ...rest] = error.path ?? [];
  const member = typeof index === 'number' ? members[index] : undefined;
  return root !== alias || member === undefined
    ? error
    : { ...error, path: [alias, member, ...rest] };
}

function join({ found, lost, errors, results }: Search, asked: AskedEntities): SubgraphResult {
  const { alias, representations } = asked;
  const list = representations.map((_one, member) => found.get(member) ?? null);
  return {
    data: { [alias]: list },
    errors: [...errors, ...[...lost.values()].flat()],
    cost: sumCosts(results),
  };
}
