import { fork, type ChildProcess } from 'node:child_process';
import type { Question } from '../../test/support/federations/operations.ts';
import type { PeerNode } from './planSize.ts';

export type PeerAnswer =
  | {
      readonly kind: 'planned';
      readonly node: PeerNode | null;
      /** CPU time of its call alone. */
      readonly callMs: number;
      /** The same with asking the process, in both processes. */
      readonly askedMs: number;
    }
  | { readonly kind: 'refused'; readonly reason: string }
  /** Its process ended, or did not answer in time and was ended. */
  | { readonly kind: 'ended' | 'too late' };

type Message =
  | { readonly kind: 'load'; readonly sdl: string }
  | ({ readonly kind: 'plan' } & Question)
  | { readonly kind: 'tell' };

type Reply = { readonly number: number; readonly processUs: number } & (
  | { readonly kind: 'loaded' | 'told' }
  | { readonly kind: 'planned'; readonly node: PeerNode | null; readonly callUs: number }
  | { readonly kind: 'refused'; readonly reason: string }
);

type Failure = 'ended' | 'too late';

const LIMIT_MS = 10_000;

/** Another planner, in a process of its own, which may end or never answer. */
export class Peer {
  readonly name: string;
  readonly #script: string;
  #child: ChildProcess | null = null;
  #sdl = '';
  #asked = 0;

  constructor(name: string, script: string) {
    this.name = name;
    this.#script = script;
  }

  /** Gives why it cannot plan by this supergraph, null where it can. */
  async load(sdl: string): Promise<string | null> {
    this.#sdl = sdl;
    const reply = await this.#send({ kind: 'load', sdl });
    if (typeof reply === 'string') return reply;
    return reply.kind === 'refused' ? reply.reason : null;
  }

  async plan(question: Question): Promise<PeerAnswer> {
    if (this.#child === null) await this.load(this.#sdl);
    const before = await this.#send({ kind: 'tell' });
    const started = process.cpuUsage();
    const reply = await this.#send({ kind: 'plan', ...question });
    const { user, system } = process.cpuUsage(started);
    if (typeof before === 'string') return { kind: before };
    if (typeof reply === 'string') return { kind: reply };
    if (reply.kind === 'refused') return reply;
    if (reply.kind !== 'planned') throw new Error(`Expected a plan, got "${reply.kind}".`);
    const askedUs = user + system + reply.processUs - before.processUs;
    return {
      kind: 'planned',
      node: reply.node,
      callMs: reply.callUs / 1000,
      askedMs: askedUs / 1000,
    };
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  async #send(message: Message): Promise<Reply | Failure> {
    const child = (this.#child ??= fork(this.#script, {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    }));
    this.#asked += 1;
    const number = this.#asked;
    const reply = await new Promise<Reply | Failure>((resolve) => {
      const timeout = setTimeout(() => {
        finish('too late');
      }, LIMIT_MS);
      const onMessage = (got: Reply) => {
        if (got.number === number) finish(got);
      };
      const onExit = () => {
        finish('ended');
      };
      const finish = (result: Reply | Failure) => {
        clearTimeout(timeout);
        child.off('message', onMessage).off('exit', onExit);
        resolve(result);
      };
      child.on('message', onMessage).on('exit', onExit);
      // One that cannot be sent goes to a process that has ended, which is told.
      child.send({ ...message, number }, () => undefined);
    });
    if (typeof reply === 'string') this.close();
    return reply;
  }
}
