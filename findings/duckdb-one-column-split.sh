#!/usr/bin/env bash
# read_csv of DuckDB parts a CSV of one column at `;`, `|` or tabs of its texts where each row has as many, though the heading has none: the
# heading is skipped, and the first row becomes the heading. With a second column, and its commas, all is as written. `delim = ','` reads it.
# Expected before the run: one column.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'duckdb==2.0.1'
cat >read.py <<'PY'
import duckdb


def read(text, options=''):
    with open('makers.csv', 'w') as file:
        file.write(text)
    found = duckdb.sql(f"FROM read_csv('makers.csv'{options})")
    return found.columns, found.fetchall()


alone = 'makes\ngears; axles\ncastings; valves\n'
print('one column: ', *read(alone))
print('two columns:', *read('makes,state\ngears; axles,GA\ncastings; valves,TX\n'))
print('one, told:  ', *read(alone, ", delim = ','"))
PY
env/bin/python read.py | tee seen
env/bin/python -c 'import duckdb; print("duckdb", duckdb.__version__)'
diff seen - <<'EOF'
one column:  ['gears', 'axles'] [('castings', ' valves')]
two columns: ['makes', 'state'] [('gears; axles', 'GA'), ('castings; valves', 'TX')]
one, told:   ['makes'] [('gears; axles',), ('castings; valves',)]
EOF
