#!/usr/bin/env bash
# Where two subgraphs have one input and one of them gives a field a default, @theguild/federation-composition leaves the default out of the
# supergraph, without an error or a hint: a field that is not null is required from then on, though its own subgraph asks for nothing. Of an
# argument of a shared field it keeps the default in the same case; two defaults that differ are refused in both.
# Expected before the run: one rule for both, and a word of it.
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
const compose = (...subgraphs) => {
  const services = subgraphs.map((sdl, at) => ({ name: `s${at}`, url: 'http://s.example', typeDefs: parse(`${link} ${sdl}`) }));
  const { supergraphSdl, errors, ...others } = composeServices(services);
  if (errors) return errors.map(({ extensions }) => extensions.code).join();
  const [line] = supergraphSdl.split('\n').filter((text) => text.includes('first: '));
  return `${line.trim()}${'hints' in others ? `, hints ${others.hints.length}` : ''}`;
};
const input = (name, first) => `input Page { first: Int! ${first} } type Query { ${name}(page: Page): Int }`;
const shared = (first) => `type Query { shops(first: Int! ${first}): Int @shareable }`;
console.log('field, one default:', compose(input('a', '= 10'), input('b', '')));
console.log('field, the same twice:', compose(input('a', '= 10'), input('b', '= 10')));
console.log('field, two:', compose(input('a', '= 10'), input('b', '= 20')));
console.log('argument, one default:', compose(shared('= 10'), shared('')));
console.log('argument, two:', compose(shared('= 10'), shared('= 20')));
EOF
node compose.mjs | tee seen
node -p '"@theguild/federation-composition " + require("@theguild/federation-composition/package.json").version'
diff seen - <<'EOF'
field, one default: first: Int!
field, the same twice: first: Int! = 10
field, two: INPUT_FIELD_DEFAULT_MISMATCH
argument, one default: shops(first: Int! = 10): Int
argument, two: FIELD_ARGUMENT_DEFAULT_MISMATCH
EOF
