#!/usr/bin/env bash
# @graphql-tools/federation, which Hive Gateway is built on, leaves the index out of the path of an error that a subgraph tells about one of several
# entities: it says ["shops","rating"], where the subgraph said which it was (["_entities",1,"rating"]). Of two that fail, the same path
# stands there twice; errors of fields that are not fetched by _entities keep theirs.
# Expected before the run: ["shops",1,"rating"].
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
import { parse } from 'graphql';
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;
const sdls = {
  shops: 'type Query { shops: [Shop] } type Shop @key(fields: "id") { id: ID! name: String }',
  ratings: 'type Shop @key(fields: "id") { id: ID! rating: Int }',
};
const ids = ['a', 'b', 'c'];
const answers = {
  shops: {
    data: { shops: ids.map((id) => ({ __typename: 'Shop', id, name: null })) },
    errors: [{ message: 'no name', path: ['shops', 2, 'name'] }],
  },
  ratings: {
    data: { _entities: ids.map((id) => ({ __typename: 'Shop', rating: id === 'b' ? null : 5 })) },
    errors: [{ message: 'no rating', path: ['_entities', 1, 'rating'] }],
  },
};
const services = Object.entries(sdls).map(([name, sdl]) => ({ name, url: 'http://x.example', typeDefs: parse(link + sdl) }));
const { supergraphSdl } = composeServices(services);
const schema = getStitchedSchemaFromSupergraphSdl({
  supergraphSdl,
  onSubschemaConfig(config) {
    config.executor = async () => answers[config.name.toLowerCase()];
  },
});
const { data, errors } = await normalizedExecutor({ schema, document: parse('{ shops { id name rating } }') });
console.log(`ratings: ${data.shops.map(({ rating }) => rating)}`);
for (const { message, path } of errors.toSorted((a, b) => (a.message < b.message ? -1 : 1))) {
  console.log(`${message}: ${JSON.stringify(path)}`);
}
EOF
node ask.mjs | tee seen
node -p '"@graphql-tools/federation " + require("@graphql-tools/federation/package.json").version'
diff seen - <<'EOF'
ratings: 5,,5
no name: ["shops",2,"name"]
no rating: ["shops","rating"]
EOF
