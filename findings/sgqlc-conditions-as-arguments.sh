#!/usr/bin/env bash
# sgqlc writes Python of a schema, but refuses documents that are valid: @include and @skip on a field (it looks for their `if` among the arguments
# of the field, and says that there is none), and a fragment in place on the type that it stands in, also on an interface. What is said without
# these, or by a fragment with a name, it takes.
# Expected before the run: code for each.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'sgqlc==18' 'graphql-core==3.2.6'
cat >introspect.py <<'PY'
import json

from graphql import build_schema, introspection_from_schema, parse, validate

schema = build_schema(
    """
    interface Named { name: String }
    type Tree implements Named { name: String }
    type Query { tree: Tree named: Named }
    """
)
with open('schema.json', 'w') as file:
    json.dump({'data': introspection_from_schema(schema)}, file)
with open('documents') as file:
    for line in file:
        assert validate(schema, parse(line)) == [], line
PY
cat >documents <<'EOF'
query Q($is: Boolean!) { tree { name @include(if: $is) } }
query Q { named { ... on Named { name } } }
query Q { tree { ... on Tree { name } } }
query Q { named { ... on Tree { name } } }
query Q { named { ...Any } } fragment Any on Named { name }
EOF
env/bin/python introspect.py
env/bin/sgqlc-codegen schema schema.json model.py
while read -r document; do
  echo "$document" >asked.graphql
  echo "$document"
  if env/bin/sgqlc-codegen operation --schema schema.json model operations.py asked.graphql 2>told; then
    echo '  is taken'
  else
    sed 's/^/  /' told
  fi
done <documents | tee seen
env/bin/python -c 'from importlib.metadata import version; print("sgqlc", version("sgqlc"))'
diff seen - <<'EOF'
query Q($is: Boolean!) { tree { name @include(if: $is) } }
  no argument named 'if' on field Tree.name at asked.graphql:1:47
query Q { named { ... on Named { name } } }
  type Named not possible for Named at asked.graphql:1:19
query Q { tree { ... on Tree { name } } }
  type Tree not possible for Tree at asked.graphql:1:18
query Q { named { ... on Tree { name } } }
  is taken
query Q { named { ...Any } } fragment Any on Named { name }
  is taken
EOF
