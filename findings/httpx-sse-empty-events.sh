#!/usr/bin/env bash
# httpx-sse gives an event for each block that has no data once an id has come: for a comment in a block of its own, as servers send to keep
# a stream open, as for a `retry`. Its text is empty and its id that of the event before, so that who parses the data as JSON fails at the first
# pause. By the rules of server-sent events a block without data is no event. Before any id, a comment is none here either.
# Expected before the run: two events.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'httpx-sse==0.4.3' 'httpx==0.28.1'
cat >read.py <<'PY'
import httpx
import httpx_sse


def events(text):
    transport = httpx.MockTransport(
        lambda _: httpx.Response(200, headers={'content-type': 'text/event-stream'}, text=text)
    )
    with httpx.Client(transport=transport) as client:
        with httpx_sse.connect_sse(client, 'GET', 'http://stream.example') as source:
            return [(event.event, event.data, event.id) for event in source.iter_sse()]


print('comments, no ids:', *events(':\n\ndata: a\n\n:\n\ndata: b\n\n'))
print('comments and ids:', *events(':\n\nid: 1\ndata: a\n\n:\n\nid: 2\ndata: b\n\n'))
print('no block of their own:', *events(':\nid: 1\ndata: a\n\n:\nid: 2\ndata: b\n\n'))
print('retry:', *events('retry: 3000\n\nid: 1\ndata: a\n\n'))
PY
env/bin/python read.py | tee seen
env/bin/python -c 'from importlib.metadata import version; print("httpx-sse", version("httpx-sse"))'
diff seen - <<'EOF'
comments, no ids: ('message', 'a', '') ('message', 'b', '')
comments and ids: ('message', 'a', '1') ('message', '', '1') ('message', 'b', '2')
no block of their own: ('message', 'a', '1') ('message', 'b', '2')
retry: ('message', '', '') ('message', 'a', '1')
EOF
