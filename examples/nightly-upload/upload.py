"""A partner's nightly upload: tells the graph what has changed in a table since the last upload.

    MEP_GRAPH_KEY=mepg_... python3 upload.py resources.csv --url https://graph.example.org

Needs Python 3.9 or later, and nothing else.
"""

import argparse
import csv
import json
import os
import sys
import time
import urllib.error
import urllib.request

LISTS = ("topics", "stateCodes", "agencyIds", "associationIds")
TRIES = 5


def main():
    parser = argparse.ArgumentParser(description="Upload what has changed in a table.")
    parser.add_argument("table", help="CSV file with a row for each resource")
    parser.add_argument("--url", default="http://127.0.0.1:4000")
    parser.add_argument("--state", help="what was uploaded last; default: beside the table")
    options = parser.parse_args()
    key = os.environ.get("MEP_GRAPH_KEY")
    if key is None:
        sys.exit("Expected a key in MEP_GRAPH_KEY.")
    state = State(options.state or f"{options.table}.uploaded.json")
    lines = lines_for(read_table(options.table), state)
    refused = upload(lines, state, options.url, key)
    print(f"{len(lines)} changes, {refused} refused")
    sys.exit(1 if refused > 0 else 0)


class State:
    """What the graph has of us, as far as it told. What is not kept yet is said again by the same keys, and done once."""

    def __init__(self, path):
        self.path, self.kept_at = path, time.monotonic()
        # Counts uploads that were finished: part of each key, so that what is said again on another night counts again.
        self.upload, self.rows = 1, {}
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                kept = json.load(file)
            self.upload, self.rows = kept["upload"], kept["rows"]

    def keep_now_and_then(self):
        """Of many answers, writing all that is known after each takes longer than the upload."""
        if time.monotonic() - self.kept_at >= 1:
            self.keep()

    def keep(self):
        temporary = f"{self.path}.new"
        with open(temporary, "w", encoding="utf-8") as file:
            json.dump({"upload": self.upload, "rows": self.rows}, file, indent=1)
        os.replace(temporary, self.path)
        self.kept_at = time.monotonic()


def read_table(path):
    """Rows by id; lists are separated by semicolons, and what is empty is not said."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = {}
        for row in csv.DictReader(file):
            facts = {
                name: [part.strip() for part in text.split(";")] if name in LISTS else text
                for name, text in row.items()
                if text != ""
            }
            rows[facts.pop("id")] = facts
        return rows


def lines_for(rows, state):
    """One line for each row that is new, different or gone."""
    lines = []
    for slug, row in rows.items():
        before = state.rows.get(slug)
        if before == row:
            continue
        facts = {name: value for name, value in row.items() if name != "page"}
        if before is not None:
            # What the row had and has no more is taken away.
            facts = {**{name: None for name in before if name not in row}, **facts}
        lines.append(line("PUBLISH" if before is None else "UPDATE", slug, row["page"], facts, state))
    for slug, before in state.rows.items():
        if slug not in rows:
            lines.append(line("WITHDRAW", slug, before["page"], None, state))
    return lines


def line(kind, slug, page, facts, state):
    said = {
        # The same for as long as this upload is not finished: what was sent twice is done once.
        "idempotencyKey": f"upload {state.upload} {kind} {slug}",
        "kind": kind,
        "entity": f"Resource:{slug}",
        "source": {"url": page},
    }
    return {**said, "record": facts} if facts is not None else said


def upload(lines, state, url, key):
    """Sends lines until each was answered; gives how many were refused."""
    waiting = list(lines)
    refused = 0
    for attempt in range(TRIES):
        if not waiting:
            break
        if attempt > 0:
            time.sleep(min(2**attempt, 60))
        try:
            for answer in send(waiting, url, key):
                refused += note(answer, waiting[answer["line"] - 1], state)
                state.keep_now_and_then()
        finally:
            state.keep()
        # Each line has its answer in its place: what has none was not reached.
        waiting = [one for one in waiting if not one.get("isAnswered")]
    if waiting:
        sys.exit(f"{len(waiting)} of {len(lines)} changes were not taken; the next run goes on with them.")
    state.upload += 1
    state.keep()
    return refused


def send(lines, url, key):
    body = "".join(json.dumps(one) + "\n" for one in lines).encode()
    request = urllib.request.Request(
        f"{url}/publish",
        data=body,
        headers={"content-type": "application/x-ndjson", "authorization": f"Bearer {key}"},
    )
    try:
        with urllib.request.urlopen(request, timeout=300) as response:
            for text in response:
                answer = json.loads(text)
                # What has no line is the end of all of them.
                if "line" not in answer:
                    print(answer["errors"][0]["message"], file=sys.stderr)
                    return
                yield answer
    except urllib.error.HTTPError as error:
        if error.code not in (429, 503):
            sys.exit(f"The graph answers {error.code}: {error.read().decode()[:300]}")
        time.sleep(int(error.headers.get("retry-after", "1")))
    except OSError as error:
        print(f"No answer: {error}", file=sys.stderr)


def note(answer, said, state):
    """Keeps what came of a line; gives 1 where it was refused."""
    said["isAnswered"] = True
    slug = said["entity"].split(":", 1)[1]
    if answer["errors"]:
        for error in answer["errors"]:
            print(f"{slug}: {error['field'] or error['code']}: {error['message']}", file=sys.stderr)
        correct(state, said, {error["code"] for error in answer["errors"]})
        return 1
    if said["kind"] == "WITHDRAW":
        del state.rows[slug]
    else:
        before = state.rows.get(slug, {}) if said["kind"] == "UPDATE" else {}
        after = {**before, **said["record"], "page": said["source"]["url"]}
        state.rows[slug] = {name: value for name, value in after.items() if value is not None}
    if answer["status"] == "PENDING":
        print(f"{slug}: waits for a reviewer")
    return 0


def correct(state, said, codes):
    """What was done without that its answer came, and is otherwise in the table by now, is said anew next time."""
    slug = said["entity"].split(":", 1)[1]
    if codes & {"TAKEN", "IDEMPOTENCY_KEY_REUSED"}:
        state.rows[slug] = {"page": said["source"]["url"]}
    elif "NOT_FOUND" in codes:
        state.rows.pop(slug, None)


main()
