#!/usr/bin/env bash
# Strawberry takes __typename out of the representations that it is given, in the variables themselves: a request that asks _entities twice with one
# variable, under two aliases, gets no data, and an error for the second, as the list must not be null. With two variables of the same value both are answered.
# Expected before the run: both.
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


@strawberry.federation.type(keys=['code'])
class Region:
    code: str

    @classmethod
    def resolve_reference(cls, code: str):
        return cls(code=code)


@strawberry.type
class Query:
    @strawberry.field
    def region(self) -> Region | None:
        return None


schema = strawberry.federation.Schema(query=Query)
codes = '{ ... on Region { code } }'
once = f'query ($a: [_Any!]!) {{ x: _entities(representations: $a) {codes} y: _entities(representations: $a) {codes} }}'
twice = f'query ($a: [_Any!]!, $b: [_Any!]!) {{ x: _entities(representations: $a) {codes} y: _entities(representations: $b) {codes} }}'
for name, query, variables in (('one variable', once, 'a'), ('two variables', twice, 'ab')):
    of = {variable: [{'__typename': 'Region', 'code': 'SOUTH'}] for variable in variables}
    result = schema.execute_sync(query, variable_values=of)
    print(f'{name}:', result.data, *[f'{error.message} at {error.path}' for error in result.errors or []])
PY
env/bin/python ask.py | tee seen
env/bin/python -c 'from importlib.metadata import version; print("strawberry-graphql", version("strawberry-graphql"))'
diff seen - <<'EOF'
one variable: None '__typename' at ['y']
two variables: {'x': [{'code': 'SOUTH'}], 'y': [{'code': 'SOUTH'}]}
EOF
