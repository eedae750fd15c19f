#!/usr/bin/env bash
# Two subgraphs can make the same mutation (@shareable), and each has a field of the entity it gives that the other has not. A client that sends the mutation
# once and asks for both fields gets a plan of two mutations from the query planner of Hive Router: the shop is opened twice, and its rating may
# be that of the other. Asked of the entity by its key, the rest would take a query.
# Expected before the run: one mutation, and a query for what is left.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit graphql@16.15.0 @graphql-hive/router-query-planner@0.0.38 @theguild/federation-composition@0.27.0 >>npm.log
cat >plan.mjs <<'END'
import { QueryPlanner } from '@graphql-hive/router-query-planner';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';
const OPEN = 'type Mutation { open(name: String): Shop @shareable }';
const SDLS = {
  shops: `type Query { shops: Int } ${OPEN} type Shop @key(fields: "id") { id: ID! name: String }`,
  ratings: `${OPEN} type Shop @key(fields: "id") { id: ID! rating: Int }`,
};
const services = Object.entries(SDLS).map(([name, sdl]) => ({ name, url: `http://${name}.example`, typeDefs: parse(`${LINK} ${sdl}`) }));
const { supergraphSdl, errors = [] } = composeServices(services);
if (errors.length > 0) throw errors[0];
const planner = new QueryPlanner(supergraphSdl);
for (const fields of ['id name', 'id name rating']) {
  const { node } = await planner.plan(`mutation { open(name: "Gears") { ${fields} } }`, null, new Set(), 0);
  const fetches = node.kind === 'Fetch' ? [node] : node.nodes;
  const told = fetches.map((fetch) => `${fetch.serviceName ?? fetch.node?.serviceName} ${fetch.operationKind ?? fetch.node?.operationKind}`);
  console.log(`${fields}: ${told.sort().join(', ')}`);
}
END
node plan.mjs | tee seen
node -p '"@graphql-hive/router-query-planner " + require("@graphql-hive/router-query-planner/package.json").version'
diff seen - <<'END'
id name: shops mutation
id name rating: ratings mutation, shops mutation
END
