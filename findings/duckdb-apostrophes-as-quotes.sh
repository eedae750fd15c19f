#!/usr/bin/env bash
# read_csv of DuckDB takes apostrophes for the quotes of a file as soon as one text begins and ends with one, also where others stand in
# double quotes, as RFC 4180 has it. Then texts lose their apostrophes, or, with a comma between double quotes, the lines before that one are
# skipped, heading and all: no row is left, and no error is told. `quote = '"'` reads them.
# Expected before the run: the rows as they are.
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
    with open('people.csv', 'w') as file:
        file.write(text)
    found = duckdb.sql(f"FROM read_csv('people.csv'{options})")
    return found.columns, found.fetchall()


plain = "name,called\nAda,'Countess'\nGrace,Amazing\n"
quoted = "name,called\nAda,'Countess'\n\"Hopper, Grace\",Amazing\n"
print('plain: ', *read(plain))
print('quoted:', *read(quoted))
print('quoted, told:', *read(quoted, ", quote = '\"'"))
PY
env/bin/python read.py | tee seen
env/bin/python -c 'import duckdb; print("duckdb", duckdb.__version__)'
diff seen - <<'EOF'
plain:  ['name', 'called'] [('Ada', 'Countess'), ('Grace', 'Amazing')]
quoted: ['"Hopper', 'Grace"', 'Amazing'] []
quoted, told: ['name', 'called'] [('Ada', "'Countess'"), ('Hopper, Grace', 'Amazing')]
EOF
