#!/usr/bin/env bash
# graphene-federation answers _entities where the representations come by a variable, and fails where the query has them written out, as one
# tries a subgraph by hand: its scalar _Any leaves literals as nodes of the document.
# Expected before the run: the same answer to both.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'graphene-federation==3.3.0'
cat >ask.py <<'PY'
import logging

import graphene
from graphene_federation import build_schema, key

logging.disable()


@key('code')
class Region(graphene.ObjectType):
    code = graphene.String(required=True)

    def __resolve_reference(self, info, **_):
        return Region(code=self.code)


class Query(graphene.ObjectType):
    region = graphene.Field(Region)


schema = build_schema(Query)


def ask(name, query, variables=None):
    result = schema.execute(query, variables=variables)
    print(f'{name}:', result.data, *[error.message for error in result.errors or []])


region = {'__typename': 'Region', 'code': 'SOUTH'}
ask('variable', 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Region { code } } }', {'of': [region]})
ask('literal', '{ _entities(representations: [{ __typename: "Region", code: "SOUTH" }]) { ... on Region { code } } }')
PY
env/bin/python ask.py | tee seen
env/bin/python -c 'from importlib.metadata import version; print("graphene-federation", version("graphene-federation"))'
diff seen - <<'EOF'
variable: {'_entities': [{'code': 'SOUTH'}]}
literal: None 'ObjectValueNode' object is not subscriptable
EOF
