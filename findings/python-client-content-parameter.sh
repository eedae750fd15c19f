#!/bin/sh
# openapi-python-client leaves out a parameter that says by `content` that it is JSON, required or not, without a word: its
# function takes no such argument. Expected before it was run: the argument, or a warning.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet 'openapi-python-client==0.29.1'
cd "$folder"
cat > api.json <<'JSON'
{
  "openapi": "3.1.0",
  "info": { "title": "A", "version": "1" },
  "paths": {
    "/a": {
      "get": {
        "operationId": "ask",
        "parameters": [
          { "name": "near", "in": "query", "required": true, "content": { "application/json": { "schema": { "type": "object" } } } },
          { "name": "first", "in": "query", "schema": { "type": "integer" } }
        ],
        "responses": { "200": { "description": "It." } }
      }
    }
  }
}
JSON
PATH="$folder/env/bin:$PATH" openapi-python-client generate --path api.json --meta none --output-path client > told.txt 2>&1 || true
echo "openapi-python-client $("$folder/env/bin/pip" show openapi-python-client | sed -n 's/^Version: //p')"
cat > look.py <<'PY'
import inspect

from client.api.default.ask import _get_kwargs

taken = list(inspect.signature(_get_kwargs).parameters)
told = "near" in open("told.txt").read()
print("the document has: near (required), first")
print("the client takes:", taken, "and was told of it:", told)
assert (taken, told) == (["first"], False), "it is otherwise now"
PY
"$folder/env/bin/python" look.py
