#!/usr/bin/env bash
# An inline fragment without a type condition, `... { name }`, is valid wherever fields are selected. In @requires,
# @theguild/federation-composition passes over it and what is in it: what is required there counts as @external for nothing.
# The same with its type, `... on Shop { name }`, composes.
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
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external"])`;
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
const owner = 'type Query { shop: Shop } type Shop @key(fields: "id") { id: ID! name: String }';
const requiring = (fields) =>
  `type Shop @key(fields: "id") { id: ID! name: String @external label: String @requires(fields: "${fields}") }`;
for (const fields of ['... on Shop { name }', '... { name }']) {
  console.log(`${fields}:`, ...linesOf({ a: owner, b: requiring(fields) }, /^label:/));
}
EOF
node compose.mjs | tee seen
node -p '"@theguild/federation-composition " + require("@theguild/federation-composition/package.json").version'
diff seen - <<'EOF'
... on Shop { name }: label: String @join__field(graph: B, requires: "...on Shop{name}")
... { name }: EXTERNAL_UNUSED
EOF
