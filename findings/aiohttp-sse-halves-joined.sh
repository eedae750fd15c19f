#!/usr/bin/env bash
# aiohttp-sse-client keeps the half of an event that came before a stream broke off, and puts it in front of the first event of the next
# connection: what is given has both texts as its data, and the id of the second, so that who parses the data as JSON fails, and goes on behind an
# event that was never seen whole. By the rules of server-sent events, what is unfinished when a stream ends is discarded.
# Expected before the run: events a, b and c.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'aiohttp-sse-client==0.2.1' 'aiohttp==3.14.5'
cat >read.py <<'PY'
import asyncio

from aiohttp import web
from aiohttp_sse_client.client import EventSource

# What each connection gets. The first ends within its second event.
STREAMS = ['retry: 30\n\ndata: a\nid: 1\n\ndata: half of b', 'data: b\nid: 2\n\ndata: c\nid: 3\n\n']
asked = []


async def answer(request):
    asked.append(request.headers.get('Last-Event-ID'))
    if len(asked) > len(STREAMS):
        return web.Response(status=410)
    response = web.StreamResponse(headers={'content-type': 'text/event-stream'})
    await response.prepare(request)
    await response.write(STREAMS[len(asked) - 1].encode())
    return response


async def main():
    app = web.Application()
    app.router.add_get('/', answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, '127.0.0.1', 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    try:
        async with EventSource(f'http://127.0.0.1:{port}/') as source:
            async for event in source:
                print(repr(event.data), event.last_event_id)
    except ConnectionError:
        print('asked with', *asked[:2])
    await runner.cleanup()


asyncio.run(main())
PY
env/bin/python read.py 2>log | tee seen
env/bin/python -c 'from importlib.metadata import version; print("aiohttp-sse-client", version("aiohttp-sse-client"))'
diff seen - <<'EOF'
'a' 1
'half of b\nb' 2
'c' 3
asked with None 1
EOF
