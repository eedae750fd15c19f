// Runs as a thread of its own, for `createComposer`.
import { parentPort } from 'node:worker_threads';
import { apiDocument } from '../compose/apiSchema.ts';
import { composeTexts } from '../compose/compose.ts';
import { printSupergraph } from '../compose/printSupergraph.ts';
import type { ComposedSdl, ComposeTask } from './composed.ts';

/** Whether all that composing takes has run: a refusal takes but a part of it. */
export const done = { isComposed: false };

// Only `createComposer` sends here.
parentPort?.on('message', ({ own, remote, contracts }: ComposeTask) => {
  const composition = composeTexts(own, remote, contracts);
  const composed: ComposedSdl =
    composition.kind === 'failed'
      ? composition
      : {
          kind: 'composed',
          sdl: composition.sdl,
          publicSdl: composition.shown.sdl,
          apiSdl: printSupergraph(apiDocument(composition.shown.planning.document)),
          warnings: composition.warnings,
          contracts: composition.contracts,
        };
  parentPort?.postMessage(composed);
  done.isComposed ||= composed.kind === 'composed';
});
