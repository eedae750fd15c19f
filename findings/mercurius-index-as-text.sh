#!/usr/bin/env bash
# mercurius writes the index of a list's element in the path of an error as a text. The specification of GraphQL has
# a number there ("Response Format", "Errors"), and graphql-js, which it is built on, gives one.
# Expected before the run: ["things",1,"a"]. Seen with mercurius 16.10.1: ["things","1","a"].
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund fastify@5.12.8 mercurius@16.10.1 graphql@16.15.0
cat > run.mjs <<'JS'
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { buildSchema, graphql } from 'graphql';

const schema = 'type Query { things: [Thing] } type Thing { a: String }';
const a = () => {
  throw new Error('no a');
};
const things = () => [{}, {}];
const app = Fastify();
app.register(mercurius, { schema, resolvers: { Query: { things }, Thing: { a } } });
const answer = await app.inject({
  method: 'POST',
  url: '/graphql',
  payload: { query: '{ things { a } }' },
});
const told = answer.json().errors.map(({ path }) => JSON.stringify(path));
const rootValue = { things: () => [{ a }, { a }] };
const plain = await graphql({ schema: buildSchema(schema), source: '{ things { a } }', rootValue });
console.log('mercurius 16.10.1:', told.join(' '));
console.log('graphql 16.15.0:', plain.errors.map(({ path }) => JSON.stringify(path)).join(' '));
const expected = '["things","0","a"] ["things","1","a"]';
if (told.join(' ') !== expected) {
  console.error(`Expected ${expected}, got ${told.join(' ')}`);
  process.exit(1);
}
JS
node run.mjs
