#!/usr/bin/env bash
# iter_lines of httpx, with which one reads lines of JSON as they come, breaks lines where Python's str.splitlines does: at U+2028, U+2029 and U+0085
# too, which JSON has in strings as they are. A line of JSON becomes two that are none. iter_lines of requests breaks bytes, and at \n and \r only,
# until it is told decode_unicode=True.
# Expected before the run: two lines.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'httpx==0.28.1'
cat >read.py <<'PY'
import json

import httpx

for name, character in {'U+2028': '\u2028', 'U+0085': '\x85', 'U+000A, escaped': '\n'}.items():
    lines = [json.dumps({'name': f'Peach{character}Castings'}, ensure_ascii=False), json.dumps({'name': 'Gears'})]
    transport = httpx.MockTransport(lambda _: httpx.Response(200, text='\n'.join(lines) + '\n'))
    with httpx.Client(transport=transport) as client:
        print(f'{name}:', len(lines), 'sent,', len(list(client.get('http://lines.example').iter_lines())), 'read')
PY
env/bin/python read.py | tee seen
env/bin/python -c 'import httpx; print("httpx", httpx.__version__)'
diff seen - <<'EOF'
U+2028: 2 sent, 3 read
U+0085: 2 sent, 3 read
U+000A, escaped: 2 sent, 2 read
EOF
