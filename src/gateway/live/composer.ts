import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { buildASTSchema, parse } from 'graphql';
import { bundleFolder, isHeld } from '../../bundled.js';
import type { Composition } from '../compose/composition.ts';
import { environmentWith } from '../../settings/config.ts';
import { readSupergraphAs } from '../supergraph.ts';
import type { ComposedSdl, ComposeTask } from './composed.ts';
import type { KeptCompositions } from './keptCompositions.ts';

/** Composes one task at a time. Never rejects. */
export type Composer = (task: ComposeTask) => Promise<Composition>;

/** Some schemas take the composer beyond all bounds. */
const TIMEOUT_MS = 60_000;
/** Of a change often comes another. */
const KEEP_MS = 5_000;

interface ComposerOptions {
  /** Default: a minute. */
  readonly timeoutMs?: number;
  /** Default: nothing is kept. */
  readonly kept?: KeptCompositions | undefined;
}

/** Composes in a thread of its own, which takes no turn from requests; the thread ends when it is not used. */
export function createComposer({ timeoutMs = TIMEOUT_MS, kept }: ComposerOptions = {}): Composer {
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
  return async (task) => {
    const known = (await kept?.find(task)) ?? null;
    const composed = known ?? (await ask(task));
    const read = await readComposed(composed);
    if (known === null) void kept?.keep(task, composed);
    return read;
  };
}

function startThread(): Worker {
  const script = new URL('./startComposeThread.js', import.meta.url);
  const compiled = getCompileCacheDir();
  // As for the process (src/bin.js): what was compiled is read, and graphql makes no checks of itself.
  const env = environmentWith({
    NODE_ENV: 'production',
    ...(compiled !== undefined && { NODE_COMPILE_CACHE: dirname(compiled) }),
  });
  const workerData = { bundle: bundleFolder(), isHeld: isHeld() };
  const thread = new Worker(script, { execArgv: [], env, workerData });
  // Nobody need wait for it in order to stop.
  thread.unref();
  return thread;
}

async function readComposed(composed: ComposedSdl): Promise<Composition> {
  if (composed.kind === 'failed') return composed;
  const { sdl, apiSdl, ...told } = composed;
  const api = parse(apiSdl, { noLocation: true });
  // It was read, and so proven, where it was composed.
  const schema = buildASTSchema(api, { assumeValid: true, assumeValidSDL: true });
  // Reading takes its time, too: between the two, requests have their turn.
  await setImmediate();
  return { ...told, supergraph: readSupergraphAs(sdl, () => schema) };
}

function failed(message: string): ComposedSdl {
  const problem = { code: 'COMPOSITION_FAILED', subgraph: null, coordinate: null, hint: null };
  return { kind: 'failed', problems: [{ ...problem, message }] };
}
