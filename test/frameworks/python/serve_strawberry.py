"""A subgraph of strawberry, as its documents write it. `sse` as an argument lets it stream."""

import sys
from collections.abc import AsyncGenerator

import strawberry
from strawberry.asgi import GraphQL
from strawberry.subscriptions import GRAPHQL_SSE_PROTOCOL

from listen import listen


@strawberry.federation.type(keys=["id"])
class Other:
    id: strawberry.ID

    @strawberry.field
    def label(self) -> str | None:
        return f"Other {self.id}"

    @classmethod
    def resolve_reference(cls, id: strawberry.ID):
        return cls(id=id)


@strawberry.federation.type(keys=["id"])
class Thing:
    id: strawberry.ID

    @strawberry.field
    def name(self) -> str | None:
        if self.id == "2":
            raise Exception("no name")
        return f"Thing {self.id}"

    @strawberry.field
    def other(self) -> Other | None:
        return Other(id=self.id)

    @classmethod
    def resolve_reference(cls, id: strawberry.ID):
        if id == "bad":
            raise Exception("no thing")
        return None if id == "none" else cls(id=id)


def all_things() -> list[Thing] | None:
    return [Thing(id="1"), Thing(id="2")]


@strawberry.federation.type(keys=["id"])
class Center:
    id: strawberry.ID
    things: list[Thing] | None = strawberry.field(resolver=all_things)

    @classmethod
    def resolve_reference(cls, id: strawberry.ID):
        return cls(id=id)


@strawberry.type
class Query:
    things: list[Thing] | None = strawberry.field(resolver=all_things)

    @strawberry.field
    def fails(self) -> str | None:
        raise Exception("no data")


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def ticks(self) -> AsyncGenerator[Thing | None, None]:
        yield Thing(id="1")
        yield Thing(id="3")


schema = strawberry.federation.Schema(query=Query, subscription=Subscription, types=[Center])
streams = {"subscription_protocols": [GRAPHQL_SSE_PROTOCOL]} if "sse" in sys.argv else {}
listen(GraphQL(schema, **streams))
