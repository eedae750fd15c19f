import {
  execute,
  parse,
  subscribe,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { composeGateway } from '../../../src/gateway/compose/compose.ts';
import { createGateway } from '../../../src/gateway/createGateway.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { FEDERATION_LINK } from '../federationLink.ts';
import { differenceOf, unexplainedOf } from './compare.ts';
import { Facts } from './facts.ts';
import type { Failures } from './failures.ts';
import type { GeneratedSubgraph } from './generate.ts';
import { hash } from './leaves.ts';
import type { Question } from './operations.ts';
import { isThing, thingOf } from './thing.ts';
import { World } from './world.ts';
import { serveWorldGraph } from './worldServer.ts';
import {
  createWorldGraph,
  createWorldSubgraph,
  subscriptionEvents,
  type Seen,
} from './worldSubgraph.ts';

/** One operation of one federation, and all it takes to repeat it. */
export interface FuzzCase {
  readonly subgraphs: readonly GeneratedSubgraph[];
  /** Of the world. */
  readonly seed: number;
  readonly question: Question;
  readonly failures: Failures | null;
}

export type OutcomeKind =
  | 'right'
  | 'wrong'
  | 'not planned'
  | 'invalid fetch'
  | 'throw'
  /** Planned otherwise by a gateway that planned nothing before, or for subgraphs of other names. */
  | 'unsteady';

export interface Outcome {
  readonly kind: OutcomeKind;
  /** What is wrong; empty where it is right. */
  readonly detail: string;
  readonly seen: Seen;
  readonly ms: number;
}

/** A federation over one world that can be asked. */
export interface AskableFederation {
  readonly schema: GraphQLSchema;
  readonly ask: (question: Question, failures?: Failures | null) => Promise<Outcome>;
  /** The same federation, of which nothing was asked. */
  readonly fresh: () => AskableFederation;
  readonly close: () => Promise<void>;
}

export type Composed =
  | { readonly kind: 'composed'; readonly federation: AskableFederation }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** Composes subgraphs and puts the gateway before them, by what the product does itself. */
export async function composeCase(
  subgraphs: readonly GeneratedSubgraph[],
  seed: number,
  isHttp = false,
): Promise<Composed> {
  const composition = composeGateway(
    null,
    subgraphs.map(({ name, sdl }) => ({
      name,
      sdl: FEDERATION_LINK + sdl,
      url: `http://${name}.example`,
    })),
  );
  if (composition.kind === 'failed') {
    const [problem] = composition.problems;
    return { kind: 'refused', code: problem?.code ?? '', message: problem?.message ?? '' };
  }
  const { supergraph, publicSdl } = composition;
  const facts = new Facts(subgraphs);
  const world = new World(facts, supergraph.schema, seed);
  const contradiction = world.findContradiction();
  if (contradiction !== null) {
    return { kind: 'refused', code: 'NO_WORLD', message: `No object can be ${contradiction}.` };
  }
  let seen = nothingSeen(null);
  const asked = await Promise.all(
    subgraphs.map(async ({ name }) =>
      isHttp
        ? serveWorldGraph(
            name,
            createWorldGraph(world, name, () => seen),
          )
        : createWorldSubgraph(world, name, () => seen),
    ),
  );
  const createGraph = (compiledAfter: number) =>
    createGateway({
      supergraph,
      publicSdl,
      subgraphs: new Map(asked.map((one) => [one.name, one])),
      own: null,
      compiledAfter,
      // So that a case can be repeated.
      random: () => (hash(`${seed} label`) % 100) / 100,
      onUnplanned: () => undefined,
    });
  const askOf =
    (graph: Graph): AskableFederation['ask'] =>
    async (question, failures = null) => {
      world.restart();
      const expected = await rightAnswers(supergraph.schema, world, question);
      world.restart();
      seen = nothingSeen(failures);
      const started = performance.now();
      const judged = await judge(graph, question, { expected, seen });
      return { ...judged, seen, ms: performance.now() - started };
    };
  const federationOf = (graph: Graph): AskableFederation => ({
    schema: supergraph.schema,
    ask: askOf(graph),
    // Answered by graphql-js, where the other compiles at once.
    fresh: () => federationOf(createGraph(Infinity)),
    close: async () => {
      await Promise.all(asked.map(async (one) => one.close()));
    },
  });
  return { kind: 'composed', federation: federationOf(createGraph(0)) };
}

function nothingSeen(failures: Failures | null): Seen {
  return { fetches: [], invalid: [], features: new Set(), failures, failed: 0, absent: 0 };
}

interface Judging {
  readonly expected: readonly ExecutionResult[];
  readonly seen: Seen;
}

async function judge(
  graph: Graph,
  question: Question,
  { expected, seen }: Judging,
): Promise<Pick<Outcome, 'kind' | 'detail'>> {
  let got: readonly ExecutionResult[];
  try {
    got = await answersOf(graph, question);
  } catch (error) {
    return { kind: 'throw', detail: error instanceof Error ? String(error.stack) : String(error) };
  }
  const [invalid] = seen.invalid;
  if (invalid !== undefined) return { kind: 'invalid fetch', detail: invalid };
  // As JSON has them: what is not there is undefined.
  const errors = got.flatMap((one) => (one.errors ?? []) as readonly GraphQLFormattedError[]);
  const codes = errors.map(({ extensions }) => extensions?.['code']);
  if (codes.includes('QUERY_NOT_PLANNED'))
    return { kind: 'not planned', detail: JSON.stringify(got) };
  // What requires a value of an entity that is not there is computed from null.
  if (seen.absent > 0 && seen.features.has('@requires')) return { kind: 'right', detail: '' };
  const difference =
    seen.failed > 0 ? unexplainedOf(expected, got, seen.absent > 0) : differenceOf(expected, got);
  return difference === null
    ? { kind: 'right', detail: '' }
    : { kind: 'wrong', detail: difference };
}

/** As a client sees them: one, or those of each event. */
async function answersOf(graph: Graph, question: Question): Promise<readonly ExecutionResult[]> {
  const document = parse(question.text);
  const operation = { ...question, document };
  if (!isSubscription(question)) {
    const answer = await (graph.answer?.(operation) ?? graph.execute(operation));
    return [typeof answer === 'string' ? (JSON.parse(answer) as ExecutionResult) : plain(answer)];
  }
  const answers: ExecutionResult[] = [];
  for await (const answer of graph.subscribe(operation)) answers.push(plain(answer));
  return answers;
}

async function rightAnswers(
  schema: GraphQLSchema,
  world: World,
  { text, operationName, variables }: Question,
): Promise<readonly ExecutionResult[]> {
  const args = {
    schema,
    document: parse(text),
    operationName,
    variableValues: variables,
    fieldResolver: (
      source: unknown,
      given: Readonly<Record<string, unknown>>,
      _context: unknown,
      info: { readonly fieldName: string; readonly parentType: { readonly name: string } },
    ) =>
      world.know(
        isThing(source) ? source : thingOf(info.parentType.name, 'root', null),
        info.fieldName,
        {
          graph: null,
          args: given,
          note: () => undefined,
        },
      ),
    typeResolver: (value: unknown) => (isThing(value) ? value.type : undefined),
  };
  if (!isSubscription({ text, operationName, variables })) return [plain(await execute(args))];
  const events = await subscribe({ ...args, subscribeFieldResolver: () => subscriptionEvents() });
  if (!(Symbol.asyncIterator in events)) return [plain(events)];
  const answers: ExecutionResult[] = [];
  for await (const event of events) answers.push(plain(event));
  return answers;
}

function isSubscription({ text }: Question): boolean {
  return /(^|\n)subscription\b/.test(text);
}

function plain(result: ExecutionResult): ExecutionResult {
  return JSON.parse(JSON.stringify(result)) as ExecutionResult;
}
