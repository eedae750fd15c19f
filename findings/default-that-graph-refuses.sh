#!/usr/bin/env bash
# @theguild/federation-composition lets a default stand that the graph it makes refuses: of an input with a field that is @inaccessible (of a
# value of an enum it refuses that), and of a value of an enum that merging leaves out since another subgraph does not have it. The schema
# for clients has the default word for word. buildSchema of graphql-js 16 takes it without an error: it forgets the value, and gives the rest of
# the input as the default; graphql-js 17 answers no query over such a schema.
# Expected before the run: that composing refuses both, as it does where the hidden value itself is the default.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit graphql@16.15.0 graphql-17@npm:graphql@17.1.0 @theguild/federation-composition@0.27.0 >>npm.log
cat >compose.mjs <<'END'
import { composeServices } from '@theguild/federation-composition';
import * as sixteen from 'graphql';
import * as seventeen from 'graphql-17';
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@inaccessible"])';
const GRAPHS = {
  'hidden value': ['enum Kind { A B @inaccessible } type Query { q(of: Kind = B): Int }'],
  'hidden field': ['input Filter { a: Int b: Int @inaccessible } type Query { q(of: Filter = { a: 1, b: 2 }): Int }'],
  'value that one has': ['enum Kind { A B } type Query { q(of: Kind = B): Int }', 'enum Kind { A } type Query { r(of: Kind): Int }'],
};
for (const [what, subgraphs] of Object.entries(GRAPHS)) {
  const services = subgraphs.map((sdl, index) => ({ name: `s${index}`, typeDefs: sixteen.parse(`${LINK} ${sdl}`) }));
  const { publicSdl, errors = [] } = composeServices(services);
  if (errors.length > 0) {
    console.log(`${what}: refused`);
    continue;
  }
  const shownBy = (sdl) => /\bq\([^)]*\)/.exec(sdl)[0];
  const ofSixteen = shownBy(sixteen.printSchema(sixteen.buildSchema(publicSdl)));
  const { errors: told = [] } = seventeen.graphqlSync({ schema: seventeen.buildSchema(publicSdl), source: '{ __typename }' });
  console.log(`${what}: composed as ${shownBy(publicSdl)}; graphql 16 has ${ofSixteen}; graphql 17 answers with ${told.length} error`);
}
END
node compose.mjs | tee seen
node -p '"@theguild/federation-composition " + JSON.parse(require("fs").readFileSync("node_modules/@theguild/federation-composition/package.json")).version'
diff seen - <<'END'
hidden value: refused
hidden field: composed as q(of: Filter = {a: 1, b: 2}); graphql 16 has q(of: Filter = {a: 1}); graphql 17 answers with 1 error
value that one has: composed as q(of: Kind = B); graphql 16 has q(of: Kind); graphql 17 answers with 1 error
END
