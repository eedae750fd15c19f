#!/usr/bin/env bash
# csvjson of csvkit makes dates of ranges of small numbers ("5-10" employees is 10 May 2001, a year that is in no cell), and booleans of counts,
# as long as none is above 1: with the first 2, the same column is numbers. `--no-inference` leaves all as text.
# Expected before the run: texts and numbers.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'csvkit==2.2.0' 'agate==1.14.2'
{
  printf 'employees,centers\n1-4,1\n5-10,0\n' | env/bin/csvjson
  echo
  printf 'employees,centers\n1-4,1\n5-10,0\n11-50,2\n' | env/bin/csvjson
  echo
  printf 'employees,centers\n1-4,1\n5-10,0\n' | env/bin/csvjson --no-inference
  echo
} | tee seen
env/bin/csvjson --version
diff seen - <<'EOF'
[{"employees": "2001-01-04", "centers": true}, {"employees": "2001-05-10", "centers": false}]
[{"employees": "1-4", "centers": 1.0}, {"employees": "5-10", "centers": 0.0}, {"employees": "11-50", "centers": 2.0}]
[{"employees": "1-4", "centers": "1"}, {"employees": "5-10", "centers": "0"}]
EOF
