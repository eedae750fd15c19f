// Runs as a thread of its own, for `createComposer`.
import { parentPort } from 'node:worker_threads';
import { parse, print } from 'graphql';
import { apiDocument } from '../compose/apiSchema.ts';
import { composeGateway } from '../compose/compose.ts';
import type { ComposedSdl, ComposeTask } from './composed.ts';

// Only `createComposer` sends here.
parentPort?.on('message', ({ own, remote, contracts }: ComposeTask) => {
  const composition = composeGateway(own, remote, contracts);
  const composed: ComposedSdl =
    composition.kind === 'failed'
      ? composition
      : {
          kind: 'composed',
          sdl: composition.supergraph.sdl,
          publicSdl: composition.publicSdl,
          apiSdl: print(apiDocument(parse(composition.publicSdl, { noLocation: true }))),
          warnings: composition.warnings,
          contracts: composition.contracts,
        };
  parentPort?.postMessage(composed);
});
