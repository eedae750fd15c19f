#!/usr/bin/env bash
# polars.read_ndjson takes its columns from the first 100 lines and leaves out, without an error, every key that comes first in a
# later line. A column that is null in those lines is an error when a value comes; one that is not there at all is none.
# `infer_schema_length=None` reads all lines first.
# Expected before the run: a column for the key, null where it is not, or an error.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'polars==2.1.0'
cat >read.py <<'PY'
import io
import json

import polars as pl


def columns(rows, **options):
    text = ''.join(json.dumps(row) + '\n' for row in rows).encode()
    try:
        return pl.read_ndjson(io.BytesIO(text), **options).columns
    except pl.exceptions.ComputeError as error:
        return f'ComputeError: {error}'


def late(at):
    return [{'id': n} for n in range(at - 1)] + [{'id': at, 'note': 'x'}]


print('key in line 100:', columns(late(100)))
print('key in line 101:', columns(late(101)))
print('key in line 101, all read:', columns(late(101), infer_schema_length=None))
print('null until line 101:', columns([{'note': None}] * 100 + [{'note': 'x'}]))
PY
env/bin/python read.py | tee seen
env/bin/python -c 'import polars; print("polars", polars.__version__)'
diff seen - <<'EOF'
key in line 100: ['id', 'note']
key in line 101: ['id']
key in line 101, all read: ['id', 'note']
null until line 101: ComputeError: got non-null value for NULL-typed column: x
EOF
