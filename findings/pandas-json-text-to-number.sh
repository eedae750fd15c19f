#!/usr/bin/env bash
# pandas.read_json makes numbers of JSON's own strings, where all of a column look like numbers: "00501" is 501 and "1e5" is 100000.0,
# of lines as of a list. JSON says which values are strings, so the guess that CSV needs is none here. `dtype=False` keeps them.
# Expected before the run: strings, as polars and pyarrow give them.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'pandas==3.1.1'
cat >read.py <<'PY'
import io

import pandas as pd

lines = '{"zip":"00501","lot":"1e5"}\n{"zip":"02139","lot":"2e3"}\n'
array = '[' + ','.join(lines.split()) + ']'
for name, frame in {
    'lines': pd.read_json(io.StringIO(lines), lines=True),
    'list': pd.read_json(io.StringIO(array)),
    'dtype=False': pd.read_json(io.StringIO(lines), lines=True, dtype=False),
}.items():
    print(f'{name}:', frame.to_dict('list'))
PY
env/bin/python read.py | tee seen
env/bin/python -c 'import pandas; print("pandas", pandas.__version__)'
diff seen - <<'EOF'
lines: {'zip': [501, 2139], 'lot': [100000.0, 2000.0]}
list: {'zip': [501, 2139], 'lot': [100000.0, 2000.0]}
dtype=False: {'zip': ['00501', '02139'], 'lot': ['1e5', '2e3']}
EOF
