import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentNode, GraphQLFormattedError } from 'graphql';
import type { Form } from '../../operations/forms.ts';
import { parametersAtFault } from '../../operations/parametersAtFault.ts';
import type { ParameterProblem } from '../../operations/parameters.ts';
import { readHeaders } from '../apolloRequest.ts';
import { NO_STORE } from '../cache/cacheControl.ts';
import type { Question } from '../cache/question.ts';
import { cachingOf, toldOf, type View } from '../cache/view.ts';
import { followClient } from '../clientSignal.ts';
import { arrivalOf, waiterOf } from '../front/arrival.ts';
import { isFromAnybody } from '../front/plainRequest.ts';
import { maskFailure, maskResult } from '../maskErrors.ts';
import { Meter } from '../../points/operationCost.ts';
import type { Points } from '../../points/points.ts';
import type { Served } from '../served.ts';
import { addVary } from '../vary.ts';
import type { ApiRequest } from './apiRequest.ts';
import type { PreparedQuery } from './prepareOperation.ts';
import { problemOfErrors, PROBLEM_TYPE, type ProblemDetails } from './problemDetails.ts';

export interface DataAsked {
  readonly served: Served;
  readonly asked: Extract<ApiRequest, { kind: 'data' }>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly points: Points;
}

/** What is asked of the graph. */
export function questionOf(
  { served, request }: DataAsked,
  { text, known }: PreparedQuery,
  variables: Readonly<Record<string, unknown>>,
): Question {
  const arrival = arrivalOf(request.raw);
  const { asker } = arrival;
  const headers = readHeaders(request, arrival);
  return {
    text,
    name: known.name,
    operation: { document: known.document, operationName: known.name, variables, headers, asker },
    view: served.answers.viewOf(known, asker),
    nodes: known.nodesOf(variables),
    spending: arrival.meter ?? new Meter(known.cost, variables),
  };
}

/** The data in the form that is asked for, or why there are none. */
export async function answerOf(
  { served, request, reply }: DataAsked,
  question: Question,
  form: Form | null,
): Promise<string | ProblemDetails> {
  const arrival = arrivalOf(request.raw);
  const waiter = waiterOf(arrival, { isAnybody: isFromAnybody(request.headers) });
  const { signal } = followClient(reply.raw);
  const masking = { requestId: request.id, log: request.log, signal };
  try {
    const outcome = form === null ? null : arrival.outcome;
    const answer = await (outcome ?? served.answers.answer(question, waiter, form));
    if (typeof answer === 'string') return answer;
    const { errors = [] } = maskResult(answer, masking);
    const { document } = question.operation;
    return problemOfErrors(errors.flatMap((error) => withParameters(error.toJSON(), document)));
  } catch (failure) {
    return problemOfErrors([maskFailure(failure, masking).toJSON()]);
  }
}

/** An error that is about parameters is told of each, as those are that were found before anything was asked. */
function withParameters(
  error: GraphQLFormattedError,
  document: DocumentNode,
): readonly (GraphQLFormattedError & Partial<ParameterProblem>)[] {
  if (error.extensions?.['code'] !== 'BAD_USER_INPUT') return [error];
  const parameters = parametersAtFault(document, error);
  if (parameters.length === 0) return [error];
  return parameters.map((parameter) => ({ parameter, detail: error.message, ...error }));
}

/** Says how long others may keep the data, and what they depend on; returns the first. */
export function tellCaches({ request, reply, served }: DataAsked, view: View): string {
  const arrival = arrivalOf(request.raw);
  const { cacheControl, isForAll } = toldOf(cachingOf(view, arrival), arrival.asker, served);
  addVary(reply, isForAll ? 'Accept-Encoding' : 'Accept-Encoding, Authorization');
  const allowed = isFromAnybody(request.headers) ? cacheControl : NO_STORE;
  void reply.header('cache-control', allowed);
  return allowed;
}

const RETRY_AFTER_SECONDS = 2;

export function sendProblem(reply: FastifyReply, details: ProblemDetails): FastifyReply {
  if (details.status === 503) void reply.header('retry-after', RETRY_AFTER_SECONDS);
  return reply
    .code(details.status)
    .headers({ 'cache-control': NO_STORE, 'content-type': PROBLEM_TYPE })
    .send(JSON.stringify(details));
}
