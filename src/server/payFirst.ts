import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Points } from '../points/points.ts';
import { arrivalOf } from './front/arrival.ts';
import { rateLimited } from './rateLimited.ts';

interface Paying {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly points: Points;
}

/** Takes so many points of who asks; where there are too few, the request is answered by that, and this is false. */
export function payFirst({ request, reply, points }: Paying, estimated: number): boolean {
  const arrival = arrivalOf(request.raw);
  const charge = points.charge(request.raw, arrival.asker, estimated);
  if (charge.kind === 'taken') {
    arrival.charge = charge;
    return true;
  }
  const { status, headers, body } = rateLimited(charge, 'application/json; charset=utf-8');
  void reply.code(status).headers(headers).send(body);
  return false;
}

/** The same for what nobody can tell the end of: what comes of it is owed, as it comes. Null where it is refused. */
export function payAsItComes(paying: Paying, first: number): ((cost: number) => void) | null {
  if (!payFirst(paying, first)) return null;
  const { request, points } = paying;
  const { asker, charge } = arrivalOf(request.raw);
  charge?.settle(first);
  return (cost) => {
    points.owe(request.raw, asker, { estimated: cost, cost });
  };
}

/** Tells who asks what is left. */
export function tellPoints({ request, reply }: Omit<Paying, 'points'>): void {
  for (const [name, value] of arrivalOf(request.raw).charge?.fields ?? [])
    void reply.header(name, value);
}
