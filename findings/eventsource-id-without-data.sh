#!/usr/bin/env bash
# EventSource of eventsource (npm) forgets an id that comes without data, as servers send to move readers on where there is nothing to tell:
# it connects again with the id of the last event that had data, and so gets again what it had. An event without an id of its own has an
# empty lastEventId, although the id of the one before it counts (and is sent when it connects again). EventSource of undici does both as
# HTML's standard says: the id is the last that came.
# Expected before the run: as browsers do it.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit eventsource@4.1.1 undici@7.16.0 >>npm.log
cat >read.mjs <<'END'
import { createServer } from 'node:http';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { EventSource as OfPackage } from 'eventsource';
import { EventSource as OfUndici } from 'undici';

const STREAMS = {
  'id without data': ['retry: 30\n\n', 'id: 6\ndata: a\n\n', 'id: 7\n\n'],
  'data without id': ['retry: 30\nid: 6\ndata: a\n\n', 'data: b\n\n'],
};
for (const [what, blocks] of Object.entries(STREAMS)) {
  for (const [library, Source] of [['eventsource', OfPackage], ['undici', OfUndici]]) {
    const asked = [];
    const server = createServer(async (request, response) => {
      asked.push(request.headers['last-event-id'] ?? 'none');
      // After the second connection it is told to stay away.
      response.writeHead(asked.length > 2 ? 204 : 200, { 'content-type': 'text/event-stream' });
      for (const block of asked.length > 2 ? [] : blocks) {
        response.write(block);
        await delay(20);
      }
      response.end();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const events = [];
    const source = new Source(`http://127.0.0.1:${server.address().port}/`);
    source.onmessage = ({ data, lastEventId }) => events.push(`${data} (${lastEventId})`);
    source.onerror = () => undefined;
    while (asked.length < 3) await delay(20);
    source.close();
    server.close();
    console.log(`${what}, ${library}: ${events.slice(0, events.length / 2).join(', ')}; then asked with ${asked[1]}`);
  }
}
process.exit();
END
node --no-warnings read.mjs | tee seen
node -p '"eventsource " + JSON.parse(require("fs").readFileSync("node_modules/eventsource/package.json")).version'
diff seen - <<'EOF'
id without data, eventsource: a (6); then asked with 6
id without data, undici: a (6); then asked with 7
data without id, eventsource: a (6), b (); then asked with 6
data without id, undici: a (6), b (6); then asked with 6
EOF
