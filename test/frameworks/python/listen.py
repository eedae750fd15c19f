"""Serves an ASGI app on a free port, compressed, and says where."""

import socket

import uvicorn
from starlette.middleware.gzip import GZipMiddleware


def listen(app) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    print(f"GraphQL http://127.0.0.1:{listener.getsockname()[1]}/graphql", flush=True)
    config = uvicorn.Config(GZipMiddleware(app, minimum_size=1), log_level="critical")
    uvicorn.Server(config).run(sockets=[listener])
