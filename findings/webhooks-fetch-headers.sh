#!/usr/bin/env bash
# standardwebhooks for JavaScript finds no signature in the headers of a request as fetch has them (Headers of a Request, in Deno, Bun, workers and
# frameworks on these): it looks at the own keys of an object, of which Headers has none, and says that headers are missing. The body as bytes
# that are no Buffer, as those frameworks give it, it refuses as well. A plain object of the headers, and a text, are taken.
# Expected before the run: each is taken.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit standardwebhooks@1.1.1 svix@1.99.1 >>npm.log
cat >verify.mjs <<'END'
import * as standard from 'standardwebhooks';
import * as svix from 'svix';

const body = '{"type":"resource.updated"}';
const secret = Buffer.from('a secret of 24 characters').toString('base64');
const at = new Date();
const headers = {
  'webhook-id': 'msg_1',
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new standard.Webhook(secret).sign('msg_1', at, body),
};
const request = new Request('http://receiver.example', { method: 'POST', headers, body });
const bytes = new Uint8Array(await request.clone().arrayBuffer());
for (const [library, { Webhook }] of Object.entries({ standardwebhooks: standard, svix })) {
  const tell = (what, ...given) => {
    try {
      new Webhook(secret).verify(...given);
      console.log(`${library}, ${what}: taken`);
    } catch ({ message }) {
      console.log(`${library}, ${what}: ${message}`);
    }
  };
  tell('headers of the request', body, request.headers);
  tell('an object of them', body, Object.fromEntries(request.headers));
  tell('bytes', bytes, headers);
  tell('a Buffer', Buffer.from(bytes), headers);
}
END
node verify.mjs | tee seen
echo standardwebhooks 1.1.1, svix 1.99.1
diff seen - <<'EOF'
standardwebhooks, headers of the request: Missing required headers
standardwebhooks, an object of them: taken
standardwebhooks, bytes: Expected payload to be of type string or Buffer.
standardwebhooks, a Buffer: taken
svix, headers of the request: Missing required headers
svix, an object of them: taken
svix, bytes: Expected payload to be of type string or Buffer.
svix, a Buffer: taken
EOF
