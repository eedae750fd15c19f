#!/usr/bin/env bash
# Where two subgraphs give one field types of which one is a kind of the other (Book here, the interface Media there),
# @theguild/federation-composition gives clients the type of the subgraph whose name comes first, not the one that takes in
# both. Renaming a subgraph changes the graph, and with the narrow type what the other one answers may be no value of it.
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
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@shareable"])`;
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
const types = 'interface Media { title: String } type Book implements Media @shareable { title: String }';
const narrow = `type Query { best: Book @shareable } ${types}`;
const wide = `type Query { best: Media @shareable } ${types}`;
console.log('narrow, wide:', ...linesOf({ a: narrow, b: wide }, /^best:/));
console.log('wide, narrow:', ...linesOf({ a: wide, b: narrow }, /^best:/));
EOF
node compose.mjs | tee seen
node -p '"@theguild/federation-composition " + require("@theguild/federation-composition/package.json").version'
diff seen - <<'EOF'
narrow, wide: best: Book
wide, narrow: best: Media
EOF
