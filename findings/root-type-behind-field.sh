#!/usr/bin/env bash
# @theguild/federation-composition refuses a field whose type is Query, such as the `query` that Relay and PostGraphile give
# in payloads of mutations, as soon as another subgraph has a field of Query: it asks for a @key. A root type has none and
# needs none, since its fields can be asked of their subgraphs at any time.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit graphql@16.15.0 @theguild/federation-composition@0.27.0 >>npm.log
cat >compose.mjs <<'EOF'
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;
const linesOf = (subgraphs, pattern) => {
  const services = Object.entries(subgraphs).map(([name, sdl]) => ({
    name,
    url: `http://${name}.example`,
    typeDefs: parse(`${link} ${sdl}`),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (errors) return errors.map(({ extensions }) => extensions.code);
  return supergraphSdl.split('\n').map((line) => line.trim()).filter((line) => pattern.test(line));
};
const payload = 'type Query { one: Int } type Mutation { add: Added } type Added { query: Query! }';
console.log('alone:', ...linesOf({ a: payload }, /^query: Query!/));
console.log('beside another:', ...linesOf({ a: payload, b: 'type Query { two: Int }' }, /^query:/));
EOF
node compose.mjs | tee seen
node -p '"@theguild/federation-composition " + require("@theguild/federation-composition/package.json").version'
diff seen - <<'EOF'
alone: query: Query!
beside another: SATISFIABILITY_ERROR
EOF
