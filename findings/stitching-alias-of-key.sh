#!/usr/bin/env bash
# @graphql-tools/federation, which Hive Gateway is built on, takes for the key of an entity what the client has under that name in its answer: with
# `id: name` it asks another subgraph about the shop whose id is its name. What comes back, of another shop or of none, is given without an
# error. Under another alias (`title: name`) all is well.
# Expected before the run: that aliases of clients change nothing in what subgraphs are asked.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit graphql@16.15.0 @graphql-tools/executor@2.1.0 @graphql-tools/federation@4.5.2 \
  @theguild/federation-composition@0.27.0 >>npm.log
cat >ask.mjs <<'EOF'
import { normalizedExecutor } from '@graphql-tools/executor';
import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import { composeServices } from '@theguild/federation-composition';
import { buildSchema, execute, parse } from 'graphql';
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;
const sdls = {
  shops: 'type Query { shop: Shop } type Shop @key(fields: "id") { id: ID! name: String }',
  ratings: 'type Shop @key(fields: "id") { id: ID! rating: Int }',
};
const services = Object.entries(sdls).map(([name, sdl]) => ({ name, url: 'http://x.example', typeDefs: parse(link + sdl) }));
const { supergraphSdl } = composeServices(services);
const shops = buildSchema('type Query { shop: Shop } type Shop { id: ID! name: String }');
const ratings = { 1: 5 };
const asked = [];
const executors = {
  shops: ({ document, variables }) =>
    execute({ schema: shops, document, variableValues: variables, rootValue: { shop: { id: '1', name: 'Gears' } } }),
  ratings: ({ variables: { representations } }) => {
    asked.push(...representations.map(({ id }) => id));
    return { data: { _entities: representations.map(({ id }) => ({ __typename: 'Shop', rating: ratings[id] ?? null })) } };
  },
};
const schema = getStitchedSchemaFromSupergraphSdl({
  supergraphSdl,
  onSubschemaConfig(config) {
    config.executor = async (request) => executors[config.name.toLowerCase()](request);
  },
});
for (const query of ['{ shop { title: name rating } }', '{ shop { id: name rating } }']) {
  const { data, errors = [] } = await normalizedExecutor({ schema, document: parse(query) });
  console.log(`${query}: ${JSON.stringify(data)}, ${errors.length} errors; ratings asked for ${asked.splice(0)}`);
}
EOF
node ask.mjs | tee seen
node -p '"@graphql-tools/federation " + require("@graphql-tools/federation/package.json").version'
diff seen - <<'EOF'
{ shop { title: name rating } }: {"shop":{"title":"Gears","rating":5}}, 0 errors; ratings asked for 1
{ shop { id: name rating } }: {"shop":{"id":"Gears","rating":null}}, 0 errors; ratings asked for Gears
EOF
