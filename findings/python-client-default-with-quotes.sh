#!/bin/sh
# openapi-python-client escapes the quotes of a text's default twice: a client that sends its defaults sends backslashes that
# the document does not have. Expected before it was run: the default as the document says it.
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
        "parameters": [{ "name": "near", "in": "query", "schema": { "type": "string", "default": "{\"zip\":\"1\"}" } }],
        "responses": { "200": { "description": "It." } }
      }
    }
  }
}
JSON
PATH="$folder/env/bin:$PATH" openapi-python-client generate --path api.json --meta none --output-path client > told.txt 2>&1 || true
echo "openapi-python-client $("$folder/env/bin/pip" show openapi-python-client | sed -n 's/^Version: //p')"
cat > look.py <<'PY'
from client.api.default.ask import _get_kwargs

sent = _get_kwargs()["params"]["near"]
print("the document says:", "{\"zip\":\"1\"}")
print("the client sends: ", sent)
assert sent == "{\\\"zip\\\":\\\"1\\\"}", "it is otherwise now"
PY
"$folder/env/bin/python" look.py
