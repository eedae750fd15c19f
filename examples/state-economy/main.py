"""The economic profiles of states: starts the subgraph, which ends when told to."""

import argparse
import socket
import sys

import uvicorn
from starlette.applications import Starlette
from strawberry.asgi import GraphQL

from schema import schema

HOST = "127.0.0.1"


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="state-economy",
        description="A subgraph of economic profiles of states; its data are made up.",
    )
    parser.add_argument(
        "--port",
        type=port,
        default=4102,
        help=f"where to listen on {HOST}; 0 for any free port (default: %(default)s)",
    )
    options = parser.parse_args()

    app = Starlette()
    app.add_route("/graphql", GraphQL(schema, graphql_ide=None))
    try:
        listener = socket.create_server((HOST, options.port))
    except OSError as error:
        # Most often the port is taken, and the message says so.
        sys.exit(f"Cannot start: {error}")
    with listener:
        print(f"GraphQL  http://{HOST}:{listener.getsockname()[1]}/graphql", flush=True)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        try:
            server.run(sockets=[listener])
        except KeyboardInterrupt:
            pass  # Ctrl-C is how this is meant to end.


def port(text: str) -> int:
    if text.isdecimal() and int(text) <= 65_535:
        return int(text)
    raise argparse.ArgumentTypeError("Expected a number from 0 to 65535.")


if __name__ == "__main__":
    main()
