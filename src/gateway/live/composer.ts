import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { parse } from 'graphql';
import { rebuildApiSchema } from '../compose/apiSchema.ts';
import type { Composition, OwnSubgraphs, SubgraphSchema } from '../compose/composition.ts';
import type { ComposedContract } from '../compose/contracts.ts';
import type { ContractSpec } from '../compose/contractSpec.ts';
import { readGuards } from '../compose/readGuards.ts';
import { readSupergraph } from '../supergraph.ts';

export interface ComposeTask {
  readonly own: OwnSubgraphs | null;
  readonly remote: readonly SubgraphSchema[];
  /** Default: none. */
  readonly contracts?: readonly ContractSpec[];
}

/** A composition as it comes from the thread: texts only. */
export type ComposedSdl =
  | {
      readonly kind: 'composed';
      readonly sdl: string;
      readonly publicSdl: string;
      readonly warnings: readonly string[];
      readonly contracts: readonly ComposedContract[];
    }
  | Extract<Composition, { kind: 'failed' }>;

/** Composes one task at a time. Never rejects. */
export type Composer = (task: ComposeTask) => Promise<Composition>;

/** Some schemas take the composer beyond all bounds. */
const TIMEOUT_MS = 60_000;
/** Of a change often comes another. */
const KEEP_MS = 5_000;

/** Composes in a thread of its own, which takes no turn from requests; the thread ends when it is not used. */
export function createComposer(timeoutMs = TIMEOUT_MS): Composer {
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  const end = () => {
    void thread?.terminate();
    thread = null;
  };
  const ask = async (task: ComposeTask): Promise<ComposedSdl> =>
    new Promise((resolve) => {
      clearTimeout(idle);
      thread ??= startThread();
      const asked = thread;
      const settle = (composed: ComposedSdl, isKept: boolean) => {
        clearTimeout(timer);
        asked.off('message', onMessage).off('error', onError).off('exit', onExit);
        if (isKept) idle = setTimeout(end, KEEP_MS).unref();
        else end();
        resolve(composed);
      };
      const fail = (got: string) => {
        settle(failed(`Expected schemas that compose, got ${got}.`), false);
      };
      const onMessage = (composed: ComposedSdl) => {
        settle(composed, true);
      };
      const onError = (error: unknown) => {
        fail(String(error));
      };
      const onExit = (code: number) => {
        fail(`the end of the composer (${code})`);
      };
      const timer = setTimeout(fail, timeoutMs, `no end of it in ${timeoutMs / 1000} s`).unref();
      asked.on('message', onMessage).on('error', onError).on('exit', onExit);
      asked.postMessage(task);
    });
  return async (task) => readComposed(await ask(task), task);
}

function startThread(): Worker {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const script = new URL(`./composeThread.${extension}`, import.meta.url);
  const thread = new Worker(script, { execArgv: [] });
  // Nobody need wait for it in order to stop.
  thread.unref();
  return thread;
}

async function readComposed(composed: ComposedSdl, { own }: ComposeTask): Promise<Composition> {
  if (composed.kind === 'failed') return composed;
  const { sdl, ...told } = composed;
  // Clients are shown every domain, and planned for is ours as one.
  const shown = parse(own === null ? sdl : told.publicSdl, { noLocation: true });
  const schema = rebuildApiSchema(shown);
  // Reading takes its time, too: between the two, requests have their turn.
  await setImmediate();
  const supergraph = readSupergraph(sdl, () => schema);
  return { ...told, supergraph: { ...supergraph, guards: readGuards(shown) } };
}

function failed(message: string): ComposedSdl {
  const problem = { code: 'COMPOSITION_FAILED', subgraph: null, coordinate: null, hint: null };
  return { kind: 'failed', problems: [{ ...problem, message }] };
}
