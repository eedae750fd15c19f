import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST } from 'graphql';
import { tableSchema } from '../../operations/tableShape.ts';
import { NO_STORE } from '../cache/cacheControl.ts';
import type { Admission } from '../front/admission.ts';
import { arrivalOf } from '../front/arrival.ts';
import type { Question } from '../cache/question.ts';
import type { GetRule } from '../front/getRule.ts';
import { NOT_SERVED, sendForeign, sendUnavailable, TOO_MUCH_TO_DO } from '../httpErrors.ts';
import { checkNodes } from '../limits/checkNodes.ts';
import { countWorstCase } from '../limits/worstCase.ts';
import type { Limits } from '../limits/limits.ts';
import type { Points } from '../../points/points.ts';
import { sendTagged } from '../sendTagged.ts';
import type { Served } from '../served.ts';
import { takePlace, type Slots } from '../slots.ts';
import { answerOf, questionOf, sendProblem, tellCaches, type DataAsked } from './apiAnswer.ts';
import { sendShortage, settlePoints, takePoints } from './apiPoints.ts';
import { readApiUrl } from './apiRequest.ts';
import { API_ROUTE } from './apiUrl.ts';
import { sendAllPages } from './allPages.ts';
import { problemOfErrors, type ProblemDetails } from './problemDetails.ts';

export interface ApiParts {
  /** Null while there is nothing to ask, undefined for who asks for what there is not. */
  readonly served: (request: FastifyRequest) => Served | null | undefined;
  readonly slots: Slots;
  readonly admission: Admission;
  readonly mayGet: GetRule;
  readonly limits: Limits;
  readonly points: Points;
}

/** `/api/<operation>.json`, `.csv`, `.ndjson` and `.schema.json`: what the short way leaves of them. */
export function addApiRoute(app: FastifyInstance, parts: ApiParts): void {
  app.get(API_ROUTE, async (request, reply) => {
    const served = parts.served(request);
    if (!served) return sendUnavailable(reply, NOT_SERVED);
    if (!parts.mayGet(request.headers)) return sendForeign(reply);
    await served.operations.ready();
    const asked = readApiUrl(request.url, served.operations);
    switch (asked.kind) {
      case 'problem':
        return sendProblem(reply, asked.problem);
      case 'schema':
        return sendTagged(request, reply.header('cache-control', 'no-cache'), {
          text: JSON.stringify(tableSchema(asked.prepared.shape)),
          contentType: 'application/json; charset=utf-8',
        });
      case 'data':
        return answerData({ served, asked, request, reply, points: parts.points }, parts);
    }
  });
}

async function answerData(data: DataAsked, parts: ApiParts): Promise<FastifyReply> {
  const { served, asked, request, reply } = data;
  const arrival = arrivalOf(request.raw);
  if (!(await parts.admission.admits(request.raw))) return sendUnavailable(reply, TOO_MUCH_TO_DO);
  if (!takePlace(parts.slots, arrival)) return sendUnavailable(reply, TOO_MUCH_TO_DO);
  served.hold(reply.raw);
  arrival.noteOperation(asked.prepared.operation.name);
  arrival.use = asked.query.known.use;
  const refusal = checkSize(data, parts.limits);
  if (refusal !== null) return sendProblem(reply, refusal);
  const shortage = takePoints(data);
  if (shortage !== null) return sendShortage(data, shortage);
  if (asked.isAll) return sendAllPages(data);
  const question = questionOf(data, asked.query, asked.variables);
  const answered = await answerOf(data, question, asked.form);
  settlePoints(data);
  if (typeof answered !== 'string') return sendProblem(reply, answered);
  return sendData(data, question, answered);
}

function sendData(data: DataAsked, { view }: Question, text: string): FastifyReply {
  const { asked, request, reply } = data;
  const { contentType } = asked.form;
  return tellCaches(data, view) === NO_STORE
    ? reply.type(contentType).send(text)
    : sendTagged(request, reply, { text, contentType });
}

function checkSize({ served, asked }: DataAsked, limits: Limits): ProblemDetails | null {
  const { known } = asked.query;
  if (known.isWithinLimits(asked.variables)) return null;
  const { schema } = served.operations;
  const { document } = known;
  const operation = getOperationAST(document) ?? asked.prepared.operation.operation;
  const { variables } = asked;
  const error = checkNodes(countWorstCase({ schema, document, operation, variables }), limits);
  return error && problemOfErrors([error.toJSON()]);
}
