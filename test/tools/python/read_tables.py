"""Reads a table by its URL in pandas and DuckDB, and writes what they made of it as JSON."""

import json
import sys
from importlib.metadata import files

import duckdb
import pandas

url = sys.argv[1]
connection = duckdb.connect()
# The extension of another package, because DuckDB's own place for it is elsewhere.
for file in files("duckdb-extension-httpfs"):
    if file.suffix == ".duckdb_extension":
        connection.load_extension(str(file.locate()))


def in_duckdb(options):
    found = connection.sql(f"SELECT * FROM read_csv('{url}'{options})")
    return {"columns": found.columns, "rows": [list(map(str, row)) for row in found.fetchall()]}


def in_pandas(**options):
    table = pandas.read_csv(url, **options)
    rows = table.astype(object).where(table.notna(), "None").values.tolist()
    return {"columns": list(table.columns), "rows": [list(map(str, row)) for row in rows]}


told = ", types = {'ZIP': 'VARCHAR', 'State FIPS': 'VARCHAR'}"
json.dump(
    {
        "pandas": in_pandas(dtype=str),
        "pandas that guesses": in_pandas(),
        "duckdb": in_duckdb(told),
        "duckdb that guesses": in_duckdb(""),
    },
    sys.stdout,
)
