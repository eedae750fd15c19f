"""Asks by a client that openapi-python-client has made, in the folder given, and writes what came as JSON."""

import json
import sys

folder, url = sys.argv[1:]
sys.path.insert(0, folder)

from client_of_api import Client
from client_of_api.api.operations import codes_csv, everything
from client_of_api.models import Problem
from client_of_api.models.region import Region

client = Client(base_url=url, raise_on_unexpected_status=True)
ids = ["Center:gamep", "Agency:nist-mep", "State:GA"]
near = '{"latitude":41.8,"longitude":-87.6}'
found = everything.sync(client=client, ids=ids, region=Region.WEST, near=near)
wrong = everything.sync_detailed(client=client, first=1000)
json.dump(
    {
        "data": found.to_dict(),
        "types": len({type(node) for node in found.nodes}),
        "csv": codes_csv.sync(client=client, first=1),
        "wrong": [wrong.status_code, isinstance(wrong.parsed, Problem), wrong.parsed.to_dict()],
    },
    sys.stdout,
)
