import {
  execute,
  GraphQLError,
  parse,
  subscribe,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { composeGateway } from '../../../src/gateway/compose/compose.ts';
import { createGateway } from '../../../src/gateway/createGateway.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { FEDERATION_LINK } from '../federationLink.ts';
import { anonymous } from '../../../src/identity/asker.ts';
import { askerWith } from '../askers.ts';
import { differenceOf, unexplainedOf } from './compare.ts';
import { Facts } from './facts.ts';
import type { Failures } from './failures.ts';
import type { GeneratedSubgraph } from './generate.ts';
import { judge as judgeGuards, type Judged } from './guardedAnswer.ts';
import { GuardFacts } from './guardFacts.ts';
import { guardField, TEST_POLICIES } from './guardSubgraphs.ts';
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
  /** A subgraph was asked for what its asker may not see. */
  | 'leak'
  /** Planned otherwise by a gateway that planned nothing before, or for subgraphs of other names. */
  | 'unsteady';

export interface Outcome {
  readonly kind: OutcomeKind;
  /** What is wrong; empty where it is right. */
  readonly detail: string;
  readonly seen: Seen;
  /** Places of the question that its asker may not see. */
  readonly denied?: number;
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
  const guards = new GuardFacts(subgraphs, supergraph.schema);
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
      guarding: { policies: TEST_POLICIES },
      compiledAfter,
      // So that a case can be repeated.
      random: () => (hash(`${seed} label`) % 100) / 100,
      onUnplanned: () => undefined,
    });
  const askOf =
    (graph: Graph): AskableFederation['ask'] =>
    async (question, failures = null) => {
      world.restart();
      const { scopes = null, variables, operationName } = question;
      const judged = judgeGuards(parse(question.text), operationName, {
        schema: supergraph.schema,
        facts: guards,
        scopes,
        variables,
      });
      const expected = await rightAnswers(supergraph.schema, world, { question, judged });
      world.restart();
      seen = nothingSeen(failures);
      const started = performance.now();
      const outcome = await judge(graph, question, { expected, seen, denials: judged.paths });
      const leaks = seen.fetches.flatMap(({ subgraph, text }) =>
        guards.findLeaks(text, world.facts.graph(subgraph).schema, scopes),
      );
      const leaked = outcome.kind === 'right' && leaks.length > 0;
      const told = leaked ? { kind: 'leak' as const, detail: leaks.join() } : outcome;
      return { ...told, seen, denied: judged.paths.length, ms: performance.now() - started };
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

/** The same with guards repeated wherever something is made of what is guarded. */
export async function composeGuarded(
  subgraphs: readonly GeneratedSubgraph[],
  seed: number,
): Promise<{ readonly subgraphs: readonly GeneratedSubgraph[]; readonly composed: Composed }> {
  let guarded = subgraphs;
  for (let tries = 0; ; tries += 1) {
    const composed = await composeCase(guarded, seed);
    const isMissing =
      composed.kind === 'refused' && composed.code === 'MISSING_TRANSITIVE_AUTH_REQUIREMENTS';
    const coordinate = /^Expected (\w+\.\w+) to be guarded/.exec(
      composed.kind === 'refused' ? composed.message : '',
    )?.[1];
    if (!isMissing || coordinate === undefined || tries === 30) {
      return { subgraphs: guarded, composed };
    }
    guarded = guardField(guarded, coordinate);
  }
}

function nothingSeen(failures: Failures | null): Seen {
  return { fetches: [], invalid: [], features: new Set(), failures, failed: 0, absent: 0 };
}

interface Judging {
  readonly expected: readonly ExecutionResult[];
  readonly seen: Seen;
  /** Paths that every answer is to tell of. */
  readonly denials: readonly string[];
}

async function judge(
  graph: Graph,
  question: Question,
  { expected, seen, denials }: Judging,
): Promise<Pick<Outcome, 'kind' | 'detail'>> {
  let got: readonly ExecutionResult[];
  try {
    const all = await answersOf(graph, question);
    const wrong = all.find((one) => 'data' in one && deniedIn(one).join() !== denials.join());
    if (wrong)
      return {
        kind: 'wrong',
        detail: `Expected ${denials.join()} to be denied, got ${JSON.stringify(wrong)}`,
      };
    got = all.map(withoutDenials);
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

const DENIED = 'UNAUTHORIZED_FIELD_OR_TYPE';

function deniedIn({ errors = [] }: ExecutionResult): readonly string[] {
  return errors.filter((one) => isDenial(one)).map(({ path }) => JSON.stringify(path));
}

function withoutDenials({ errors = [], ...rest }: ExecutionResult): ExecutionResult {
  const others = errors.filter((error) => !isDenial(error));
  return others.length === 0 ? rest : { ...rest, errors: others };
}

/** As JSON has it, an error may have no extensions. */
function isDenial({ extensions }: { readonly extensions: unknown }): boolean {
  return (extensions as { readonly code?: unknown } | undefined)?.code === DENIED;
}

/** As a client sees them: one, or those of each event. */
async function answersOf(graph: Graph, question: Question): Promise<readonly ExecutionResult[]> {
  const document = parse(question.text);
  const { text, operationName, variables, scopes = null } = question;
  const asker = scopes === null ? anonymous : askerWith(...scopes);
  const operation = { text, operationName, variables, asker, document };
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
  { question, judged }: { readonly question: Question; readonly judged: Judged },
): Promise<readonly ExecutionResult[]> {
  const args = {
    schema,
    document: judged.document,
    operationName: question.operationName,
    variableValues: question.variables,
    fieldResolver: (
      source: unknown,
      given: Readonly<Record<string, unknown>>,
      _context: unknown,
      info: Pick<GraphQLResolveInfo, 'fieldName' | 'parentType' | 'fieldNodes'>,
    ) => {
      if (info.fieldNodes.some((node) => judged.denied.has(node))) {
        throw new GraphQLError('Denied.', { extensions: { code: DENIED } });
      }
      return world.know(
        isThing(source) ? source : thingOf(info.parentType.name, 'root', null),
        info.fieldName,
        {
          graph: null,
          args: given,
          note: () => undefined,
        },
      );
    },
    typeResolver: (value: unknown) => (isThing(value) ? value.type : undefined),
  };
  if (!isSubscription(question)) return [withoutDenials(plain(await execute(args)))];
  if (judged.isRootDenied) return [{}];
  const events = await subscribe({ ...args, subscribeFieldResolver: () => subscriptionEvents() });
  if (!(Symbol.asyncIterator in events)) return [plain(events)];
  const answers: ExecutionResult[] = [];
  for await (const event of events) answers.push(withoutDenials(plain(event)));
  return answers;
}

function isSubscription({ text }: Question): boolean {
  return /(^|\n)subscription\b/.test(text);
}

function plain(result: ExecutionResult): ExecutionResult {
  return JSON.parse(JSON.stringify(result)) as ExecutionResult;
}
