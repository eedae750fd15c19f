import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { anonymous, type Asker } from '../../identity/asker.ts';
import type { Identified } from '../../identity/identify.ts';
import type { Meter } from '../../points/operationCost.ts';
import type { Charge } from '../../points/points.ts';
import type { Use } from '../../usage/use.ts';
import type { Waiter } from '../cache/question.ts';
import type { Answer } from '../cache/flight.ts';
import type { View } from '../cache/view.ts';
import type { KnownOperation } from '../known/knownOperations.ts';

/** A request from its first byte to the last of its response, whichever way it is answered. */
export class Arrival {
  readonly id: string;
  readonly startedAt = performance.now();
  /** Who asks, before anything else is looked at. */
  asker: Asker = anonymous;
  /** The credential that subgraphs may be passed; whatever else came with the request is taken out of it. */
  authorization: string | null = null;
  /** Finds out whether its credentials still hold; null where it has none. */
  checkAgain: (() => Identified | Promise<Identified>) | null = null;
  /** Why its credentials are refused, for the log; null where they are not. */
  refusal: string | null = null;
  /** The pattern of the route that answers it. */
  route = 'none';
  /** The GraphQL operation it runs, cut where it is long; null when it has no name or none runs. */
  operationName: string | null = null;
  /** Whether it is answered by a subscription's stream, which tells of itself. */
  isStream = false;
  /** Whether its client is gone without the whole response. */
  hasLeft = false;
  /** Called when the client leaves. */
  onLeave: (() => void) | null = null;
  /** Gives back its place among the requests that are worked on; null where it has none. */
  leavePlace: (() => void) | null = null;
  /** Whether it waits for its turn or has had it, so that it is begun whatever waits behind it. */
  hasWaited = false;
  /** Tells that it is no work any more, once its answer is made; null where it has not begun. */
  endWork: (() => void) | null = null;
  /** What it asks for, to be counted once it is over; null where that is nothing. */
  use: Use | null = null;
  /** What was read of it before it took the long way. */
  body: Buffer | null = null;
  /** Its variables with exact numbers, where some of them have more digits than a double. */
  exactVariables: Readonly<Record<string, unknown>> | null = null;
  /** By which the same request is known again; null where it cannot be. */
  cacheKey: string | null = null;
  /** What is known of its operation, where that is a query which may run. */
  known: KnownOperation | null = null;
  /** Its operation as its asker sees it, once that is known. */
  view: View | null = null;
  /** What its operation came to, where it has run already. */
  outcome: Promise<Answer> | null = null;
  /** Whether somebody elsewhere may have answered it by the credentials of its asker. */
  isByCredentials = false;
  /** What was taken of its asker's points; null before that. */
  charge: Charge | null = null;
  /** What its operation is found to take. */
  meter: Meter | null = null;

  constructor(id: string) {
    this.id = id;
  }

  noteOperation(name: string | null): void {
    this.operationName = name !== null && name.length > MAX_NAME ? name.slice(0, MAX_NAME) : name;
  }
}

/** Names go to the log, where a client must not write at length. */
const MAX_NAME = 100;
const ARRIVAL: unique symbol = Symbol('arrival');

interface Arrived extends IncomingMessage {
  [ARRIVAL]?: Arrival | undefined;
}

/** The arrival of a request; made when it is first asked for. */
export function arrivalOf(request: IncomingMessage): Arrival {
  const arrived: Arrived = request;
  return (arrived[ARRIVAL] ??= new Arrival(readRequestId(request)));
}

/** The id the client or a proxy gave the request when it can do no harm in a log, else a new one. */
function readRequestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
}

/** The client of a request as one who waits for an answer. */
export function waiterOf(arrival: Arrival, { isAnybody }: Pick<Waiter, 'isAnybody'>): Waiter {
  return {
    isAnybody,
    cacheKey: arrival.cacheKey,
    onLeave: (leave) => {
      if (arrival.hasLeft) leave();
      else arrival.onLeave = leave;
    },
    onCredentials: () => {
      arrival.isByCredentials = true;
    },
  };
}
