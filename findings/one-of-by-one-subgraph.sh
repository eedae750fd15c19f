#!/usr/bin/env bash
# An input that two subgraphs have is @oneOf in the graph once one of them says so (@theguild/federation-composition): whoever gives two of its
# fields, as the other subgraph allows, is refused. findBreakingChanges of graphql-js, 16 and 17, which could tell, sees no change there, nor
# where a schema has no mutations any more because its definition names no type for them.
# Expected before the run: that composing refuses it, and that graphql-js calls each of the two breaking.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit graphql@16.15.0 graphql-17@npm:graphql@17.1.0 @theguild/federation-composition@0.27.0 >>npm.log
cat >compare.mjs <<'END'
import { composeServices } from '@theguild/federation-composition';
import * as sixteen from 'graphql';
import * as seventeen from 'graphql-17';
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const services = {
  shops: `${LINK} type Query { shops(of: Filter): Int } input Filter { name: String city: String }`,
  parts: `${LINK} type Query { parts(of: Filter): Int } input Filter @oneOf { name: String city: String }`,
};
const { publicSdl = '', errors = [] } = composeServices(
  Object.entries(services).map(([name, sdl]) => ({ name, typeDefs: sixteen.parse(sdl) })),
);
console.log('composed:', /input Filter[^{]*/.exec(publicSdl)?.[0].trim(), `(${errors.length} errors)`);
const CHANGES = {
  'becomes @oneOf': ['type Query { a(of: I): Int } input I { x: Int y: Int }', 'type Query { a(of: I): Int } input I @oneOf { x: Int y: Int }'],
  'no mutations any more': [
    'schema { query: Query mutation: Mutation } type Query { a: Int } type Mutation { b: Int }',
    'schema { query: Query } type Query { a: Int } type Mutation { b: Int }',
  ],
};
for (const [version, { buildSchema, findBreakingChanges }] of Object.entries({ 16: sixteen, 17: seventeen })) {
  for (const [what, [before, after]] of Object.entries(CHANGES)) {
    const breaking = findBreakingChanges(buildSchema(before), buildSchema(after));
    console.log(`graphql ${version}, ${what}: ${breaking.length} breaking changes`);
  }
}
END
node compare.mjs | tee seen
node -p '"@theguild/federation-composition " + JSON.parse(require("fs").readFileSync("node_modules/@theguild/federation-composition/package.json")).version'
diff seen - <<'END'
composed: input Filter @oneOf (0 errors)
graphql 16, becomes @oneOf: 0 breaking changes
graphql 16, no mutations any more: 0 breaking changes
graphql 17, becomes @oneOf: 0 breaking changes
graphql 17, no mutations any more: 0 breaking changes
END
