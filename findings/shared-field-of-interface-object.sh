#!/usr/bin/env bash
# Two subgraphs may give one field if both say that it is @shareable. Of an interface that both take for an object
# (@interfaceObject), @theguild/federation-composition refuses it as not shareable, though both say that it is.
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
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@interfaceObject"])`;
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
const works =
  'type Query { work: Work } interface Work @key(fields: "id") { id: ID! } type Book implements Work @key(fields: "id") { id: ID! }';
const views = 'type Work @key(fields: "id") @interfaceObject { id: ID! views: Int @shareable }';
console.log('one:', linesOf({ a: works, b: views }, /^views:/)[0]);
console.log('two:', ...linesOf({ a: works, b: views, c: views }, /^views:/));
EOF
node compose.mjs | tee seen
node -p '"@theguild/federation-composition " + require("@theguild/federation-composition/package.json").version'
diff seen - <<'EOF'
one: views: Int @join__field
two: INVALID_FIELD_SHARING
EOF
