#!/usr/bin/env bash
# The cache of undici drops what it has when a server says 304 with the Cache-Control of the answer, as RFC 9110 (15.4.5) wants it: the request after
# that is answered whole again, so that every second one is. Without Cache-Control on the 304 the answer is kept.
# Expected before the run: one whole answer, then 304s.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit undici@7.30.2 >>npm.log
cat >ask.mjs <<'EOF'
import { createServer } from 'node:http';
import { Agent, interceptors, request } from 'undici';
const cached = { 'cache-control': 'no-cache', etag: '"a"' };
const statuses = async (headersOf304) => {
  const given = [];
  const server = createServer(({ headers }, response) => {
    const isKnown = headers['if-none-match'] === '"a"';
    given.push(isKnown ? 304 : 200);
    response.writeHead(isKnown ? 304 : 200, isKnown ? headersOf304 : cached);
    response.end(isKnown ? undefined : 'the answer');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const dispatcher = new Agent().compose(interceptors.cache());
  for (let asked = 0; asked < 6; asked++) {
    const { body } = await request(`http://127.0.0.1:${server.address().port}/`, { dispatcher });
    await body.text();
  }
  await dispatcher.close();
  server.close();
  return given.join(' ');
};
console.log('304 with cache-control and etag:', await statuses(cached));
console.log('304 with etag alone:', await statuses({ etag: '"a"' }));
EOF
node ask.mjs | tee seen
node -p '"undici " + require("undici/package.json").version'
diff seen - <<'EOF'
304 with cache-control and etag: 200 304 200 304 200 304
304 with etag alone: 200 304 304 304 304 304
EOF
