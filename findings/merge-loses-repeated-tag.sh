#!/usr/bin/env bash
# mergeTypeDefs of @graphql-tools/merge, over the files of one subgraph that name the same type or field with another @tag each, keeps the tag of
# one file only: of the last for types, fields, arguments and input fields, of the first for values of enums. A contract that goes by the lost tag
# has other parts then. @key keeps both. Whether a directive may stand twice is read from its definition, which subgraphs import by @link and do
# not write down; with the definition among the files both tags stay.
# Expected before the run: both tags, as with @key.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit graphql@16.15.0 @graphql-tools/merge@9.2.8 >>npm.log
cat >merge.mjs <<'END'
import { mergeTypeDefs } from '@graphql-tools/merge';
import { parse, print } from 'graphql';
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag"])';
const DEFINITION = 'directive @tag(name: String!) repeatable on OBJECT | FIELD_DEFINITION';
const TAGGED = {
  type: (name) => `type Shop @tag(name: "${name}") { id: ID }`,
  field: (name) => `type Shop { id: ID @tag(name: "${name}") }`,
  argument: (name) => `type Shop { id(of: Int @tag(name: "${name}")): ID }`,
  'input field': (name) => `input Filter { id: ID @tag(name: "${name}") }`,
  'value of an enum': (name) => `enum Kind { A @tag(name: "${name}") }`,
  'key of a type': (name) => `type Shop @key(fields: "${name}") { id: ID }`,
};
const look = (what, files) => {
  const merged = print(mergeTypeDefs(files.map((file) => parse(file))));
  console.log(`${what}: ${merged.match(/@(tag|key)\([a-z]+: "\w+"\)/g).join(' ')}`);
};
for (const [what, of] of Object.entries(TAGGED)) look(what, [LINK, of('one'), of('two')]);
look('type, with the definition', [LINK, DEFINITION, TAGGED.type('one'), TAGGED.type('two')]);
END
node merge.mjs | tee seen
node -p '"@graphql-tools/merge " + require("@graphql-tools/merge/package.json").version'
diff seen - <<'EOF'
type: @tag(name: "two")
field: @tag(name: "two")
argument: @tag(name: "two")
input field: @tag(name: "two")
value of an enum: @tag(name: "one")
key of a type: @key(fields: "one") @key(fields: "two")
type, with the definition: @tag(name: "one") @tag(name: "two")
EOF
