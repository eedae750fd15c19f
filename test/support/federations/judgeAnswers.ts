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
import type { Graph } from '../../../src/graph/graph.ts';
import { anonymous } from '../../../src/identity/asker.ts';
import { askerWith } from '../askers.ts';
import { differenceOf, unexplainedOf } from './compare.ts';
import type { Judged } from './guardedAnswer.ts';
import type { Question } from './operations.ts';
import type { Outcome } from './outcome.ts';
import { isThing, thingOf } from './thing.ts';
import type { World } from './world.ts';
import { subscriptionEvents, type Seen } from './worldSubgraph.ts';

interface Judging {
  readonly expected: readonly ExecutionResult[];
  readonly seen: Seen;
  /** Paths that every answer is to tell of. */
  readonly denials: readonly string[];
}

/** Whether a graph answers a question as it should. */
export async function judgeAnswers(
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

/** What a question is answered by one server that knows all of a world. */
export async function rightAnswers(
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
