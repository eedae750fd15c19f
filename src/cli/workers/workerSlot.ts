import { fork, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { environmentWith } from '../../settings/config.ts';
import { StartupError } from '../../errors.ts';
import type { LiveStatus } from '../../gateway/live/liveGraph.ts';
import type { Logger } from '../../observing/log.ts';
import { openChannel, type Channel } from './channel.ts';
import {
  workerVariable,
  type News,
  type Order,
  type Question,
  type WorkerTask,
} from './messages.ts';

export interface SlotParts {
  readonly log: Logger;
  /** Of the whole. */
  readonly answer: (question: Question) => Promise<unknown>;
  readonly onReload: (graph: string) => void;
  /** Told when it takes a connection. */
  readonly onFree: () => void;
  /** Told of a connection that has not reached it. */
  readonly onReturn: (socket: Socket) => void;
  /** Told of each end that nobody asked for. */
  readonly onDeath: () => void;
}

type State = 'starting' | 'serving' | 'ended';

interface Member {
  readonly process: ChildProcess;
  readonly channel: Channel<Order>;
  readonly bornAt: number;
  /** Whether it hears what it is told. */
  isHere: boolean;
  isAccepting: boolean;
  /** Is on its way to it; kept open here until it is there. */
  socket: Socket | null;
  /** Why it says that it cannot start. */
  reason: string | null;
}

/** Before the first, second, … replacement of workers that end soon after they began. */
const waitsMs = [0, 200, 500, 1000, 2000, 5000, 10_000, 30_000];
/** A worker that ran so long has recovered from what ended the one before. */
const stableMs = 60_000;
/** Sooner than who asks for all of them gives up. */
const patienceMs = 1000;

/** The place of one worker: whoever ends in it is replaced, with growing waits where that does not help. */
export class WorkerSlot {
  readonly #task: Omit<WorkerTask, 'acceptsAtOnce'>;
  readonly #parts: SlotParts;
  readonly #serving = Promise.withResolvers<LiveStatus | null>();
  readonly #ended = Promise.withResolvers<undefined>();
  #member: Member | null = null;
  #state: State = 'starting';
  #serveOrder: Order | null = null;
  #hasServed = false;
  #isStopping = false;
  #quickDeaths = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(task: Omit<WorkerTask, 'acceptsAtOnce'>, parts: SlotParts) {
    this.#task = task;
    this.#parts = parts;
    // Whoever does not wait for it is told by who does.
    this.#serving.promise.catch(() => undefined);
    this.#fork();
  }

  get worker(): number {
    return this.#task.worker;
  }

  get pid(): number | null {
    return this.#member?.process.pid ?? null;
  }

  get state(): State {
    return this.#state;
  }

  /** Whether it takes connections. */
  get isAccepting(): boolean {
    return this.#member?.isAccepting ?? false;
  }

  get isFree(): boolean {
    return this.isAccepting && this.#member?.socket === null;
  }

  take(socket: Socket): void {
    if (this.#member === null) throw new Error('Expected a worker that is free');
    const { process } = this.#member;
    this.#member.socket = socket;
    // Where it does not get there, the process has ended, and that is told.
    const order = { told: { kind: 'take' } satisfies Order };
    process.send(order, socket, { keepOpen: true }, () => undefined);
  }

  /** Has this worker, and whoever takes its place, serve; resolves when the first does. */
  serve(data: Extract<Order, { kind: 'serve' }>['data']): Promise<LiveStatus | null> {
    this.#serveOrder = { kind: 'serve', data };
    this.tell(this.#serveOrder);
    return this.#serving.promise;
  }

  tell(order: Order): void {
    if (this.#member?.isHere === true) void this.#member.channel.tell(order);
  }

  async ask(question: Question): Promise<unknown> {
    if (this.#member?.isHere !== true) throw new Error('This worker has ended, or only begins');
    return this.#member.channel.ask(question);
  }

  /** Resolves when it has ended. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    if (this.#member === null) return;
    if (this.#member.isHere) this.tell({ kind: 'stop' });
    // It has nothing yet that could be lost.
    else this.kill();
    await this.#ended.promise;
  }

  kill(): void {
    this.#member?.process.kill('SIGKILL');
  }

  #fork(): void {
    // What was said on the command line, it is told; some of it is maps, which JSON has none of.
    const env = environmentWith({ [workerVariable]: String(this.worker) });
    const process = fork(program(), ['serve'], { env, serialization: 'advanced' });
    this.#state = 'starting';
    const channel = openChannel<Order, News>(process, {
      patienceMs,
      answer: this.#parts.answer,
      onNews: (news) => {
        if (this.#member?.process === process) this.#hear(news, this.#member);
      },
    });
    const member: Member = {
      ...{ process, channel, bornAt: performance.now(), reason: null },
      ...{ isHere: false, isAccepting: false, socket: null },
    };
    this.#member = member;
    // Only then, everything that it has said was heard.
    process.once('close', (code: number | null, signal: NodeJS.Signals | null) => {
      const { socket } = member;
      this.#noteEnd(code, signal);
      if (socket !== null) this.#parts.onReturn(socket);
    });
  }

  #hear(news: News, member: Member): void {
    switch (news.kind) {
      case 'here':
        member.isHere = true;
        this.tell({ kind: 'begin', task: { ...this.#task, acceptsAtOnce: !this.#hasServed } });
        if (this.#serveOrder !== null) this.tell(this.#serveOrder);
        return;
      case 'free':
        member.isAccepting = true;
        // The worker has it: what is closed here is only this process's part of it.
        member.socket?.destroy();
        member.socket = null;
        this.#parts.onFree();
        return;
      case 'serving':
        if (this.#hasServed) this.#log.info({ pid: this.pid }, 'a worker has taken the place');
        this.#state = 'serving';
        this.#hasServed = true;
        this.#serving.resolve(news.supergraph);
        return;
      case 'reloaded':
        this.#parts.onReload(news.graph);
        return;
      case 'failed':
        member.reason = news.reason;
    }
  }

  #noteEnd(code: number | null, signal: string | null): void {
    const member = this.#member;
    this.#member = null;
    this.#state = 'ended';
    if (this.#isStopping) {
      this.#ended.resolve(undefined);
    } else if (!this.#hasServed && !signal) {
      this.#fail(
        member?.reason ?? `Worker ${this.worker} ended with exit code ${code} before it served.`,
      );
    } else if (member !== null) {
      this.#parts.onDeath();
      this.#replace(member, { code, signal });
    }
  }

  #replace({ process, bornAt, reason }: Member, how: object): void {
    if (performance.now() - bornAt > stableMs) this.#quickDeaths = 0;
    const waitMs = waitsMs[Math.min(this.#quickDeaths, waitsMs.length - 1)];
    this.#quickDeaths += 1;
    const facts = { pid: process.pid, ...how, reason, waitMs };
    this.#log.error(facts, 'a worker ended unexpectedly and is replaced');
    this.#timer = setTimeout(() => {
      this.#fork();
    }, waitMs);
  }

  #fail(reason: string): void {
    const error = new StartupError(reason);
    this.#serving.reject(error);
  }

  get #log(): Logger {
    return this.#parts.log.child({ worker: this.worker });
  }
}

/** The file that Node.js was started with. */
function program(): string {
  const [, file] = process.argv;
  if (file === undefined) throw new Error('Expected Node.js to run a file');
  return file;
}
