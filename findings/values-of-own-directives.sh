#!/usr/bin/env bash
# A subgraph has a directive of its own. @theguild/federation-composition judges the values it is given by how they are written: null, the text of an ID and null in
# a list are refused with INVALID_GRAPHQL, though GraphQL coerces them; a value that an enum has not, and a field that an input has not, it takes.
# Expected before the run: that it takes what graphql-js coerces, and nothing else.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit graphql@16.15.0 @theguild/federation-composition@0.27.0 >>npm.log
cat >compose.mjs <<'END'
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const told = (type, value) => {
  const sdl = `enum Weight { LIGHT } input Sign { size: Int } directive @mark(by: ${type}) on FIELD_DEFINITION type Query { a: Int @mark(by: ${value}) }`;
  const { errors = [] } = composeServices([{ name: 'a', url: 'http://a.example', typeDefs: parse(`${LINK} ${sdl}`) }]);
  return errors.map(({ extensions }) => extensions.code).join() || 'composed';
};
for (const [type, value] of [['Int', '1'], ['Int', 'null'], ['ID', '"a"'], ['[Int]', '[null, 1]'], ['Weight', 'DARK'], ['Sign', '{ weight: 1 }']]) {
  console.log(`${type} ${value}: ${told(type, value)}`);
}
END
node compose.mjs | tee seen
node -p '"@theguild/federation-composition " + JSON.parse(require("fs").readFileSync("node_modules/@theguild/federation-composition/package.json")).version'
diff seen - <<'END'
Int 1: composed
Int null: INVALID_GRAPHQL
ID "a": INVALID_GRAPHQL
[Int] [null, 1]: INVALID_GRAPHQL
Weight DARK: composed
Sign { weight: 1 }: composed
END
