/** Which test runs a command of the documents, or why none does; commands that begin alike are one. */
export const COMMANDS: Readonly<
  Record<string, { readonly run: string } | { readonly not: string }>
> = {
  'npm ci && npm start': {
    run: 'test/examples/demo.test.ts, test/cli/serve.test.ts (CI itself for npm ci)',
  },
  'npm ci && npm test': { not: 'it is what CI does' },
  'npm ci && npm run build': { run: 'test/playground/build.test.ts, test/site/site.test.ts' },
  'npm ci': { not: 'CI does so for each folder that has a lockfile' },
  'npm start -- --subgraphs': { run: 'test/cli/gateway.test.ts' },
  'npm start -- --workers auto': { run: 'test/cli/workers.test.ts' },
  'npm start': { run: 'test/examples/hiveGateway.test.ts' },
  'npm run mep-graph -- serve --domains': { run: 'test/split.test.ts, test/cli/serve.test.ts' },
  'npm run mep-graph -- serve --port 4001 --domains': { run: 'test/examples/hiveGateway.test.ts' },
  'npm run mep-graph -- import data': { run: 'test/cli/import.test.ts' },
  'npm run mep-graph -- compose': { run: 'test/cli/compose.test.ts' },
  'npm run mep-graph -- subgraph check': {
    run: 'test/cli/subgraphCheck.test.ts, test/gateway/subgraphsGuide.test.ts',
  },
  'npm run --silent mep-graph -- check': { run: 'test/cli/check.test.ts' },
  'npm run --silent mep-graph -- key create': { run: 'test/cli/key.test.ts' },
  'npm run mep-graph -- key create': { run: 'test/cli/key.test.ts' },
  'npm run bench:worst': { not: 'minutes; its questions are in test/graph/prices.test.ts' },
  'npm run bench': {
    not: 'minutes, and figures of a busy machine say nothing; test/bench looks at its parts',
  },
  'npm run data:synthetic': { run: 'test/synthetic/fill.test.ts' },
  'npm run test:faults': { run: 'test/faults/faults.test.ts (those that are small)' },
  'npm run example:state-economy': { run: 'test/examples/stateEconomy.test.ts' },
  'npm run example:training-calendar': { run: 'test/examples/trainingCalendar.test.ts' },
  'npm run pull': { run: 'test/examples/frontend.test.ts' },
  'npm run report -- GA': { run: 'test/examples/frontend.test.ts' },
  'MEP_GRAPH_KEY=mepg_… python3 upload.py resources.csv': {
    run: 'test/examples/writesAndChanges.test.ts',
  },
  'node mirror.ts network.db': { run: 'test/examples/writesAndChanges.test.ts' },
  'sqlite3 network.db': {
    run: 'test/examples/writesAndChanges.test.ts (questions to the same tables, by node:sqlite)',
  },
  'npm install': {
    not: 'it asks a registry; test/examples/writesAndChanges.test.ts runs what it installs',
  },
  'WEBHOOK_SECRET=whsec_…': { run: 'test/examples/writesAndChanges.test.ts' },
  'npm init -y && npm install @apollo/subgraph': {
    not: 'it asks a registry; test/gateway/subgraphsGuide.test.ts runs what it installs',
  },
  'HEAP_REQUESTS=200000 npm test -- test/server/heap.test.ts': {
    run: 'test/server/heap.test.ts (with fewer requests)',
  },
  'node --cpu-prof': { not: 'a tool for a person; the flags are those of npm start' },
  'exec node_modules/.bin/node': { run: 'test/deploy/proxies.test.ts' },
  'curl -G http://127.0.0.1:4000/graphql': { run: 'test/clients.test.ts' },
  'curl -N http://127.0.0.1:4000/graphql': {
    run: 'test/changes/feed.test.ts (the same subscription by fetch)',
  },
  'curl -s http://127.0.0.1:4000/graphql': { run: 'test/reference/shellBlocks.test.ts' },
  "curl 'http://localhost:4000/changes": { run: 'test/changes/feed.test.ts' },
  'curl --data-binary @resources.ndjson': { run: 'test/publishing/bulk.test.ts' },
  ask: { run: 'test/reference/shellBlocks.test.ts' },
  'npm install --omit=dev ./mep-graph-1.0.0.tgz': { run: 'test/package/installed.test.ts' },
  'npx mep-graph serve': { run: 'test/package/installed.test.ts' },
  'npm run --silent mep-graph -- compose': { run: 'test/cli/compose.test.ts' },
  'findings/run-all.sh': { not: 'it installs packages from registries; by hand' },
  'cargo install hive-router': { not: 'it compiles for half an hour; by hand' },
  'ROUTER_CONFIG_FILE_PATH=': { not: 'needs what cargo installed; by hand' },
};

/** Around commands in a block of a shell. */
export const PLAIN =
  /^(cd [\w/-]+|export (MONGODB_URI|MALLOC_ARENA_MAX)=|port=|for domain in |done$|[A-Z]+=["'$])/;
