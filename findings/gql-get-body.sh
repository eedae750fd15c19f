#!/bin/sh
# gql for Python asks by GET (RequestsHTTPTransport(method='GET')) with its query as JSON in the body of the GET,
# not in the URL, where GraphQL over HTTP has it. A server that reads only the URL answers that there is no query.
# Expected before it was run: parameters in the URL.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet 'gql[requests]==4.4.0' 'requests==2.34.2' 'graphql-core==3.3.2'
cd "$folder"
cat > ask.py <<'PY'
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import gql
from gql.transport.requests import RequestsHTTPTransport

seen = {}


class Server(BaseHTTPRequestHandler):
    def do_GET(self):
        length = int(self.headers.get('content-length') or 0)
        seen.update(path=self.path, type=self.headers.get('content-type'), body=self.rfile.read(length).decode())
        answer = b'{"data":{"a":1}}'
        self.send_response(200)
        self.send_header('content-type', 'application/json')
        self.send_header('content-length', str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


server = HTTPServer(('127.0.0.1', 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = f'http://127.0.0.1:{server.server_port}/graphql'
gql.Client(transport=RequestsHTTPTransport(url=url, method='GET')).execute(gql.gql('{ a }'))
print('gql', gql.__version__, json.dumps(seen))
asked = json.loads(seen['body'] or 'null')
raise SystemExit(0 if seen['path'] == '/graphql' and asked and 'query' in asked else 1)
PY
env/bin/python ask.py
