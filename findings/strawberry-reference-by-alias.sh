#!/usr/bin/env bash
# Strawberry calls resolve_reference with the names of the schema, not with those of Python that its resolvers get everywhere else: of a key
# state_code, which is stateCode in the schema, it passes stateCode, and a resolver as one writes it fails for every entity. So does what
# @requires brings. Names of one word hide it.
# Expected before the run: state_code, as arguments of fields are passed.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'strawberry-graphql==0.341.2'
cat >ask.py <<'PY'
import logging

import strawberry

logging.disable()


@strawberry.federation.type(keys=['stateCode'])
class State:
    state_code: str

    @classmethod
    def resolve_reference(cls, state_code: str):
        return cls(state_code=state_code)


@strawberry.federation.type(keys=['code'])
class Region:
    code: str

    @classmethod
    def resolve_reference(cls, code: str):
        return cls(code=code)


@strawberry.type
class Query:
    @strawberry.field
    def state(self, state_code: str) -> State:
        return State(state_code=state_code)

    @strawberry.field
    def region(self) -> Region | None:
        return None


schema = strawberry.federation.Schema(query=Query)
print(next(line for line in schema.as_str().splitlines() if line.startswith('type State')))


def ask(name, query, variables=None):
    result = schema.execute_sync(query, variable_values=variables)
    print(f'{name}:', result.data, *[error.message for error in result.errors or []])


entities = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on State { stateCode } ... on Region { code } } }'
ask('argument', '{ state(stateCode: "GA") { stateCode } }')
ask('key of one word', entities, {'of': [{'__typename': 'Region', 'code': 'SOUTH'}]})
ask('key of two', entities, {'of': [{'__typename': 'State', 'stateCode': 'GA'}]})
PY
env/bin/python ask.py | tee seen
env/bin/python -c 'from importlib.metadata import version; print("strawberry-graphql", version("strawberry-graphql"))'
diff seen - <<'EOF'
type State @key(fields: "stateCode") {
argument: {'state': {'stateCode': 'GA'}}
key of one word: {'_entities': [{'code': 'SOUTH'}]}
key of two: {'_entities': [None]} State.resolve_reference() got an unexpected keyword argument 'stateCode'
EOF
