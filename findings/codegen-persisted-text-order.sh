#!/usr/bin/env bash
# The client preset of graphql-codegen puts what is selected into the order of the alphabet before it writes
# persisted-documents.json, and takes the hash of that text; the document that the client holds beside that hash has the order
# that was written. So a hash from `__meta__` and the text that the same document prints do not belong together: a server that
# checks one by the other, as automatic persisted queries do, refuses them. The same order in both was expected.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit --ignore-scripts graphql@16.15.0 @graphql-codegen/cli@7.4.3 @graphql-codegen/client-preset@6.2.0 >>npm.log
mkdir asked
cat >schema.graphql <<'EOF'
type Query { center: Center }
type Center { id: ID! name: String }
EOF
cat >asked/one.graphql <<'EOF'
query One { center { name id } }
EOF
cat >generate.mjs <<'EOF'
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { generate } from '@graphql-codegen/cli';
import { preset } from '@graphql-codegen/client-preset';
import { print, stripIgnoredCharacters } from 'graphql';
await generate(
  {
    schema: 'schema.graphql',
    documents: ['asked/*.graphql'],
    silent: true,
    generates: { 'out/': { preset, presetConfig: { persistedDocuments: true } } },
  },
  true,
);
const [[id, text]] = Object.entries(JSON.parse(readFileSync('out/persisted-documents.json', 'utf8')));
const [, json] = /OneDocument = (\{.*\}) as unknown/.exec(readFileSync('out/graphql.ts', 'utf8'));
const held = JSON.parse(json);
const sha256 = `sha256:${createHash('sha256').update(text).digest('hex')}`;
console.log('manifest:', stripIgnoredCharacters(text));
console.log('client:  ', stripIgnoredCharacters(print(held)));
console.log('the id is the hash of the manifest\'s text:', id === sha256);
console.log('the client has the same id:', held.__meta__.hash === id);
EOF
node generate.mjs | tee seen
node -p '"@graphql-codegen/client-preset " + require("./node_modules/@graphql-codegen/client-preset/package.json").version'
diff seen - <<'EOF'
manifest: query One{center{id name}}
client:   query One{center{name id}}
the id is the hash of the manifest's text: true
the client has the same id: true
EOF
