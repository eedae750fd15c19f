import type { IncomingMessage } from 'node:http';
import type { Quota } from '../identity/asker.ts';
import type { Bucket, Reservation } from './bucket.ts';
import { Buckets } from './buckets.ts';
import type { ClientAddress } from './clientAddress.ts';
import type { Left, Payer } from './payer.ts';
import type { PointsMeter } from './pointsMetrics.ts';
import { rateLimitFields } from './rateLimitFields.ts';

/** What an answer costs that is kept already, or that is being made for somebody else. */
export const KEPT_COST = 1;

/** Points that were taken before an operation runs. */
export class Charge {
  readonly kind = 'taken';
  readonly estimated: number;
  readonly #reservation: Reservation;
  readonly #bucket: Bucket;
  readonly #payer: Payer['kind'];
  readonly #points: Pick<Points, 'isEnforced' | 'now' | 'leftIn' | 'count'>;
  #isOver = false;

  /** @param reservation - of the estimate, as much as there was */
  constructor(points: Points, { bucket, payer, estimated, reservation }: Taken) {
    this.#points = points;
    this.#bucket = bucket;
    this.#payer = payer;
    this.estimated = estimated;
    this.#reservation = reservation;
  }

  /** Gives back what it did not take; once. */
  settle(actual: number): void {
    if (this.#end(actual)) this.#points.count(this.#payer, this.estimated, actual);
  }

  /** Gives all of it back, in place of that. */
  cancel(): void {
    this.#end(0);
  }

  get left(): Left {
    return this.#points.leftIn(this.#bucket);
  }

  /** Tell a client what it has left, where that matters to it. */
  get fields(): Fields {
    return this.#points.isEnforced ? rateLimitFields(this.left) : NO_FIELDS;
  }

  #end(actual: number): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    this.#bucket.release(this.#reservation, actual, this.#points.now());
    return true;
  }
}

interface Taken {
  readonly bucket: Bucket;
  readonly payer: Payer['kind'];
  readonly estimated: number;
  readonly reservation: Reservation;
}

type Fields = readonly (readonly [name: string, value: string])[];
const NO_FIELDS: Fields = [];

/** Who goes on asking without points is told at once so often, and then after a pause each time. */
const REFUSED_AT_ONCE = 10;
const PAUSE_MS = 250;

/** Why nothing was taken. */
export type Shortage = Left & {
  readonly estimated: number;
} & (
    | { readonly kind: 'tooFew'; readonly retryAfterSeconds: number }
    /** More than there ever is. */
    | { readonly kind: 'tooMuch' }
  );

interface Owed {
  readonly estimated: number;
  readonly cost: number;
}

interface PointsOptions {
  readonly mode: 'measure' | 'enforce';
  /** Of who has no own. */
  readonly quota: Quota;
  readonly addressOf: ClientAddress;
  readonly meter: PointsMeter;
  readonly now?: () => number;
}

/** Who has how many points, and what is taken of them. */
export class Points {
  readonly isEnforced: boolean;
  readonly buckets = new Buckets();
  readonly #options: PointsOptions;
  /** By which points come back. */
  readonly now: () => number;

  constructor(options: PointsOptions) {
    const { mode, meter, now = () => performance.now() } = options;
    this.#options = options;
    this.now = now;
    this.isEnforced = mode === 'enforce';
    meter.observeAskers(() => this.buckets.size);
  }

  /** What an answer costs that is kept. Where nothing is enforced, it is only counted. */
  chargeKept(request: IncomingMessage, payer: Payer): Charge | Shortage | null {
    if (this.isEnforced) return this.charge(request, payer, KEPT_COST);
    this.#options.meter.count(payer.kind, KEPT_COST, KEPT_COST);
    return null;
  }

  /** Takes what an operation costs at most. Where nothing is enforced, whatever there is of it. */
  charge(request: IncomingMessage, payer: Payer, estimated: number): Charge | Shortage {
    const { meter } = this.#options;
    const now = this.now();
    const bucket = this.#bucketOf(request, payer);
    const left = bucket.levelAt(now);
    if (left < estimated) {
      meter.countShortage(payer.kind);
      if (this.isEnforced) return this.#shortage(bucket, estimated);
    }
    bucket.refusals = 0;
    const taken = this.isEnforced ? estimated : Math.max(0, Math.min(left, estimated));
    const reservation = bucket.reserve(taken, now);
    return new Charge(this, { bucket, payer: payer.kind, estimated, reservation });
  }

  /** Takes what a part cost that nobody asked about before, even where there is too little: debts are paid before anything else. */
  owe(request: IncomingMessage, payer: Payer, { estimated, cost }: Owed): void {
    const now = this.now();
    const bucket = this.#bucketOf(request, payer);
    const left = Math.max(0, bucket.levelAt(now));
    bucket.take(this.isEnforced ? cost : Math.min(left, cost), now);
    this.#options.meter.count(payer.kind, estimated, cost);
  }

  /** Which part of all its points an asker has left: 1 for who has not asked of late, 0 for who has none. */
  shareLeft(request: IncomingMessage, payer: Payer): number {
    const bucket = this.buckets.find(this.keyOf(request, payer));
    if (bucket === undefined) return 1;
    return Math.max(0, bucket.levelAt(this.now())) / bucket.quota.maximum;
  }

  /** How long to keep an asker waiting for its refusal. One that does not wait as it is told would else have this server do little else than refuse. */
  pauseMs(request: IncomingMessage, payer: Payer): number {
    const bucket = this.buckets.find(this.keyOf(request, payer));
    return bucket !== undefined && bucket.refusals > REFUSED_AT_ONCE ? PAUSE_MS : 0;
  }

  #bucketOf(request: IncomingMessage, payer: Payer): Bucket {
    const key = this.keyOf(request, payer);
    return this.buckets.of(key, payer.quota ?? this.#options.quota, this.now());
  }

  count(kind: Payer['kind'], estimated: number, actual: number): void {
    this.#options.meter.count(kind, estimated, actual);
  }

  /** Tells who pays from all others. */
  keyOf(request: IncomingMessage, { kind, name }: Payer): string {
    return kind === 'anonymous' ? this.#options.addressOf(request) : `${kind} ${name}`;
  }

  #shortage(bucket: Bucket, estimated: number): Shortage {
    bucket.refusals += 1;
    const left = { ...this.leftIn(bucket), estimated };
    if (estimated > bucket.quota.maximum) return { ...left, kind: 'tooMuch' };
    const seconds = Math.ceil(bucket.waitMs(estimated, this.now()) / 1000);
    return { ...left, kind: 'tooFew', retryAfterSeconds: Math.max(1, seconds) };
  }

  leftIn(bucket: Bucket): Left {
    return { ...bucket.quota, left: Math.max(0, Math.floor(bucket.levelAt(this.now()))) };
  }
}
