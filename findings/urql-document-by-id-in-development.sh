#!/usr/bin/env bash
# @urql/core takes a document that is an id alone (its type `PersistedDocument`, a `documentId` without definitions), and sends
# `documentId` without a text, but only where NODE_ENV is `production`: elsewhere its client looks for an operation in the
# definitions that are not there, and throws before anything is sent. It was expected to send the same in both.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit graphql@16.15.0 @urql/core@6.0.3 >>npm.log
cat >ask.mjs <<'EOF'
import { Client, createRequest, fetchExchange } from '@urql/core';
const client = new Client({
  url: 'http://graph.example/graphql',
  preferGetMethod: false,
  exchanges: [fetchExchange],
  fetch: async (_url, { body }) => {
    console.log(`${process.env.NODE_ENV}: sent ${body}`);
    return new Response('{"data":{"a":1}}', { headers: { 'content-type': 'application/json' } });
  },
});
const document = { kind: 'Document', documentId: 'sha256:1234', definitions: [] };
try {
  await client.executeQuery(createRequest(document, {})).toPromise();
} catch (error) {
  console.log(`${process.env.NODE_ENV}: throws ${error.message}`);
}
EOF
NODE_ENV=production node ask.mjs | tee seen
NODE_ENV=development node ask.mjs | tee -a seen
node -p '"@urql/core " + require("./node_modules/@urql/core/package.json").version'
diff seen - <<'EOF'
production: sent {"documentId":"sha256:1234","variables":{}}
development: throws Expected operation of type "query" but found "undefined"
EOF
