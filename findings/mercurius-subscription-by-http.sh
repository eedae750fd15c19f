#!/usr/bin/env bash
# mercurius answers a subscription that is posted with HTTP 200 and a field that is null, without an error: the generator
# is never started. Whoever asks takes it for an event, or for a subscription without any.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit graphql@16.15.0 fastify@5.12.8 mercurius@16.10.1 >>npm.log
cat >ask.mjs <<'EOF'
import Fastify from 'fastify';
import mercurius from 'mercurius';
let started = 0;
const app = Fastify();
app.register(mercurius, {
  schema: 'type Query { now: Int } type Subscription { ticks: Int }',
  resolvers: {
    Subscription: {
      ticks: {
        subscribe: async function* () {
          started += 1;
          yield { ticks: 1 };
        },
      },
    },
  },
  subscription: true,
});
for (const accept of ['text/event-stream', 'application/json']) {
  const { statusCode, headers, body } = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { accept },
    payload: { query: 'subscription { ticks }' },
  });
  console.log(`${accept}: ${statusCode} ${headers['content-type']} ${body}`);
}
console.log(`generators started: ${started}`);
await app.close();
EOF
node ask.mjs | tee seen
node -p '"mercurius " + require("mercurius/package.json").version'
diff seen - <<'EOF'
text/event-stream: 200 application/json; charset=utf-8 {"data":{"ticks":null}}
application/json: 200 application/json; charset=utf-8 {"data":{"ticks":null}}
generators started: 0
EOF
