"""A subgraph of ariadne, as its documents write it. `sse` as an argument lets it stream."""

import sys

from ariadne import QueryType, SubscriptionType
from ariadne.asgi import GraphQL
from ariadne.contrib.federation import FederatedObjectType, make_federated_schema
from ariadne.contrib.sse import GraphQLHTTPSSEHandler

from listen import listen

TYPE_DEFS = """
extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
type Query { things: [Thing!] fails: String }
type Thing @key(fields: "id") { id: ID! name: String other: Other }
type Other @key(fields: "id") { id: ID! label: String }
type Center @key(fields: "id") { id: ID! things: [Thing!] }
type Subscription { ticks: Thing }
"""
query = QueryType()
thing = FederatedObjectType("Thing")
other = FederatedObjectType("Other")
center = FederatedObjectType("Center")
subscription = SubscriptionType()


@query.field("things")
@center.field("things")
def resolve_things(*_):
    return [{"id": "1"}, {"id": "2"}]


@query.field("fails")
def resolve_fails(*_):
    raise Exception("no data")


@thing.reference_resolver
def find_thing(_, _info, reference):
    if reference["id"] == "bad":
        raise Exception("no thing")
    return None if reference["id"] == "none" else reference


@thing.field("name")
def resolve_name(found, *_):
    if found["id"] == "2":
        raise Exception("no name")
    return f"Thing {found['id']}"


@thing.field("other")
def resolve_other(found, *_):
    return {"id": found["id"]}


@other.reference_resolver
@center.reference_resolver
def find(_, _info, reference):
    return reference


@other.field("label")
def resolve_label(found, *_):
    return f"Other {found['id']}"


@subscription.source("ticks")
async def tick(*_):
    yield {"id": "1"}
    yield {"id": "3"}


@subscription.field("ticks")
def resolve_ticks(event, *_):
    return event


schema = make_federated_schema(TYPE_DEFS, [query, thing, other, center, subscription])
streams = {"http_handler": GraphQLHTTPSSEHandler()} if "sse" in sys.argv else {}
listen(GraphQL(schema, **streams))
