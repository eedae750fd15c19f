import type { FastifyReply } from 'fastify';
import { Meter } from '../../points/operationCost.ts';
import type { Shortage } from '../../points/points.ts';
import { arrivalOf } from '../front/arrival.ts';
import { rateLimitedData } from '../rateLimited.ts';
import type { DataAsked } from './apiAnswer.ts';

/** Takes what a query may cost, where the short way has not; null where that was there. */
export function takePoints({ asked, request, points }: DataAsked): Shortage | null {
  const arrival = arrivalOf(request.raw);
  if (arrival.charge !== null) return null;
  const meter = new Meter(asked.query.known.cost, asked.variables);
  const charge = points.charge(request.raw, arrival.asker, meter.estimated);
  if (charge.kind !== 'taken') return charge;
  arrival.charge = charge;
  arrival.meter = meter;
  return null;
}

export function sendShortage({ asked, reply }: DataAsked, shortage: Shortage): FastifyReply {
  const { status, headers, body } = rateLimitedData(shortage, asked);
  return reply.code(status).headers(headers).send(JSON.stringify(body));
}

/** Gives back what was not taken, and tells what is left. */
export function settlePoints({ request, reply }: DataAsked): void {
  const { charge, meter, hasLeft } = arrivalOf(request.raw);
  // Who leaves pays what was estimated.
  if (meter !== null && !hasLeft) charge?.settle(meter.cost);
  for (const [name, value] of charge?.fields ?? []) void reply.header(name, value);
}

/** Asks for one more page, whose cost is owed: rows that are on their way are not taken back for points. */
export async function owePoints<Page>(
  { asked, request, points }: DataAsked,
  ask: () => Promise<Page>,
): Promise<Page> {
  const arrival = arrivalOf(request.raw);
  const meter = new Meter(asked.query.known.cost, asked.variables);
  arrival.meter = meter;
  try {
    return await ask();
  } finally {
    points.owe(request.raw, arrival.asker, meter);
  }
}
